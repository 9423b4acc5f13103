#include "datasources/transform/seriesname.h"

#include <map>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr auto MetricName = "__name__"_L1;
constexpr qsizetype LongestName = 8 * 1024;

QString labelList(const Labels &labels, const QStringList *only)
{
    QStringList parts;
    for (const auto &[name, value] : labels.pairs()) {
        if (name != MetricName && (!only || only->contains(name)))
            parts.append(name + "=\""_L1 + value + u'"');
    }
    return parts.isEmpty() ? QString() : QString(u'{' + parts.join(u", "_s) + u'}');
}

// What a reference inside of ${…} stands for; nothing if it belongs to something else.
std::optional<QString> fieldReference(QStringView path, const Field &field, const QString &seriesName)
{
    if (path == u"__series.name" || path == u"__field.displayName")
        return seriesName;
    if (path == u"__field.name")
        return field.name;
    if (path == u"__field.labels")
        return labelList(field.labels, nullptr);
    constexpr QStringView LabelPath = u"__field.labels";
    if (!path.startsWith(LabelPath))
        return {};
    QStringView label = path.mid(LabelPath.size());
    if (label.startsWith(u'.'))
        return field.labels.value(label.mid(1));
    if (label.startsWith(u"[") && label.endsWith(u']') && label.size() > 4)
        return field.labels.value(label.mid(2, label.size() - 4));
    return {};
}

// Calls `write` for each piece of the text between the marks and puts its result in its place.
template <typename Function>
QString replacedBetween(const QString &text, QLatin1StringView open, QLatin1StringView close, Function write)
{
    QString result;
    qsizetype at = 0;
    while (at < text.size() && result.size() < LongestName) {
        const qsizetype begin = text.indexOf(open, at);
        const qsizetype end = begin < 0 ? -1 : text.indexOf(close, begin + open.size());
        if (end < 0)
            break;
        result.append(QStringView(text).mid(at, begin - at));
        const QStringView inside = QStringView(text).mid(begin + open.size(), end - begin - open.size());
        result.append(write(inside, QStringView(text).mid(begin, end + close.size() - begin)));
        at = end + close.size();
    }
    result.append(QStringView(text).mid(at));
    return result.left(LongestName);
}

} // namespace

QString verboseName(const Labels &labels)
{
    return labels.metricName() + labelList(labels, nullptr);
}

QString legendText(const QString &legend, const Labels &labels)
{
    return replacedBetween(legend, "{{"_L1, "}}"_L1, [&labels](QStringView inside, QStringView) {
        return labels.value(inside.trimmed());
    });
}

QStringList distinguishingLabels(const std::vector<const Field *> &series)
{
    struct Seen
    {
        QString firstValue;
        std::size_t equal = 0;
    };
    std::map<QString, Seen> labels;
    for (const Field *field : series) {
        for (const auto &[name, value] : field->labels.pairs()) {
            Seen &seen = labels.try_emplace(name, Seen{value, 0}).first->second;
            if (seen.firstValue == value)
                ++seen.equal;
        }
    }
    QStringList result;
    for (const auto &[name, seen] : labels) {
        if (series.size() == 1 ? name != MetricName : seen.equal != series.size())
            result.append(name);
    }
    return result;
}

QString automaticName(const Labels &labels, const QStringList &distinguishing)
{
    if (distinguishing.size() == 1)
        return labels.value(distinguishing.first());
    const QString list = labelList(labels, &distinguishing);
    const bool metricDiffers = distinguishing.contains(MetricName);
    return list.isEmpty() || metricDiffers ? QString(labels.metricName() + list) : list;
}

QString displayNameText(const QString &form, const Field &field, const QString &seriesName)
{
    return replacedBetween(form, "${"_L1, "}"_L1, [&](QStringView inside, QStringView whole) {
        return fieldReference(inside, field, seriesName).value_or(whole.toString());
    });
}

} // namespace Promontory
