#include "datasources/transform/steps/grouptonestedtable.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/rowgroups.h"

#include <QCoreApplication>

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

constexpr std::size_t MostFields = 100'000;

// What becomes of the fields that a matcher means.
struct Rule
{
    FieldMatcher matcher;
    QString operation;
    Json aggregations;

    bool groups() const { return operation == "groupby"_L1; }
    bool calculates() const { return operation == "aggregate"_L1 && aggregations.size() > 0; }
};

// A list of matchers, or in older files one entry for each name of a field.
std::vector<Rule> rulesFrom(const Json &options)
{
    std::vector<Rule> rules;
    for (const Json &rule : options[u"rules"].items())
        rules.push_back({makeFieldMatcher(rule[u"matcher"][u"id"].toString(),
                                          rule[u"matcher"][u"options"]),
                         rule[u"operation"].toString(), rule[u"aggregations"]});
    if (options.contains(u"rules"))
        return rules;
    for (const JsonMember &member : options[u"fields"].members())
        rules.push_back({makeFieldMatcher(u"byName"_s, Json(member.key)),
                         member.value[u"operation"].toString(), member.value[u"aggregations"]});
    return rules;
}

const Rule *ruleOf(const std::vector<Rule> &rules, const Frame &frame, const Field &field)
{
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule &rule) {
        return matches(rule.matcher, frame, field);
    });
    return found == rules.end() ? nullptr : &*found;
}

FramePtr nestedTable(const std::vector<const Field *> &fields, const RowIndexes &rows,
                     const Frame &frame, bool hasTitles)
{
    auto table = std::make_shared<Frame>();
    table->refId = frame.refId;
    table->meta.kind = FrameKind::Table;
    table->meta.hasTitles = hasTitles;
    for (const Field *field : fields) {
        table->fields.push_back(*field);
        table->fields.back().values = gathered(field->values, rows);
    }
    return table;
}

Result<FramePtr> grouped(const Frame &frame, const std::vector<Rule> &rules, bool hasTitles)
{
    std::vector<const Field *> by;
    std::vector<const Field *> rest;
    for (const Field &field : frame.fields) {
        const Rule *rule = ruleOf(rules, frame, field);
        if (rule && rule->groups())
            by.push_back(&field);
        else if (!rule || !rule->calculates())
            rest.push_back(&field);
    }
    if (by.empty())
        return FramePtr();
    const RowGroups groups(frame, by);
    // Each table has fields of its own, which weigh more than their few cells.
    if (groups.rows().size() * rest.size() > MostFields)
        return failure(ErrorKind::TooLarge,
                       Text::tr("It would give more than %L1 tables.").arg(MostFields / rest.size()));
    auto result = emptyCopy(frame, FrameKind::Table);
    groups.addKeys(*result);
    for (const Field &field : frame.fields) {
        const Rule *rule = ruleOf(rules, frame, field);
        if (rule && rule->calculates())
            groups.addCalculations(*result, field, rule->aggregations);
    }
    std::vector<FramePtr> tables;
    tables.reserve(groups.rows().size());
    for (const RowIndexes &rows : groups.rows())
        tables.push_back(nestedTable(rest, rows, frame, hasTitles));
    result->fields.push_back(plainField(u"__nestedFrames"_s, FrameColumn(std::move(tables))));
    nameFields(*result);
    return FramePtr(std::move(result));
}

} // namespace

Result<Frames> groupToNestedTable(const Frames &frames, const Json &options,
                                  const TransformContext &context)
{
    const std::vector<Rule> rules = rulesFrom(options);
    if (std::none_of(rules.begin(), rules.end(), [](const Rule &rule) { return rule.groups(); }))
        return frames;
    const bool hasTitles = options[u"showSubframeHeaders"].toBool(true);
    Frames result;
    for (const FramePtr &frame : frames) {
        if (context.stops())
            break;
        auto next = grouped(*frame, rules, hasTitles);
        if (!next)
            return failure(next.error());
        if (*next)
            result.push_back(*next);
    }
    return result;
}

} // namespace Promontory
