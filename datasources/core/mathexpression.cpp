#include "datasources/core/mathexpression.h"

#include "datasources/core/mathparser.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;
using Kind = ExpressionValue::Kind;

constexpr std::size_t MostPairs = 4'000'000;
constexpr double NotANumber = std::numeric_limits<double>::quiet_NaN();

QString tr(const char *text)
{
    return QCoreApplication::translate("MathExpression", text);
}

double truth(bool value)
{
    return value ? 1.0 : 0.0;
}

// The short cuts of "or" and "and" come before NaN takes the rest.
double computed(const QString &op, double a, double b)
{
    if (op == "||"_L1 && a != 0)
        return 1;
    if (op == "&&"_L1 && a == 0)
        return 0;
    if (std::isnan(a) || std::isnan(b))
        return NotANumber;
    switch (op.front().unicode()) {
    case u'+': return a + b;
    case u'-': return a - b;
    case u'*': return op.size() == 2 ? std::pow(a, b) : a * b;
    case u'/': return a / b;
    case u'%': return std::fmod(a, b);
    case u'=': return truth(a == b);
    case u'!': return truth(a != b);
    case u'>': return truth(op.size() == 2 ? a >= b : a > b);
    case u'<': return truth(op.size() == 2 ? a <= b : a < b);
    case u'|': return truth(b != 0);
    default: return truth(b != 0); // &&
    }
}

double combined(const QString &op, double a, double b)
{
    return isMissing(a) || isMissing(b) ? missingSample() : computed(op, a, b);
}

bool containsAll(const Labels &whole, const Labels &part)
{
    return std::all_of(part.pairs().begin(), part.pairs().end(), [&whole](const Labels::Pair &pair) {
        return whole.contains(pair.first) && whole.value(pair.first) == pair.second;
    });
}

/// The labels of two values together; nothing if they do not belong together.
std::optional<Labels> joinedLabels(const Labels &a, const Labels &b)
{
    if (b.isEmpty() || a == b)
        return a;
    if (a.isEmpty())
        return b;
    if (a.pairs().size() > b.pairs().size() && containsAll(a, b))
        return a;
    if (b.pairs().size() > a.pairs().size() && containsAll(b, a))
        return b;
    return {};
}

ExpressionValue seriesOfBoth(const QString &op, const ExpressionValue &a, const ExpressionValue &b)
{
    ExpressionValue result{Kind::Series, {}, {}, {}};
    std::size_t j = 0;
    for (std::size_t i = 0; i < a.times.size(); ++i) {
        while (j < b.times.size() && b.times[j] < a.times[i])
            ++j;
        if (j == b.times.size() || b.times[j] != a.times[i])
            continue;
        result.times.push_back(a.times[i]);
        result.values.push_back(combined(op, a.values[i], b.values[j]));
    }
    return result;
}

ExpressionValue valueOfBoth(const QString &op, const ExpressionValue &a, const ExpressionValue &b)
{
    if (a.isSeries() && b.isSeries())
        return seriesOfBoth(op, a, b);
    const ExpressionValue &shape = a.isSeries() ? a : b.isSeries() ? b : a.kind == Kind::Number ? a : b;
    ExpressionValue result{shape.kind, {}, shape.times, {}};
    result.values.reserve(shape.values.size());
    for (std::size_t i = 0; i < shape.values.size(); ++i)
        result.values.push_back(combined(op, a.values[a.isSeries() ? i : 0], b.values[b.isSeries() ? i : 0]));
    return result;
}

Result<ExpressionValues> joined(const QString &op, const ExpressionValues &left, const ExpressionValues &right)
{
    if (left.size() * right.size() > MostPairs)
        return failure(ErrorKind::TooLarge, tr("The formula would have to compare too many series."));
    ExpressionValues results;
    for (const ExpressionValue &a : left) {
        for (const ExpressionValue &b : right) {
            const std::optional<Labels> labels = joinedLabels(a.labels, b.labels);
            if (!labels)
                continue;
            results.push_back(valueOfBoth(op, a, b));
            results.back().labels = *labels;
        }
    }
    // One value on each side belongs together whatever the labels say.
    if (results.empty() && left.size() == 1 && right.size() == 1)
        results.push_back(valueOfBoth(op, left.front(), right.front()));
    return results;
}

double negated(double value)
{
    return isMissing(value) ? value : -value;
}

double inverted(double value)
{
    return isMissing(value) || std::isnan(value) ? value : truth(value == 0);
}

// Half away from zero, as the reference rounds.
double functionOf(const QString &name, double value)
{
    if (name == "is_null"_L1)
        return truth(isMissing(value));
    if (name == "is_nan"_L1)
        return truth(!isMissing(value) && std::isnan(value));
    if (name == "is_number"_L1)
        return truth(!isMissing(value) && std::isfinite(value));
    if (isMissing(value))
        return NotANumber;
    if (name == "is_inf"_L1)
        return truth(std::isinf(value));
    if (name == "abs"_L1)
        return std::abs(value);
    if (name == "log"_L1)
        return std::log(value);
    if (name == "round"_L1)
        return std::round(value);
    return name == "ceil"_L1 ? std::ceil(value) : std::floor(value);
}

double constantOf(const QString &name)
{
    if (name == "nan"_L1)
        return NotANumber;
    if (name.startsWith("null"_L1))
        return missingSample();
    const double infinity = std::numeric_limits<double>::infinity();
    return name == "inf"_L1 ? infinity : -infinity;
}

template <typename Function>
ExpressionValues changed(ExpressionValues values, Function change)
{
    for (ExpressionValue &value : values)
        std::transform(value.values.begin(), value.values.end(), value.values.begin(), change);
    return values;
}

Result<ExpressionValues> valuesOf(const MathNode &node, const QHash<QString, ExpressionValues> &inputs)
{
    if (node.kind == MathNode::Kind::Number)
        return ExpressionValues{ExpressionValue::scalar(node.number)};
    if (node.kind == MathNode::Kind::Variable)
        return inputs.value(node.text);
    if (node.children.empty()) {
        const double constant = constantOf(node.text);
        return ExpressionValues{ExpressionValue::scalar(constant)};
    }
    Result<ExpressionValues> first = valuesOf(node.children.front(), inputs);
    if (!first)
        return first;
    if (node.kind == MathNode::Kind::Unary)
        return changed(std::move(*first), node.text == "-"_L1 ? negated : inverted);
    if (node.kind == MathNode::Kind::Call)
        return changed(std::move(*first), [&node](double value) { return functionOf(node.text, value); });
    const Result<ExpressionValues> second = valuesOf(node.children.back(), inputs);
    return second ? joined(node.text, *first, *second) : second;
}

void collect(const MathNode &node, QStringList &names)
{
    if (node.kind == MathNode::Kind::Variable && !names.contains(node.text))
        names.append(node.text);
    for (const MathNode &child : node.children)
        collect(child, names);
}

} // namespace

Result<MathExpression> MathExpression::parse(const QString &text)
{
    Result<MathNode> root = parseMath(text);
    if (!root)
        return failure(root.error());
    MathExpression expression;
    expression.m_root = std::make_shared<const MathNode>(std::move(*root));
    return expression;
}

QStringList MathExpression::variables() const
{
    QStringList names;
    if (m_root)
        collect(*m_root, names);
    return names;
}

Result<ExpressionValues> MathExpression::evaluate(const QHash<QString, ExpressionValues> &inputs) const
{
    return m_root ? valuesOf(*m_root, inputs) : Result<ExpressionValues>(ExpressionValues());
}

} // namespace Promontory
