#include "app/dashboardsettings/generalrules.h"

#include "app/dashboard/codecs.h"
#include "app/dashboardsettings/linkrules.h"
#include "datasources/frame/timerange.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct GeneralTexts
{
    Q_DECLARE_TR_FUNCTIONS(GeneralRules)
};

constexpr qsizetype LongestTitle = 512;
constexpr qint64 ShortestMs = 1'000;
constexpr qint64 QuickMs = 5'000;
constexpr qint64 DayMs = 86'400'000;

QString notALength(const QString &text)
{
    return GeneralTexts::tr("“%1” is not a length of time such as 30s, 5m or 1h.")
        .arg(text.left(40));
}

} // namespace

FieldReading<QString> readTitle(const QString &text)
{
    const QString title = text.trimmed();
    if (title.isEmpty())
        return {{}, GeneralTexts::tr("A dashboard needs a title."), {}};
    if (title.size() > LongestTitle)
        return {{},
                GeneralTexts::tr("A title has at most %1 characters.")
                    .arg(QString::number(LongestTitle)),
                {}};
    return {title, {}, {}};
}

FieldReading<qint64> readRefresh(const QString &text, const QString &offText)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.compare(offText, Qt::CaseInsensitive) == 0)
        return {};
    const Result<qint64> interval = parseInterval(trimmed);
    if (!interval)
        return {0, notALength(trimmed), {}};
    if (*interval < ShortestMs)
        return {0, GeneralTexts::tr("A dashboard refreshes at most once a second."), {}};
    if (*interval > DayMs)
        return {
            0, GeneralTexts::tr("A dashboard refreshes at least once a day, or not at all."), {}};
    if (*interval < QuickMs)
        return {
            *interval, {}, GeneralTexts::tr("This loads the server: every panel asks each time.")};
    return {*interval, {}, {}};
}

QString refreshText(qint64 refreshMs, const QString &offText)
{
    return refreshMs <= 0 ? offText : RefreshCodec().write(refreshMs, {}).toString();
}

FieldReading<QStringList> readIntervals(const QString &text)
{
    const QStringList intervals = listOf(text);
    for (const QString &one : intervals) {
        const Result<qint64> interval = parseInterval(one);
        if (!interval)
            return {{}, notALength(one), {}};
        if (*interval < ShortestMs || *interval > DayMs)
            return {{},
                    GeneralTexts::tr("“%1” is less than a second or more than a day.")
                        .arg(one.left(40)),
                    {}};
    }
    return {intervals, {}, {}};
}

FieldReading<QString> readNowDelay(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    const Result<qint64> delay = parseInterval(trimmed);
    if (!delay || *delay < 0)
        return {{}, notALength(trimmed), {}};
    if (*delay > DayMs)
        return {{}, GeneralTexts::tr("“now” can lie at most a day back."), {}};
    return {trimmed, {}, {}};
}

} // namespace Promontory
