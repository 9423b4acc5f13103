#include "datasources/core/localexpression.h"

#include "datasources/core/expressionreducers.h"

#include <QCoreApplication>
#include <QSet>

#include <cmath>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 MostSamples = 1'000'000;
constexpr qsizetype MostConditions = 200;

QString tr(const char *text)
{
    return QCoreApplication::translate("LocalExpression", text);
}

/// "A", "$A" and "${A}" name the same.
QString inputName(QString text)
{
    text = text.trimmed();
    if (text.startsWith("${"_L1) && text.endsWith(u'}'))
        return text.mid(2, text.size() - 3);
    return text.startsWith(u'$') ? text.mid(1) : text;
}

Result<ReduceExpression> readReduce(const Json &model)
{
    ReduceExpression reduce;
    reduce.input = inputName(model[u"expression"].toString());
    reduce.reducer = model[u"reducer"].toString(u"mean"_s);
    const Json &settings = model[u"settings"];
    const QString mode = settings[u"mode"].toString();
    reduce.mode = mode == "dropNN"_L1    ? NonNumbers::Drop
        : mode == "replaceNN"_L1         ? NonNumbers::Replace
                                         : NonNumbers::Strict;
    reduce.replacement = settings[u"replaceWithValue"].numberLike().value_or(0);
    if (!isExpressionReducer(reduce.reducer))
        return failure(ErrorKind::Unsupported, tr("The reducer “%1” is not known.").arg(reduce.reducer.left(64)));
    return reduce;
}

Result<ResampleExpression> readResample(const Json &model, const std::function<QString(const QString &)> &filled)
{
    ResampleExpression resample;
    resample.input = inputName(model[u"expression"].toString());
    resample.downsampler = model[u"downsampler"].toString(u"mean"_s);
    resample.upsampler = model[u"upsampler"].toString(u"fillna"_s);
    const auto window = parseInterval(filled(model[u"window"].toString()));
    if (!window || *window <= 0)
        return failure(ErrorKind::Syntax,
                       tr("“%1” is no time span. Write for example 10s or 1m.").arg(model[u"window"].toString().left(64)));
    resample.windowMs = *window;
    static const QStringList upsamplers{u"pad"_s, u"backfilling"_s, u"fillna"_s};
    if (!upsamplers.contains(resample.upsampler))
        return failure(ErrorKind::Unsupported, tr("The upsampling “%1” is not known.").arg(resample.upsampler.left(64)));
    if (!isExpressionReducer(resample.downsampler))
        return failure(ErrorKind::Unsupported, tr("The reducer “%1” is not known.").arg(resample.downsampler.left(64)));
    return resample;
}

/// A second evaluator ends what the first one began, in alerts that remember what they are in. A panel has no such
/// memory: there the first one decides alone, and the second only has to be a condition.
Result<ThresholdExpression> readThreshold(const Json &model)
{
    const Json &condition = model[u"conditions"].at(0);
    const Result<ValueTest> load = readValueTest(condition[u"evaluator"]);
    if (!load)
        return failure(load.error());
    if (condition[u"unloadEvaluator"].isObject()) {
        if (const Result<ValueTest> unload = readValueTest(condition[u"unloadEvaluator"]); !unload)
            return failure(unload.error());
    }
    return ThresholdExpression{inputName(model[u"expression"].toString()), *load};
}

Result<ClassicConditions> readConditions(const Json &model)
{
    ClassicConditions read;
    for (const Json &json : model[u"conditions"].items()) {
        if (read.conditions.size() >= MostConditions)
            return failure(ErrorKind::TooLarge, tr("The expression has more than %1 conditions.").arg(QString::number(MostConditions)));
        const Result<ClassicCondition> condition = readClassicCondition(json);
        if (!condition)
            return failure(condition.error());
        read.conditions.append(*condition);
        read.conditions.last().input = inputName(condition->input);
    }
    if (read.conditions.isEmpty())
        return failure(ErrorKind::Syntax, tr("The expression has no conditions."));
    return read;
}

Result<ExpressionValues> computed(const MathExpression &math, const QHash<QString, ExpressionValues> &inputs,
                                  const TimeRange &)
{
    return math.evaluate(inputs);
}

Result<ExpressionValues> computed(const ReduceExpression &reduce, const QHash<QString, ExpressionValues> &inputs,
                                  const TimeRange &)
{
    ExpressionValues results;
    for (const ExpressionValue &value : inputs.value(reduce.input)) {
        std::vector<double> values = value.values;
        const auto isNone = [](double one) { return isMissing(one) || !std::isfinite(one); };
        if (reduce.mode == NonNumbers::Drop)
            std::erase_if(values, isNone);
        else if (reduce.mode == NonNumbers::Replace)
            std::replace_if(values.begin(), values.end(), isNone, reduce.replacement);
        double result = value.isSeries() ? expressionReduced(reduce.reducer, values)
            : values.empty()             ? missingSample() // a number is its own, or nothing
                                         : values.front();
        if (reduce.mode == NonNumbers::Drop && std::isnan(result))
            result = missingSample();
        if (reduce.mode == NonNumbers::Replace && std::isnan(result))
            result = reduce.replacement;
        results.push_back(ExpressionValue::number(value.labels, result));
    }
    return results;
}

