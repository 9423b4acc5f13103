#include "datasources/transform/fieldmatcher.h"

#include "datasources/frame/pattern.h"
#include "datasources/frame/reducer.h"

#include <QSet>

#include <array>
#include <cmath>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr int DeepestNesting = 8;

FieldMatcher makeMatcher(const QString &id, const Json &options, int depth);

bool never(const MatchTarget &)
{
    return false;
}

bool always(const MatchTarget &)
{
    return true;
}

QStringView typeOf(const Field &field)
{
    constexpr std::array<QStringView, 4> Names{u"time", u"number", u"string", u"boolean"};
    if (const FrameColumn *frames = field.frames()) {
        const bool areSeries = !frames->isEmpty() && frames->front() &&
                               frames->front()->meta.kind == FrameKind::TimeSeries;
        return areSeries ? u"frame" : u"nestedFrames";
    }
    return Names.at(field.values.index());
}

QSet<QString> textsOf(const Json &list)
{
    QSet<QString> texts;
    for (const Json &item : list.items())
        texts.insert(item.toString());
    return texts;
}

bool isNamed(const MatchTarget &target, const QSet<QString> &names)
{
    return names.contains(target.name) || names.contains(target.field.name);
}

FieldMatcher byName(const Json &options, int)
{
    return [name = options.toString()](const MatchTarget &target) {
        return target.name == name || target.field.name == name;
    };
}

FieldMatcher byNames(const Json &options, int)
{
    const QSet<QString> names = textsOf(options.isArray() ? options : options[u"names"]);
    if (options[u"mode"].toString() != "exclude"_L1)
        return [names](const MatchTarget &target) { return isNamed(target, names); };
    // "All but these" means series; the time axis is none.
    return [names](const MatchTarget &target) { return !target.field.isTime() && !isNamed(target, names); };
}

FieldMatcher byRegexp(const Json &options, int)
{
    const auto pattern = Pattern::fromDelimited(options.toString());
    if (!pattern)
        return never;
    return [pattern = *pattern](const MatchTarget &target) { return pattern.matches(target.name); };
}

FieldMatcher byRegexpOrNames(const Json &options, int depth)
{
    FieldMatcher pattern = options[u"pattern"].toString().isEmpty() ? FieldMatcher(never)
                                                                    : byRegexp(options[u"pattern"], depth);
    return [pattern, names = textsOf(options[u"names"])](const MatchTarget &target) {
        return isNamed(target, names) || pattern(target);
    };
}

FieldMatcher byType(const Json &options, int)
{
    return [type = options.toString()](const MatchTarget &target) { return typeOf(target.field) == type; };
}

FieldMatcher byTypes(const Json &options, int)
{
    return [types = textsOf(options)](const MatchTarget &target) {
        return types.contains(typeOf(target.field).toString());
    };
}

FieldMatcher byFrameRefId(const Json &options, int)
{
    return [refId = options.toString()](const MatchTarget &target) { return target.frame.refId == refId; };
}

FieldMatcher numeric(const Json &, int)
{
    return [](const MatchTarget &target) { return target.field.isNumber(); };
}

FieldMatcher time(const Json &, int)
{
    return [](const MatchTarget &target) { return target.field.isTime(); };
}

FieldMatcher first(const Json &, int)
{
    return [](const MatchTarget &target) { return &target.field == &target.frame.fields.front(); };
}

FieldMatcher firstTimeField(const Json &, int)
{
    return [](const MatchTarget &target) { return &target.field == target.frame.timeField(); };
}

bool compares(double left, const QString &operation, double right)
{
    if (operation == "eq"_L1)
        return left == right;
    if (operation == "neq"_L1)
        return left != right;
    if (operation == "gt"_L1)
        return left > right;
    if (operation == "lt"_L1)
        return left < right;
    if (operation == "lte"_L1)
        return left <= right;
    return left >= right;
}

FieldMatcher byValue(const Json &options, int)
{
    const Reducer *reducer = findReducer(options[u"reducer"].toString());
    if (!reducer)
        return never;
    const bool isTest = reducer->id.startsWith("allIs"_L1);
    const double value = isTest ? 1 : options[u"value"].numberLike().value_or(0);
    return [reducer, value, operation = options[u"op"].toString()](const MatchTarget &target) {
        const NumberColumn *numbers = target.field.numbers();
        if (!numbers)
            return false;
        const double reduced = reducer->reduce(numbers->span());
        return !std::isnan(reduced) && compares(reduced, operation, value);
    };
}

std::vector<FieldMatcher> nested(const Json &options, int depth)
{
    std::vector<FieldMatcher> matchers;
    for (const Json &item : options.items())
        matchers.push_back(makeMatcher(item[u"id"].toString(), item[u"options"], depth + 1));
    return matchers;
}

FieldMatcher anyMatch(const Json &options, int depth)
{
    return [matchers = nested(options, depth)](const MatchTarget &target) {
        return std::any_of(matchers.begin(), matchers.end(), [&target](const auto &match) { return match(target); });
    };
}

FieldMatcher allMatch(const Json &options, int depth)
{
    return [matchers = nested(options, depth)](const MatchTarget &target) {
        return std::all_of(matchers.begin(), matchers.end(), [&target](const auto &match) { return match(target); });
    };
}

FieldMatcher invertMatch(const Json &options, int depth)
{
    const FieldMatcher inner = makeMatcher(options[u"id"].toString(), options[u"options"], depth + 1);
    return [inner](const MatchTarget &target) { return !inner(target); };
}

FieldMatcher alwaysMatch(const Json &, int)
{
    return always;
}

struct Factory
{
    QStringView id;
    FieldMatcher (*make)(const Json &options, int depth);
};
constexpr std::array<Factory, 16> Factories{{
    {u"byName", byName},
    {u"byNames", byNames},
    {u"byRegexp", byRegexp},
    {u"byRegexpOrNames", byRegexpOrNames},
    {u"byType", byType},
    {u"byTypes", byTypes},
    {u"byFrameRefID", byFrameRefId},
    {u"numeric", numeric},
    {u"time", time},
    {u"first", first},
    {u"firstTimeField", firstTimeField},
    {u"byValue", byValue},
    {u"anyMatch", anyMatch},
    {u"allMatch", allMatch},
    {u"invertMatch", invertMatch},
    {u"alwaysMatch", alwaysMatch},
}};

FieldMatcher makeMatcher(const QString &id, const Json &options, int depth)
{
    if (depth > DeepestNesting)
        return never;
    for (const Factory &factory : Factories) {
        if (factory.id == id)
            return factory.make(options, depth);
    }
    return never;
}

} // namespace

FieldMatcher makeFieldMatcher(const QString &id, const Json &options)
{
    return makeMatcher(id, options, 0);
}

} // namespace Promontory
