#include "widgets/common/values/datalinks.h"

#include "widgets/common/values/linkaddress.h"
#include "widgets/common/values/oneline.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype LongestForm = 8'192;
constexpr qsizetype MostLinks = 50;
constexpr qsizetype LongestTitle = 200;
constexpr qsizetype LongestShown = 200;
constexpr int NumberDigits = 17;

struct DataLinkTexts
{
    Q_DECLARE_TR_FUNCTIONS(Promontory::DataLinks)
};

QString numberText(double number)
{
    return isMissing(number) ? QString() : QString::number(number, 'g', NumberDigits);
}

QString rawText(const Field &field, std::size_t row)
{
    if (row >= field.size())
        return {};
    if (const NumberColumn *numbers = field.numbers())
        return numberText((*numbers)[row]);
    if (const TimeColumn *times = field.times())
        return (*times)[row] == MissingTime ? QString() : QString::number((*times)[row]);
    if (const TextColumn *texts = field.texts())
        return (*texts)[row];
    const BoolColumn *flags = field.flags();
    if (!flags || (*flags)[row] == MissingFlag)
        return {};
    return (*flags)[row] ? u"true"_s : u"false"_s;
}

const Field *fieldNamed(const Frame &frame, QStringView name)
{
    const auto found = std::find_if(frame.fields.begin(), frame.fields.end(), [name](const Field &field) {
        return field.displayName == name || field.name == name;
    });
    return found == frame.fields.end() ? nullptr : &*found;
}

/// What stands in ["…"] or behind the point; nothing for other texts.
std::optional<QStringView> keyOf(QStringView path)
{
    if (path.startsWith(u'.'))
        return path.mid(1);
    if (path.size() < 3 || !path.startsWith(u'[') || !path.endsWith(u']'))
        return {};
    const QStringView inside = path.mid(1, path.size() - 2);
    const bool isQuoted = inside.size() > 1 && (inside.startsWith(u'"') || inside.startsWith(u'\''));
    return isQuoted ? inside.mid(1, inside.size() - 2) : inside;
}

/// The value that texts and addresses speak of.
class Speaker
{
public:
    Speaker(const DataPlace &place, const Frame &frame, const Field &field)
        : m_place(place)
        , m_frame(frame)
        , m_field(field)
        , m_row(place.row ? *place.row : frame.rows() - 1)
    {
    }

    /// What a reference stands for; nothing if it is not one of a value.
    std::optional<QString> referred(QStringView name) const;

private:
    std::optional<QString> ofValue(QStringView name) const;
    QString ofField(QStringView path) const;
    QString ofLabels(QStringView path) const;

    const DataPlace &m_place;
    const Frame &m_frame;
    const Field &m_field;
    std::size_t m_row; ///< the newest for a value of the whole field
};

std::optional<QString> Speaker::ofValue(QStringView name) const
{
    if (name == "raw"_L1 || name == "numeric"_L1)
        return isMissing(m_place.number) ? rawText(m_field, m_row) : numberText(m_place.number);
    if (name == "text"_L1)
        return m_place.shown.joined();
    if (name == "calc"_L1)
        return m_place.calculation;
    if (name == "time"_L1) {
        const Field *time = m_frame.timeField();
        return time ? rawText(*time, m_row) : QString();
    }
    return {};
}

/// ".Name", "[0]", "[\"Name\"]", perhaps with ".text" or ".numeric" behind it.
QString Speaker::ofField(QStringView path) const
{
    const auto key = keyOf(path);
    if (!key)
        return {};
    bool isNumber = false;
    const qulonglong index = path.startsWith(u'[') ? key->toULongLong(&isNumber) : 0;
    if (isNumber)
        return index < m_frame.fields.size() ? rawText(m_frame.fields[static_cast<std::size_t>(index)], m_row) : QString();
    const Field *field = fieldNamed(m_frame, *key);
    return field ? rawText(*field, m_row) : QString();
}

QString Speaker::ofLabels(QStringView path) const
{
    const auto key = keyOf(path);
    if (key)
        return m_field.labels.value(*key);
    return path.isEmpty() ? m_field.labels.toText() : QString();
}