ExpressionValue resampled(const ResampleExpression &resample, const ExpressionValue &series, const TimeRange &range)
{
    ExpressionValue result{ExpressionValue::Kind::Series, series.labels, {}, {}};
    std::size_t next = 0;
    double lastSeen = missingSample();
    for (qint64 time = range.fromMs; time <= range.toMs; time += resample.windowMs) {
        const std::size_t first = next;
        while (next < series.times.size() && series.times[next] <= time)
            lastSeen = series.values[next++];
        double value = missingSample();
        if (next > first)
            value = expressionReduced(resample.downsampler,
                                      std::span(series.values).subspan(first, next - first));
        else if (resample.upsampler == "pad"_L1)
            value = lastSeen;
        else if (resample.upsampler == "backfilling"_L1 && next < series.times.size())
            value = series.values[next];
        result.times.push_back(time);
        result.values.push_back(value);
    }
    return result;
}

Result<ExpressionValues> computed(const ResampleExpression &resample,
                                  const QHash<QString, ExpressionValues> &inputs, const TimeRange &range)
{
    const ExpressionValues values = inputs.value(resample.input);
    const qint64 steps = range.spanMs() / resample.windowMs;
    if (steps <= 0)
        return failure(ErrorKind::BadQuery, tr("The time range is shorter than the step of the expression."));
    if (steps * qint64(std::max<std::size_t>(1, values.size())) > MostSamples)
        return failure(ErrorKind::TooLarge, tr("The step of the expression is too small for the time range."));
    ExpressionValues results;
    for (const ExpressionValue &value : values) {
        if (!value.isSeries())
            return failure(ErrorKind::BadQuery, tr("Only series can be resampled, not single values."));
        results.push_back(resampled(resample, value, range));
    }
    return results;
}

Result<ExpressionValues> computed(const ThresholdExpression &threshold,
                                  const QHash<QString, ExpressionValues> &inputs, const TimeRange &)
{
    ExpressionValues results = inputs.value(threshold.input);
    for (ExpressionValue &value : results) {
        for (double &one : value.values)
            one = isMissing(one) ? one : threshold.test.accepts(one) ? 1 : 0;
    }
    return results;
}

Result<ExpressionValues> computed(const ClassicConditions &conditions,
                                  const QHash<QString, ExpressionValues> &inputs, const TimeRange &)
{
    return ExpressionValues{ExpressionValue::number({}, conditions.evaluate(inputs))};
}

} // namespace

QStringList LocalExpression::inputs() const
{
    if (const auto *math = std::get_if<MathExpression>(&work))
        return math->variables();
    if (const auto *reduce = std::get_if<ReduceExpression>(&work))
        return {reduce->input};
    if (const auto *resample = std::get_if<ResampleExpression>(&work))
        return {resample->input};
    if (const auto *conditions = std::get_if<ClassicConditions>(&work))
        return conditions->inputs();
    return {std::get<ThresholdExpression>(work).input};
}

Result<LocalExpression> readLocalExpression(const QString &refId, const Json &model,
                                            const std::function<QString(const QString &)> &filled)
{
    const QString type = model[u"type"].toString();
    const auto withRefId = [&refId](auto work) { return LocalExpression{refId, std::move(work)}; };
    if (type == "math"_L1)
        return MathExpression::parse(filled(model[u"expression"].toString())).map(withRefId);
    if (type == "reduce"_L1)
        return readReduce(model).map(withRefId);
    if (type == "resample"_L1)
        return readResample(model, filled).map(withRefId);
    if (type == "threshold"_L1)
        return readThreshold(model).map(withRefId);
    if (type == "classic_conditions"_L1)
        return readConditions(model).map(withRefId);
    return failure(ErrorKind::Unsupported,
                   tr("Expressions of the type “%1” are not computed here.").arg(type.left(64)));
}

QList<LocalExpression> inOrder(const QList<LocalExpression> &expressions, QStringList &circular)
{
    QList<LocalExpression> ordered;
    QList<LocalExpression> open = expressions;
    QSet<QString> waiting;
    for (const LocalExpression &expression : expressions)
        waiting.insert(expression.refId);
    while (!open.isEmpty()) {
        const auto ready = std::find_if(open.begin(), open.end(), [&waiting](const LocalExpression &one) {
            const QStringList inputs = one.inputs();
            return std::none_of(inputs.begin(), inputs.end(),
                                [&waiting](const QString &input) { return waiting.contains(input); });
        });
        if (ready == open.end())
            break;
        waiting.remove(ready->refId);
        ordered.append(*ready);
        open.erase(ready);
    }
    for (const LocalExpression &left : std::as_const(open))
        circular.append(left.refId);
    return ordered;
}

Result<ExpressionValues> evaluate(const LocalExpression &expression,
                                  const QHash<QString, ExpressionValues> &inputs, const TimeRange &range)
{
    return std::visit([&](const auto &work) { return computed(work, inputs, range); }, expression.work);
}

} // namespace Promontory
