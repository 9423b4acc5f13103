#include "widgets/panels/statetexts.h"

#include "datasources/format/formatvalue.h"
#include "widgets/common/values/oneline.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr qsizetype LongestBadge = 48;

/// The clock as the answers tell it; 0 when nothing ever came.
qint64 nowOf(const PanelStatus &status)
{
    return status.lastSuccessMs > 0 ? status.lastSuccessMs + status.ageMs : 0;
}

/// Old times of another day carry their date.
QString clockText(qint64 timeMs, qint64 nowMs, const QTimeZone &zone)
{
    const bool isRecent = nowMs - timeMs < 20 * Hour;
    return formatTime(timeMs, zone, isRecent ? u"HH:mm"_s : u"YYYY-MM-DD HH:mm"_s);
}

/// Its queries are for another kind of source, rather than its type unknown.
bool isForeign(const PanelStatus &status)
{
    return status.error && status.error->kind == ErrorKind::Unsupported;
}

QString asSentence(const QString &text)
{
    QString line = oneLine(text);
    const bool isEnded = line.isEmpty() || u".!?…"_s.contains(line.back());
    if (!isEnded)
        line.append(u'.');
    return line;
}

QString joined(const QString &first, const QString &second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return first + u' ' + second;
}

} // namespace

QString StateTexts::age(qint64 milliseconds)
{
    if (milliseconds < Minute)
        return tr("%1 s").arg(qMax<qint64>(milliseconds, 0) / Second);
    if (milliseconds < 15 * Minute) {
        const QString seconds = QString::number(milliseconds % Minute / Second);
        return tr("%1m%2s").arg(QString::number(milliseconds / Minute),
                                seconds.rightJustified(2, u'0'));
    }
    if (milliseconds < Hour)
        return tr("%1m").arg(milliseconds / Minute);
    if (milliseconds < Day)
        return tr("%1h%2m").arg(QString::number(milliseconds / Hour), QString::number(milliseconds % Hour / Minute));
    return tr("%1d").arg(milliseconds / Day);
}

QString StateTexts::reason(const PanelStatus &status)
{
    return status.error ? asSentence(status.error->message) : QString();
}

QString StateTexts::nextTry(const PanelStatus &status, const QTimeZone &zone)
{
    if (status.nextTryMs <= 0)
        return {};
    const qint64 now = nowOf(status);
    if (now > 0 && status.nextTryMs > now && status.nextTryMs - now < Hour)
        return tr("Next try in %1.").arg(age(status.nextTryMs - now));
    return tr("Next try at %1.").arg(formatTime(status.nextTryMs, zone, u"HH:mm:ss"_s));
}

StateBadge StateTexts::partialBadge(const PanelStatus &status)
{
    QStringList all;
    QString first;
    for (const Notice &notice : status.notices) {
        all.append(asSentence(notice.text));
        if (first.isEmpty() && notice.severity == Notice::Severity::Partial)
            first = oneLine(notice.text, LongestBadge);
    }
    if (first.isEmpty() && !status.notices.isEmpty())
        first = oneLine(status.notices.constFirst().text, LongestBadge);
    while (first.endsWith(u'.'))
        first.chop(1);
    return {first.isEmpty() ? tr("Partial") : tr("Partial: %1").arg(first), StateSign::Warning,
            StateTone::Warning, false, all.join(u'\n')};
}

StateBadge StateTexts::warningBadge(const PanelStatus &status)
{
    QStringList all;
    for (const Notice &notice : status.notices) {
        if (notice.severity == Notice::Severity::Warning)
            all.append(asSentence(notice.text));
    }
    if (all.isEmpty())
        return {};
    return {tr("Warning"), StateSign::Warning, StateTone::Warning, false, all.join(u'\n')};
}

StateBadge StateTexts::silentBadge(const PanelStatus &status)
{
    const qint64 now = nowOf(status);
    const QString text =
        status.newestSampleMs > 0 && now > status.newestSampleMs
            ? tr("Newest sample %1 old").arg(formatDuration(now - status.newestSampleMs))
            : tr("Source is silent");
    return {text, StateSign::BrokenLink, StateTone::Warning, false,
            tr("The source answers, but it has no new samples for these series.")};
}

