#include "datasources/transform/steps/convertfieldtype.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/clocktext.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/momenttext.h"

#include <QCoreApplication>

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
        return text->contains(u',') ? cellNumber(QString(*text).remove(u',')) : cellNumber(cell);
    });
}

FieldValues asMoments(const FieldValues &values, const Conversion &conversion)
{
    return converted<qint64>(values, [&conversion](const Cell &cell) {
        if (const QString *text = std::get_if<QString>(&cell))
            return momentIn(*text, conversion.format, conversion.zone);
        return momentOf(cellNumber(cell));
    });
}

FieldValues asTexts(const FieldValues &values, const Conversion &conversion)
{
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
    return converted<char>(values, [](const Cell &cell) {
        if (std::holds_alternative<std::monostate>(cell))
            return MissingFlag;
        if (const QString *text = std::get_if<QString>(&cell)) {
            const bool isFalse = text->isEmpty() || *text == "0"_L1 ||
                                 text->compare("false"_L1, Qt::CaseInsensitive) == 0;
            return static_cast<char>(!isFalse);
        }
        const double number = cellNumber(cell);
        return static_cast<char>(number != 0 && !std::isnan(number));
    });
}

using Converter = FieldValues (*)(const FieldValues &values, const Conversion &conversion);

Converter converterTo(const QString &type)
{
    if (type == "number"_L1)
        return asNumbers;
    if (type == "time"_L1)
        return asMoments;
    if (type == "string"_L1 || type == "enum"_L1 || type == "other"_L1)
        return asTexts;
    return type == "boolean"_L1 ? asFlags : nullptr;
}

bool hasType(const FieldValues &values, Converter converter)
{
    return (converter == asNumbers && std::holds_alternative<NumberColumn>(values)) ||
           (converter == asMoments && std::holds_alternative<TimeColumn>(values)) ||
           (converter == asTexts && std::holds_alternative<TextColumn>(values)) ||
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
                                    zoneNamed(entry[u"timezone"].toString(), context.zone)};
        for (FramePtr &frame : result) {
            const Field *field = findField(*frame, entry[u"targetField"].toString());
            if (!field || !converter || hasType(field->values, converter) || context.stops())
                continue;
            auto next = std::make_shared<Frame>(*frame);
            next->fields[static_cast<std::size_t>(field - frame->fields.data())].values =
                converter(field->values, conversion);
            frame = std::move(next);
        }
    }
    return result;
}

} // namespace Promontory
