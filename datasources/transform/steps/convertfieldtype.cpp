#include "datasources/transform/steps/convertfieldtype.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/clocktext.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/momenttext.h"

#include <QCoreApplication>
#include <QSet>

#include <cmath>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

struct Conversion
{
    QString format;
    QTimeZone zone;
    QString joinWith; // between the items of a list
    Json words;       // what an enumeration knows
};

template <typename T, typename Convert>
FieldValues converted(const FieldValues &values, Convert convert)
{
    const std::size_t rows = std::visit([](const auto &column) { return column.size(); }, values);
    std::vector<T> results;
    results.reserve(rows);
    for (std::size_t row = 0; row < rows; ++row)
        results.push_back(convert(cellAt(values, row)));
    return Column<T>(std::move(results));
}

FieldValues asNumbers(const FieldValues &values, const Conversion &)
{
    if (!std::holds_alternative<TextColumn>(values))
        return numbersOf(values);
    return converted<double>(values, [](const Cell &cell) {
        const QString *text = std::get_if<QString>(&cell);
        if (!text)
            return missingSample();
        const double number =
            text->contains(u',') ? cellNumber(QString(*text).remove(u',')) : cellNumber(cell);
        return std::isfinite(number) ? number : missingSample();
    });
}

FieldValues asMoments(const FieldValues &values, const Conversion &conversion)
{
    constexpr double MsPerSecond = 1'000;
    const double unit = conversion.format == u"X" ? MsPerSecond : 1;
    return converted<qint64>(values, [&conversion, unit](const Cell &cell) {
        if (const QString *text = std::get_if<QString>(&cell))
            return momentIn(*text, conversion.format, conversion.zone);
        return momentOf(cellNumber(cell) * unit);
    });
}

// Lists stand in columns as the texts that wrote them.
QString joinedList(const QString &text, const QString &separator)
{
    const Json list = text.startsWith(u'[') ? parseJson(text.toUtf8()).value_or(Json()) : Json();
    if (!list.isArray())
        return text;
    QStringList items;
    for (const Json &item : list.items())
        items.append(item.isString() ? item.toString() : QString::fromUtf8(writeJsonCompact(item)));
    return items.join(separator);
}

FieldValues joinedTexts(const TextColumn &texts, const QString &separator)
{
    std::vector<QString> joined;
    joined.reserve(texts.size());
    for (const QString &text : texts.span())
        joined.push_back(joinedList(text, separator));
    return TextColumn(std::move(joined));
}

FieldValues asTexts(const FieldValues &values, const Conversion &conversion)
{
    if (const TextColumn *texts = std::get_if<TextColumn>(&values))
        return conversion.joinWith.isEmpty() ? values : joinedTexts(*texts, conversion.joinWith);
    ClockText clock(conversion.format, conversion.zone);
    return converted<QString>(values, [&clock](const Cell &cell) {
        if (std::holds_alternative<std::monostate>(cell))
            return QString();
        const qint64 *time = std::get_if<qint64>(&cell);
        return time ? clock.text(*time) : cellText(cell);
    });
}

FieldValues asFlags(const FieldValues &values, const Conversion &)
{
    // As scripts judge: any text is true, also "false"; nothing is false.
    return converted<char>(values, [](const Cell &cell) {
        if (const QString *text = std::get_if<QString>(&cell))
            return static_cast<char>(!text->isEmpty());
        const double number = cellNumber(cell);
        return static_cast<char>(number != 0 && !std::isnan(number));
    });
}

// The values that the enumeration names; all others are none.
FieldValues asWords(const FieldValues &values, const Conversion &conversion)
{
    QSet<QString> words;
    for (const Json &word : conversion.words[u"text"].items())
        words.insert(word.toString());
    if (words.isEmpty())
        return values;
    return converted<QString>(values, [&words](const Cell &cell) {
        const QString text = std::holds_alternative<QString>(cell) ? cellText(cell) : QString();
        return words.contains(text) ? text : QString();
    });
}

// The colours of an enumeration are those of its words.
void addColors(FieldConfig &config, const Json &words)
{
    for (qsizetype i = 0; i < words[u"text"].size(); ++i) {
        const QString color = words[u"color"].at(i).toString();
        if (color.isEmpty())
            continue;
        ValueMapping mapping;
        mapping.match = words[u"text"].at(i).toString();
        mapping.result.color = color;
        config.mappings.append(mapping);
    }
}

using Converter = FieldValues (*)(const FieldValues &values, const Conversion &conversion);

Converter converterTo(const QString &type)
{
    if (type == "number"_L1)
        return asNumbers;
    if (type == "time"_L1)
        return asMoments;
    if (type == "string"_L1 || type == "other"_L1)
        return asTexts;
    if (type == "enum"_L1)
        return asWords;
    return type == "boolean"_L1 ? asFlags : nullptr;
}

bool hasType(const FieldValues &values, Converter converter)
{
    return (converter == asNumbers && std::holds_alternative<NumberColumn>(values)) ||
           (converter == asMoments && std::holds_alternative<TimeColumn>(values)) ||
           (converter == asFlags && std::holds_alternative<BoolColumn>(values));
}

} // namespace

Result<Frames> convertFieldType(const Frames &frames, const Json &options,
                                const TransformContext &context)
{
    Frames result = frames;
    for (const Json &entry : options[u"conversions"].items()) {
        const QString type = entry[u"destinationType"].toString();
        const Converter converter = converterTo(type);
        if (!converter && !type.isEmpty())
            return failure(ErrorKind::Syntax, Text::tr("One of its types is unknown."));
        const Conversion conversion{entry[u"dateFormat"].toString(),
                                    zoneNamed(entry[u"timezone"].toString(), context.zone),
                                    entry[u"joinWith"].toString(), entry[u"enumConfig"]};
        for (FramePtr &frame : result) {
            const Field *field = findField(*frame, entry[u"targetField"].toString());
            if (!field || !converter || hasType(field->values, converter) || context.stops())
                continue;
            auto next = std::make_shared<Frame>(*frame);
            Field &changed = next->fields[static_cast<std::size_t>(field - frame->fields.data())];
            changed.values = converter(field->values, conversion);
            if (converter == asWords)
                addColors(changed.config, conversion.words);
            frame = std::move(next);
        }
    }
    return result;
}

} // namespace Promontory