StateBadge StateTexts::badge(const PanelStatus &status, const QTimeZone &zone)
{
    const QString why = joined(reason(status), nextTry(status, zone));
    switch (status.state) {
    case PanelState::Error:
        return {tr("Error"), StateSign::Alert, StateTone::Critical, false, why};
    case PanelState::Late:
        return {age(status.ageMs), StateSign::Clock, StateTone::Warning, false, why};
    case PanelState::Stale:
        return {tr("STALE %1").arg(age(status.ageMs)), StateSign::Clock, StateTone::Stale, true,
                why};
    case PanelState::Dead:
        return {status.lastSuccessMs > 0 ? tr("DEAD %1").arg(age(status.ageMs)) : tr("DEAD"),
                StateSign::BrokenLink, StateTone::Stale, true, why};
    case PanelState::Silent:
        return silentBadge(status);
    case PanelState::Partial:
        return partialBadge(status);
    case PanelState::Unsupported:
        return {tr("Placeholder"), StateSign::Info, StateTone::Info, false,
                isForeign(status) ? joined(reason(status), tr("Saving keeps the query unchanged."))
                                  : tr("This panel type is not drawn here. Saving keeps it unchanged.")};
    case PanelState::Ok:
    case PanelState::Empty:
        return warningBadge(status);
    case PanelState::Idle:
    case PanelState::Loading:
        break;
    }
    return {};
}

StateMessage StateTexts::strip(const PanelStatus &status, const QTimeZone &zone)
{
    if (status.state != PanelState::Error || !status.hasPicture)
        return {};
    const QString old =
        status.lastSuccessMs > 0
            ? tr("Picture of %1.").arg(clockText(status.lastSuccessMs, nowOf(status), zone))
            : QString();
    const QString why = reason(status);
    return {why.isEmpty() ? tr("The query failed.") : why, old};
}

StateMessage StateTexts::nothingFound(const PanelStatus &status)
{
    if (status.asksNothing)
        return {tr("This panel has no query"), tr("Without a query there is nothing to show.")};
    return {status.rangeText.isEmpty() ? tr("No series in this time range")
                                       : tr("No series in %1").arg(oneLine(status.rangeText)),
            status.filterText.isEmpty()
                ? tr("The expression matched nothing.")
                : tr("The expression matched nothing for %1.").arg(oneLine(status.filterText))};
}

StateMessage StateTexts::message(const PanelStatus &status, const QTimeZone &zone)
{
    switch (status.state) {
    case PanelState::Empty:
        return nothingFound(status);
    case PanelState::Late:
    case PanelState::Stale: // the last answer held nothing
        return status.hasPicture || status.lastSuccessMs <= 0 ? StateMessage() : nothingFound(status);
    case PanelState::Dead:
        return {
            status.lastSuccessMs > 0
                ? tr("No data since %1").arg(clockText(status.lastSuccessMs, nowOf(status), zone))
                : tr("No data yet"),
            joined(reason(status), nextTry(status, zone))};
    case PanelState::Unsupported:
        return isForeign(status) ? StateMessage{tr("Not drawn here"), reason(status)} : StateMessage();
    case PanelState::Error:
        if (status.hasPicture)
            return {};
        return {tr("The query failed"), joined(reason(status), nextTry(status, zone))};
    default:
        return {};
    }
}

QString StateTexts::sentence(const PanelStatus &status, const QTimeZone &zone)
{
    const StateMessage instead = message(status, zone);
    if (!instead.headline.isEmpty())
        return joined(asSentence(instead.headline), instead.detail);
    switch (status.state) {
    case PanelState::Idle:
    case PanelState::Loading:
        return tr("Waiting for data.");
    case PanelState::Error:
        return joined(strip(status, zone).headline, strip(status, zone).detail);
    case PanelState::Late:
        return tr("The data is late: %1 old.").arg(age(status.ageMs));
    case PanelState::Stale:
        return tr("The data is stale: %1 old.").arg(age(status.ageMs));
    default:
        break;
    }
    const StateBadge shown = badge(status, zone);
    return shown.text.isEmpty() ? QString() : joined(asSentence(shown.text), shown.explanation);
}

} // namespace Promontory
