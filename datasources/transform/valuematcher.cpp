#include "datasources/transform/valuematcher.h"

#include "datasources/frame/pattern.h"

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

double numberAt(const FieldValues &values, std::size_t row)
{
    if (const NumberColumn *numbers = std::get_if<NumberColumn>(&values))
        return row < numbers->size() ? (*numbers)[row] : missingSample();
    return cellNumber(cellAt(values, row));
}

QString textIn(const Json &json)
{
    return json.isNumber() ? QString::fromUtf8(json.numberText()) : json.toString();
}

template <typename Compare>
ValueMatcher comparison(const Json &options, Compare compare)
{
    const double limit = options[u"value"].numberLike().value_or(missingSample());
    return [limit, compare](const FieldValues &values, std::size_t row) {
        const double number = numberAt(values, row);
        return !std::isnan(number) && !std::isnan(limit) && compare(number, limit);
    };
}

// Loose: a text that holds a number equals the number.
bool equals(const FieldValues &values, std::size_t row, const Json &wanted, const QString &text)
{
    if (isMissingAt(values, row))
        return wanted.isNull() || wanted.isUndefined();
    const auto number = wanted.numberLike();
    if (number && numberAt(values, row) == *number)
        return true;
    return cellText(cellAt(values, row)) == text;
}

ValueMatcher equality(const Json &wanted, bool isWanted)
{
    return [wanted, text = textIn(wanted), isWanted](const FieldValues &values, std::size_t row) {
        return equals(values, row, wanted, text) == isWanted;
    };
}

ValueMatcher containing(const Json &wanted, bool isWanted)
{
    return [text = textIn(wanted), isWanted](const FieldValues &values, std::size_t row) {
        const bool isThere = !isMissingAt(values, row) &&
                             cellText(cellAt(values, row)).contains(text, Qt::CaseInsensitive);
        return (isThere || text.isEmpty()) == isWanted;
    };
}

ValueMatcher between(const Json &options)
{
    const double from =
        options[u"from"].numberLike().value_or(-std::numeric_limits<double>::infinity());
    const double to = options[u"to"].numberLike().value_or(std::numeric_limits<double>::infinity());
    return [from, to](const FieldValues &values, std::size_t row) {
        const double number = numberAt(values, row);
        return number > from && number < to;
    };
}

Result<ValueMatcher> expression(const Json &options)
{
    const QString text = options[u"value"].toString();
    const auto pattern =
        text.startsWith(u'/') ? Pattern::fromDelimited(text) : Pattern::fromExpression(text);
    if (!pattern)
        return failure(pattern.error());
    return [pattern = *pattern](const FieldValues &values, std::size_t row) {
        return !isMissingAt(values, row) && pattern.matches(cellText(cellAt(values, row)));
    };
}

} // namespace

Result<ValueMatcher> makeValueMatcher(const QString &id, const Json &options)
{
    if (id == "regex"_L1)
        return expression(options);
    if (id == "isNull"_L1)
        return ValueMatcher(isMissingAt);
    if (id == "isNotNull"_L1)
        return [](const FieldValues &values, std::size_t row) { return !isMissingAt(values, row); };
    if (id == "greater"_L1)
        return comparison(options, std::greater<>());
    if (id == "greaterOrEqual"_L1)
        return comparison(options, std::greater_equal<>());
    if (id == "lower"_L1)
        return comparison(options, std::less<>());
    if (id == "lowerOrEqual"_L1)
        return comparison(options, std::less_equal<>());
    if (id == "equal"_L1 || id == "notEqual"_L1)
        return equality(options[u"value"], id == "equal"_L1);
    if (id == "substring"_L1 || id == "notSubstring"_L1)
        return containing(options[u"value"], id == "substring"_L1);
    if (id == "between"_L1 || id == "range"_L1)
        return between(options);
    return failure(ErrorKind::Syntax, Text::tr("One of its conditions is unknown."));
}

} // namespace Promontory
