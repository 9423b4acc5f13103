#include "widgets/common/values/datalinkurl.h"

#include "widgets/common/values/safelink.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype LongestForm = 8'192;
constexpr int NumberDigits = 17;

QString rawText(const Field &field, std::size_t row)
{
    if (row >= field.size())
        return {};
    if (const NumberColumn *numbers = field.numbers())
        return isMissing((*numbers)[row]) ? QString() : QString::number((*numbers)[row], 'g', NumberDigits);
    if (const TimeColumn *times = field.times())
        return QString::number((*times)[row]);
    if (const TextColumn *texts = field.texts())
        return (*texts)[row];
    const BoolColumn *flags = field.flags();
    return flags && (*flags)[row] ? u"true"_s : u"false"_s;
}

const Field *fieldNamed(const Frame &frame, QStringView name)
{
    const auto found = std::find_if(frame.fields.begin(), frame.fields.end(), [name](const Field &field) {
        return field.displayName == name || field.name == name;
    });
    return found == frame.fields.end() ? nullptr : &*found;
}

/// The field that ".Name", "[0]" or "[\"Name\"]" means.
const Field *fieldAt(const Frame &frame, QStringView path)
{
    if (path.startsWith(u'.'))
        return fieldNamed(frame, path.mid(1));
    if (!path.startsWith(u'[') || !path.endsWith(u']'))
        return nullptr;
    const QStringView inside = path.mid(1, path.size() - 2);
    bool isNumber = false;
    const qulonglong index = inside.toULongLong(&isNumber);
    if (isNumber)
        return index < frame.fields.size() ? &frame.fields[static_cast<std::size_t>(index)] : nullptr;
    const bool isQuoted = inside.size() > 1 && (inside.startsWith(u'"') || inside.startsWith(u'\''));
    return isQuoted ? fieldNamed(frame, inside.mid(1, inside.size() - 2)) : nullptr;
}

struct Place
{
    const Frame &frame;
    const Field &field;
    std::size_t row;
    const FormattedValue &shown;
};

QString timeText(const Place &place)
{
    const Field *time = place.frame.timeField();
    return time ? rawText(*time, place.row) : QString();
}

/// What a reference stands for; nothing if it is not one of a cell.
std::optional<QString> referred(QStringView name, const Place &place)
{
    constexpr QLatin1StringView Fields("__data.fields");
    constexpr QLatin1StringView Labels("__field.labels.");
    if (name == "__value.raw"_L1 || name == "__value.numeric"_L1 || name == "__value"_L1)
        return rawText(place.field, place.row);
    if (name == "__value.text"_L1)
        return place.shown.joined();
    if (name == "__value.time"_L1)
        return timeText(place);
    if (name == "__field.name"_L1 || name == "__field.displayName"_L1 || name == "__series.name"_L1)
        return place.field.displayName;
    if (name.startsWith(Labels))
        return place.field.labels.value(name.mid(Labels.size()));
    if (name.startsWith(Fields)) {
        const Field *field = fieldAt(place.frame, name.mid(Fields.size()));
        return field ? rawText(*field, place.row) : QString();
    }
    return {};
}

} // namespace

std::optional<QUrl> dataLinkUrl(const QString &form, const Frame &frame, const Field &field, std::size_t row,
                                const FormattedValue &shown)
{
    if (form.size() > LongestForm)
        return {};
    const Place place{frame, field, row, shown};
    QString url;
    qsizetype at = 0;
    while (at < form.size()) {
        const qsizetype start = form.indexOf("${"_L1, at);
        const qsizetype end = start < 0 ? -1 : form.indexOf(u'}', start);
        if (end < 0)
            break;
        const QStringView inside = QStringView(form).mid(start + 2, end - start - 2);
        const qsizetype colon = inside.lastIndexOf(u':'); // how it is written; addresses are always encoded
        const auto text = referred(colon < 0 ? inside : inside.left(colon), place);
        url += QStringView(form).mid(at, start - at);
        url += text ? QString::fromLatin1(QUrl::toPercentEncoding(*text)) : form.mid(start, end + 1 - start);
        at = end + 1;
    }
    url += QStringView(form).mid(at);
    return safeLink(url);
}

} // namespace Promontory