std::optional<QString> Speaker::referred(QStringView name) const
{
    constexpr QLatin1StringView Value("__value");
    constexpr QLatin1StringView Labels("__field.labels");
    constexpr QLatin1StringView Fields("__data.fields");
    if (name == Value)
        return m_place.shown.joined();
    if (name.startsWith("__value."_L1))
        return ofValue(name.mid(Value.size() + 1));
    if (name == "__field.name"_L1 || name == "__field.displayName"_L1)
        return m_field.displayName.isEmpty() ? m_field.name : m_field.displayName;
    if (name == "__series.name"_L1)
        return m_frame.name.isEmpty() ? m_field.displayName : m_frame.name;
    if (name.startsWith(Labels))
        return ofLabels(name.mid(Labels.size()));
    if (!name.startsWith(Fields))
        return {};
    QStringView path = name.mid(Fields.size());
    for (const QLatin1StringView kind : {".text"_L1, ".numeric"_L1, ".time"_L1}) {
        if (path.size() > kind.size() + 1 && path.endsWith(kind))
            path.chop(kind.size());
    }
    return ofField(path);
}

/// Replaces ${…} by what it stands for, written by `write`; other references stay. A text that becomes too long is
/// given up: values may be megabytes, and a form may name them hundreds of times.
template <typename Write>
QString filled(const QString &form, const Speaker &speaker, const Write &write)
{
    QString text;
    qsizetype at = 0;
    while (at < form.size() && text.size() <= LongestLink) {
        const qsizetype start = form.indexOf("${"_L1, at);
        const qsizetype end = start < 0 ? -1 : form.indexOf(u'}', start);
        if (end < 0)
            break;
        const QStringView inside = QStringView(form).mid(start + 2, end - start - 2);
        const qsizetype colon = inside.indexOf(u':');
        const auto value = speaker.referred(colon < 0 ? inside : inside.left(colon));
        text += QStringView(form).mid(at, start - at);
        if (value)
            text += write(value->left(LongestLink + 1), colon < 0 ? QStringView() : inside.mid(colon + 1));
        else
            text += QStringView(form).mid(start, end + 1 - start);
        at = end + 1;
    }
    return text + QStringView(form).mid(at);
}

/// As links were written before Grafana 7.
QString modernForm(QString form)
{
    constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 3> names{
        {{"__series_name"_L1, "${__series.name}"_L1}, {"__field_name"_L1, "${__field.name}"_L1}, {"__value_time"_L1, "${__value.time}"_L1}}};
    for (const auto &[old, now] : names) {
        if (!form.contains(old))
            continue;
        form.replace("${"_L1 + QString(old) + u'}', now);
        form.replace(u'$' + QString(old), now);
    }
    return form;
}

/// Values stand in one component of the address; only ":raw" may bring several.
QString encoded(const QString &value, QStringView format)
{
    return format == "raw"_L1 ? value : QString::fromLatin1(QUrl::toPercentEncoding(value));
}

QString plain(const QString &value, QStringView)
{
    return value;
}

} // namespace

QList<ShownLink> dataLinks(const DataPlace &place)
{
    QList<ShownLink> links;
    const Frame *frame = place.origin.frame.get();
    const Field *field = place.origin.field();
    if (!frame || !field)
        return links;
    const Speaker speaker(place, *frame, *field);
    for (const DataLink &link : field->config.links) {
        if (links.size() == MostLinks)
            break;
        const QString form = modernForm(cleanedLink(link.url));
        if (form.size() > LongestForm)
            continue;
        const auto url = followableLink(form, filled(form, speaker, encoded));
        const QString title = oneLine(filled(modernForm(link.title.left(LongestForm)), speaker, plain), LongestTitle);
        if (url)
            links.append({title.isEmpty() ? DataLinkTexts::tr("Link") : title, *url, link.oneClick});
    }
    return links;
}

FieldOrigin originIn(const Frames &frames, const Field &field)
{
    if (field.config.links.isEmpty())
        return {};
    for (const FramePtr &frame : frames) {
        for (std::size_t i = 0; frame && i < frame->fields.size(); ++i) {
            if (&frame->fields[i] == &field)
                return {frame, static_cast<int>(i)};
        }
    }
    return {};
}

std::optional<std::size_t> rowAt(const Frame &frame, qint64 timeMs)
{
    const Field *field = frame.timeField();
    const TimeColumn *times = field ? field->times() : nullptr;
    if (!times)
        return {};
    const auto all = times->span();
    const auto after = std::upper_bound(all.begin(), all.end(), timeMs);
    return after == all.begin() ? std::nullopt : std::optional(static_cast<std::size_t>(after - all.begin() - 1));
}

const ShownLink *clickedLink(const QList<ShownLink> &links)
{
    const auto once = std::find_if(links.cbegin(), links.cend(), [](const ShownLink &link) { return link.oneClick; });
    if (once != links.cend())
        return &*once;
    return links.size() == 1 ? &links.constFirst() : nullptr;
}

QString linkTip(const ShownLink &link)
{
    return link.title + u'\n' + oneLine(shownAddress(link.url), LongestShown);
}

} // namespace Promontory
