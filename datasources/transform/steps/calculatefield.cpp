#include "datasources/transform/steps/calculatefield.h"

#include "datasources/frame/reducer.h"
#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/fieldreduction.h"
#include "datasources/transform/framejoin.h"
#include "datasources/transform/numbercolumns.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

// The fields that a mode makes of a frame; none where the frame lacks what it needs.
using Results = std::vector<Field>;
using Mode = Result<Results> (*)(const Frame &frame, const Json &options);

QString titleOr(const Json &options, const QString &usual)
{
    const QString alias = options[u"alias"].toString();
    return alias.isEmpty() ? usual : alias;
}

Result<Results> reducedRow(const Frame &frame, const Json &options)
{
    const Json &reduce = options[u"reduce"];
    const QString reducer = reduce[u"reducer"].toString(u"sum"_s);
    const Reducer *known = findReducer(reducer);
    if (!known || known->isList)
        return failure(ErrorKind::Syntax, Text::tr("Its calculation is unknown."));
    const FieldMatcher matcher = reduce[u"include"].size() > 0
                                     ? makeFieldMatcher(u"byNames"_s, reduce[u"include"])
                                     : makeFieldMatcher(u"numeric"_s, {});
    const bool nullIsZero = reduce[u"nullValueMode"].toString() == "null as zero"_L1;
    std::vector<NumberColumn> columns;
    for (const Field &field : frame.fields) {
        if (!matches(matcher, frame, field))
            continue;
        NumberColumn numbers = numbersOf(field.values);
        if (nullIsZero) {
            std::vector<double> values(numbers.span().begin(), numbers.span().end());
            std::replace_if(
                values.begin(), values.end(), [](double value) { return isMissing(value); }, 0.0);
            numbers = NumberColumn(std::move(values));
        }
        columns.push_back(std::move(numbers));
    }
    if (columns.empty())
        return Results();
    return Results{plainField(titleOr(options, reducerTitle(reducer)),
                              reducedRows(columns, reducerId(reducer)))};
}

// One side of a binary calculation: fields of the frame, or a number.
struct Operand
{
    std::vector<const Field *> fields;
    std::optional<double> number;
    QString title;

    bool isThere() const { return number.has_value() || !fields.empty(); }
};

Operand textOperand(const Frame &frame, const QString &text)
{
    if (const Field *field = findField(frame, text))
        return {{field}, {}, text};
    const double number = cellNumber(text);
    return {{}, isMissing(number) ? std::nullopt : std::optional(number), text};
}

Operand operandFrom(const Frame &frame, const Json &side)
{
    if (side.isString() || side.isNumber())
        return textOperand(frame, side.isString() ? side.toString()
                                                  : QString::fromUtf8(side.numberText()));
    const Json &fixed = side[u"fixed"];
    const Json &matcher = side[u"matcher"];
    if (matcher[u"id"].toString().isEmpty())
        return {{},
                fixed.numberLike(),
                fixed.isString() ? fixed.toString() : QString::fromUtf8(fixed.numberText())};
    const FieldMatcher matches_ = makeFieldMatcher(matcher[u"id"].toString(), matcher[u"options"]);
    Operand operand;
    for (const Field &field : frame.fields) {
        const bool isUsable =
            !field.texts() && (!field.isTime() || matcher[u"id"].toString() == "byName"_L1);
        if (isUsable && matches(matches_, frame, field))
            operand.fields.push_back(&field);
    }
    operand.title = operand.fields.size() == 1 ? operand.fields.front()->displayName
                                               : matcher[u"options"].toString();
    return operand;
}

NumberColumn numbersAt(const Operand &operand, std::size_t index, std::size_t rows)
{
    if (operand.number)
        return constantColumn(*operand.number, rows);
    return numbersOf(operand.fields[std::min(index, operand.fields.size() - 1)]->values);
}

QString titleAt(const Operand &operand, std::size_t index)
{
    return operand.fields.size() > 1
               ? operand.fields[std::min(index, operand.fields.size() - 1)]->displayName
               : operand.title;
}

// Each field of a type stays what it is: its labels, its legend, its unit.
Field changedCopy(const Field &field, const QString &operation, const QString &other,
                  const NumberColumn &values)
{
    Field copy = field;
    copy.name = field.name + u' ' + operation + u' ' + other;
    copy.values = values;
    return copy;
}

Result<Results> binary(const Frame &frame, const Json &options)
{
    const Json &sides = options[u"binary"];
    const Operand left = operandFrom(frame, sides[u"left"]);
    const Operand right = operandFrom(frame, sides[u"right"]);
    if (!left.isThere() || !right.isThere())
        return Results();
    const QString operation = sides[u"operator"].toString(u"+"_s);
    const bool isEach = sides[u"left"][u"matcher"][u"id"].toString() == "byType"_L1;
    const std::size_t count = std::max<std::size_t>({1, left.fields.size(), right.fields.size()});
    Results results;
    for (std::size_t i = 0; i < count; ++i) {
        const auto values = combined(numbersAt(left, i, frame.rows()), operation,
                                     numbersAt(right, i, frame.rows()));
        if (!values)
            return failure(ErrorKind::Syntax, Text::tr("Its operator is unknown."));
        const QString usual = titleAt(left, i) + u' ' + operation + u' ' + titleAt(right, i);
        results.push_back(isEach ? changedCopy(*left.fields[i], operation, titleAt(right, i), *values)
                          : plainField(count > 1 ? usual : titleOr(options, usual), *values));
    }
    return results;
}

