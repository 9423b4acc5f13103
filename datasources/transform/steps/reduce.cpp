#include "datasources/transform/steps/reduce.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/fieldreduction.h"

#include <QCoreApplication>

#include <map>
#include <set>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

struct ReduceOptions
{
    QStringList reducers;
    FieldMatcher matcher;
    bool labelsToFields = false;
};

bool isNoTime(const MatchTarget &target)
{
    return !target.field.isTime();
}

Result<ReduceOptions> optionsFrom(const Json &json, bool perFrame)
{
    ReduceOptions options;
    const Json &list = json[u"reducers"];
    for (const Json &item : list.items()) {
        if (isReducer(item.toString()))
            options.reducers.append(reducerId(item.toString()));
    }
    if (!list.isArray())
        options.reducers = {u"max"_s};
    if (options.reducers.isEmpty())
        return failure(ErrorKind::Syntax,
                       Text::tr("No calculation is chosen that this program knows."));
    const QString id = json[u"fields"][u"id"].toString();
    if (!id.isEmpty())
        options.matcher = makeFieldMatcher(id, json[u"fields"][u"options"]);
    else if (json[u"includeTimeField"].toBool() && perFrame)
        options.matcher = makeFieldMatcher(u"alwaysMatch"_s, {});
    else
        options.matcher = isNoTime;
    options.labelsToFields = json[u"labelsToFields"].toBool();
    return options;
}

// The table of "seriesToRows" while it grows.
struct ReducedRows
{
    std::vector<QString> names;
    std::map<QString, std::vector<QString>> labels;
    std::vector<std::vector<Cell>> results;

    void add(const Field &field, const ReduceOptions &options);
    FramePtr frame(const Frame &first, const ReduceOptions &options) const;
};

void ReducedRows::add(const Field &field, const ReduceOptions &options)
{
    names.push_back(options.labelsToFields ? field.name : field.displayName);
    if (options.labelsToFields) {
        for (const auto &[name, value] : field.labels.pairs()) {
            std::vector<QString> &column = labels[name];
            column.resize(names.size());
            column.back() = value;
        }
    }
    results.resize(static_cast<std::size_t>(options.reducers.size()));
    for (std::size_t i = 0; i < results.size(); ++i)
        results[i].push_back(
            reducedField(field.values, options.reducers.at(static_cast<qsizetype>(i))));
}

FramePtr ReducedRows::frame(const Frame &first, const ReduceOptions &options) const
{
    auto result = emptyCopy(first, FrameKind::Table);
    result->fields.push_back(plainField(u"Field"_s, TextColumn(names)));
    for (const auto &[name, values] : labels) {
        std::vector<QString> column = values;
        column.resize(names.size());
        result->fields.push_back(plainField(name, TextColumn(std::move(column))));
    }
    for (std::size_t i = 0; i < results.size(); ++i) {
        const QString title = reducerTitle(options.reducers.at(static_cast<qsizetype>(i)));
        result->fields.push_back(plainField(title, columnOf(results[i])));
    }
    nameFields(*result);
    return result;
}

Frames reducedToRows(const Frames &frames, const ReduceOptions &options,
                     const TransformContext &context)
{
    ReducedRows rows;
    for (const FramePtr &frame : frames) {
        if (context.stops())
            break;
        for (const Field &field : frame->fields) {
            if (matches(options.matcher, *frame, field))
                rows.add(field, options);
        }
    }
    return frames.empty() ? frames : Frames{rows.frame(*frames.front(), options)};
}

Field reducedCopy(const Field &field, const QString &reducer, bool isOneOfSeveral)
{
    Field result = field;
    result.values = columnOf({reducedField(field.values, reducer)});
    if (isOneOfSeveral) {
        QList<Labels::Pair> pairs = field.labels.pairs();
        pairs.append({u"reducer"_s, reducerTitle(reducer)});
        result.labels = Labels(pairs);
        if (!result.legendName.isEmpty())
            result.legendName += u' ' + reducerTitle(reducer);
    }
    return result;
}

Frames reducedInPlace(const Frames &frames, const ReduceOptions &options,
                      const TransformContext &context)
{
    Frames result;
    for (const FramePtr &frame : frames) {
        if (context.stops())
            break;
        auto next = emptyCopy(*frame, FrameKind::Table);
        for (const Field &field : frame->fields) {
            if (!matches(options.matcher, *frame, field))
                continue;
            for (const QString &reducer : options.reducers)
                next->fields.push_back(reducedCopy(field, reducer, options.reducers.size() > 1));
        }
        nameFields(*next);
        if (!next->fields.empty())
            result.push_back(std::move(next));
    }
    return result;
}

} // namespace

Result<Frames> reduceFields(const Frames &frames, const Json &json, const TransformContext &context)
{
    const bool perFrame = json[u"mode"].toString() == "reduceFields"_L1;
    const auto options = optionsFrom(json, perFrame);
    if (!options)
        return failure(options.error());
    return perFrame ? reducedInPlace(frames, *options, context)
                    : reducedToRows(frames, *options, context);
}

} // namespace Promontory
