#include "datasources/transform/steps/labelstofields.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"

#include <QSet>

#include <map>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

// Nothing: all labels.
std::optional<QSet<QString>> keptLabels(const Json &options)
{
    if (options[u"keepLabels"].size() == 0)
        return {};
    QSet<QString> names;
    for (const Json &item : options[u"keepLabels"].items())
        names.insert(item.toString());
    return names;
}

// What a label is called by its column: every value once.
using LabelValues = std::vector<std::pair<QString, QStringList>>;

void addValue(LabelValues &values, const QString &name, const QString &value)
{
    auto found = std::find_if(values.begin(), values.end(),
                              [&](const auto &entry) { return entry.first == name; });
    if (found == values.end())
        values.push_back({name, {value}});
    else if (!found->second.contains(value))
        found->second.append(value);
}

Field withoutLabels(const Field &field, const QString &valueLabel)
{
    Field plain = field;
    plain.config.displayName.clear();
    plain.legendName.clear();
    plain.labels = {};
    if (!valueLabel.isEmpty() && field.labels.contains(valueLabel))
        plain.name = field.labels.value(valueLabel);
    return plain;
}

FramePtr withLabelColumns(const Frame &frame, const Json &options)
{
    const auto kept = keptLabels(options);
    const QString valueLabel = options[u"valueLabel"].toString();
    auto result = emptyCopy(frame, FrameKind::Table);
    LabelValues labels;
    for (const Field &field : frame.fields) {
        result->fields.push_back(field.labels.isEmpty() ? field : withoutLabels(field, valueLabel));
        for (const auto &[name, value] : field.labels.pairs()) {
            if (name != valueLabel && (!kept || kept->contains(name)))
                addValue(labels, name, value);
        }
    }
    for (const auto &[name, values] : labels) {
        for (const QString &value : values)
            result->fields.push_back(
                plainField(name, TextColumn(std::vector<QString>(frame.rows(), value))));
    }
    nameFields(*result);
    return result;
}

FramePtr labelRows(const Frame &frame, const Field &field, const std::optional<QSet<QString>> &kept)
{
    std::vector<QString> names;
    std::vector<QString> values;
    for (const auto &[name, value] : field.labels.pairs()) {
        if (kept && !kept->contains(name))
            continue;
        names.push_back(name);
        values.push_back(value);
    }
    auto result = emptyCopy(frame, FrameKind::Table);
    result->name = field.displayName;
    result->fields = {plainField(u"label"_s, TextColumn(std::move(names))),
                      plainField(u"value"_s, TextColumn(std::move(values)))};
    return result;
}

} // namespace

Result<Frames> labelsToFields(const Frames &frames, const Json &options,
                              const TransformContext &context)
{
    const bool asRows = options[u"mode"].toString() == "rows"_L1;
    const auto kept = keptLabels(options);
    Frames result;
    for (const FramePtr &frame : frames) {
        if (context.stops())
            break;
        if (!asRows) {
            result.push_back(withLabelColumns(*frame, options));
            continue;
        }
        for (const Field &field : frame->fields) {
            if (!field.labels.isEmpty())
                result.push_back(labelRows(*frame, field, kept));
        }
    }
    return result;
}

} // namespace Promontory