Result<Results> unary(const Frame &frame, const Json &options)
{
    const QString operation = options[u"unary"][u"operator"].toString(u"abs"_s);
    const QString name = options[u"unary"][u"fieldName"].toString();
    const Field *field = findField(frame, name);
    if (!field || !field->isNumber())
        return Results();
    const auto values = mapped(numbersOf(field->values), operation);
    if (!values)
        return failure(ErrorKind::Syntax, Text::tr("Its operator is unknown."));
    return Results{plainField(titleOr(options, operation + u'(' + name + u')'), *values)};
}

// The name of a field that was chosen; the first number is taken without a word.
QString inBrackets(const Json &name)
{
    return name.toString().isEmpty() ? QString() : QString(u'(' + name.toString() + u')');
}

const Field *namedNumber(const Frame &frame, const Json &name)
{
    return name.toString().isEmpty() ? frame.numberField() : findField(frame, name.toString());
}

Result<Results> cumulativeFunction(const Frame &frame, const Json &options)
{
    const Json &settings = options[u"cumulative"];
    const QString reducer = settings[u"reducer"].toString(u"sum"_s);
    const Field *field = namedNumber(frame, settings[u"field"]);
    if (!field)
        return Results();
    if (reducer != "sum"_L1 && reducer != "mean"_L1)
        return failure(ErrorKind::Syntax, Text::tr("Its calculation is unknown."));
    const QString usual = "cumulative "_L1 + reducer + inBrackets(settings[u"field"]);
    return Results{
        plainField(titleOr(options, usual), cumulative(numbersOf(field->values), reducer))};
}

std::size_t windowSize(const Json &settings, std::size_t rows)
{
    constexpr double UsualSize = 0.1;
    const bool isFixed = settings[u"windowSizeMode"].toString() == "fixed"_L1;
    const double given = settings[u"windowSize"].numberLike().value_or(UsualSize);
    const double size = std::ceil(isFixed ? given : given * static_cast<double>(rows));
    return static_cast<std::size_t>(
        std::clamp(size, 1.0, std::max(1.0, static_cast<double>(rows) * 2)));
}

Result<Results> windowFunction(const Frame &frame, const Json &options)
{
    const Json &settings = options[u"window"];
    const QString reducer = settings[u"reducer"].toString(u"mean"_s);
    const QString alignment = settings[u"windowAlignment"].toString(u"trailing"_s);
    const Field *field = namedNumber(frame, settings[u"field"]);
    if (!field)
        return Results();
    if (reducer != "mean"_L1 && reducer != "variance"_L1 && reducer != "stdDev"_L1)
        return failure(ErrorKind::Syntax, Text::tr("Its calculation is unknown."));
    const QString usual = alignment + " moving "_L1 + reducer + inBrackets(settings[u"field"]);
    return Results{plainField(titleOr(options, usual), windowed(numbersOf(field->values), reducer,
                                                                windowSize(settings, frame.rows()),
                                                                alignment == "centered"_L1))};
}

Result<Results> rowNumber(const Frame &frame, const Json &options)
{
    const bool asPart = options[u"index"][u"asPercentile"].toBool();
    const auto rows = static_cast<double>(frame.rows());
    std::vector<double> values;
    values.reserve(frame.rows());
    for (std::size_t row = 0; row < frame.rows(); ++row)
        values.push_back(asPart ? static_cast<double>(row) / rows : static_cast<double>(row));
    Field field = plainField(titleOr(options, u"Row"_s), NumberColumn(std::move(values)));
    if (asPart)
        field.config.unit = u"percentunit"_s;
    return Results{field};
}

struct NamedMode
{
    QStringView id;
    Mode mode;
};
constexpr std::array<NamedMode, 6> Modes{{
    {u"reduceRow", reducedRow},
    {u"binary", binary},
    {u"unary", unary},
    {u"cumulativeFunctions", cumulativeFunction},
    {u"windowFunctions", windowFunction},
    {u"index", rowNumber},
}};

Mode modeOf(const QString &id)
{
    for (const NamedMode &known : Modes) {
        if (known.id == id)
            return known.mode;
    }
    return nullptr;
}

// With a number beside them fields need nothing of other frames, so that each frame stays alone.
bool hasConstant(const Json &options, Mode mode)
{
    const Json &fixed = options[u"binary"][u"right"][u"fixed"];
    return mode == binary && !fixed.isUndefined() && !fixed.isNull();
}

FramePtr withResults(const Frame &frame, Results results, bool replaces, bool keepsTime)
{
    auto next = emptyCopy(frame, frame.meta.kind);
    const Field *time = frame.timeField();
    if (!replaces)
        next->fields = frame.fields;
    else if (keepsTime && time)
        next->fields.push_back(*time);
    for (Field &field : results)
        next->fields.push_back(std::move(field));
    nameFields(*next);
    return next;
}

} // namespace

Result<Frames> calculateField(const Frames &frames, const Json &options,
                              const TransformContext &context)
{
    const Mode mode = modeOf(options[u"mode"].toString(u"reduceRow"_s));
    if (!mode)
        return failure(ErrorKind::Syntax, Text::tr("Its mode is unknown."));
    const bool isSeries = options[u"timeSeries"].toBool(true);
    const bool replaces = options[u"replaceFields"].toBool();
    const auto joined = isSeries && !hasConstant(options, mode) ? joinedOnTime(frames, context)
                                                                : Result<Frames>(frames);
    if (!joined)
        return joined;
    Frames result;
    for (const FramePtr &frame : *joined) {
        if (context.stops())
            break;
        auto fields = mode(*frame, options);
        if (!fields)
            return failure(fields.error());
        if (!fields->empty())
            result.push_back(withResults(*frame, *std::move(fields), replaces, isSeries));
        else if (!replaces)
            result.push_back(frame);
    }
    return result;
}

} // namespace Promontory
