#include "datasources/transform/steps/joinbylabels.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

struct Group
{
    QStringList keys;                          // values of the labels that join
    QHash<QString, std::vector<const Field *>> ofValue; // by value of the label "value"
    QHash<QString, std::size_t> sizes;         // rows of these fields together
    std::size_t rows = 0;

    // Fields of the same labels stand below each other.
    void add(const QString &value, const Field *field)
    {
        ofValue[value].push_back(field);
        std::size_t &size = sizes[value];
        size += field->size();
        rows = std::max(rows, size);
    }
    FieldValues values(const QString &value, const FieldValues &like) const
    {
        std::vector<FieldValues> parts;
        for (const Field *field : ofValue.value(value))
            parts.push_back(field->values);
        return parts.empty() ? missingColumn(like, rows) : paddedTo(stacked(parts), rows);
    }
};

std::vector<const Field *> labelledFields(const Frames &frames, const QString &label)
{
    std::vector<const Field *> fields;
    for (const FramePtr &frame : frames) {
        for (const Field &field : frame->fields) {
            if (!field.isTime() && field.labels.contains(label))
                fields.push_back(&field);
        }
    }
    return fields;
}

QStringList joinLabels(const std::vector<const Field *> &fields, const Json &options)
{
    QStringList names;
    for (const Json &item : options[u"join"].items())
        names.append(item.toString());
    const bool isChosen = !names.isEmpty();
    names.removeAll(options[u"value"].toString());
    if (isChosen)
        return names;
    QSet<QString> seen;
    for (const Field *field : fields) {
        for (const auto &[name, value] : field->labels.pairs()) {
            if (name != options[u"value"].toString() && !seen.contains(name)) {
                seen.insert(name);
                names.append(name);
            }
        }
    }
    return names;
}

QStringList keysOf(const Field &field, const QStringList &names)
{
    QStringList keys;
    for (const QString &name : names)
        keys.append(field.labels.value(name));
    return keys;
}

std::vector<Group> groupsOf(const std::vector<const Field *> &fields, const QStringList &names,
                            const QString &label, const TransformContext &context)
{
    std::vector<Group> groups;
    QHash<QStringList, std::size_t> places;
    for (const Field *field : fields) {
        if (context.stops())
            break;
        const QStringList keys = keysOf(*field, names);
        const auto known = places.constFind(keys);
        const std::size_t place = known == places.cend() ? groups.size() : *known;
        if (known == places.cend()) {
            places.insert(keys, place);
            groups.push_back({keys, {}, {}, 0});
        }
        groups[place].add(field->labels.value(label), field);
    }
    return groups;
}

Field labelColumn(const std::vector<Group> &groups, const QString &name, qsizetype index)
{
    std::vector<QString> texts;
    for (const Group &group : groups)
        texts.insert(texts.end(), group.rows, group.keys.at(index));
    return plainField(name, TextColumn(std::move(texts)));
}

Field valueColumn(const std::vector<Group> &groups, const QString &name)
{
    std::vector<FieldValues> parts;
    FieldValues like = NumberColumn();
    for (const Group &group : groups) {
        for (const Field *field : group.ofValue.value(name))
            like = field->values;
    }
    for (const Group &group : groups)
        parts.push_back(group.values(name, like));
    return plainField(name, stacked(parts));
}

QStringList valuesOf(const std::vector<const Field *> &fields, const QString &label)
{
    QStringList values;
    for (const Field *field : fields)
        values.append(field->labels.value(label));
    values.removeDuplicates();
    return values;
}

} // namespace

Result<Frames> joinByLabels(const Frames &frames, const Json &options,
                            const TransformContext &context)
{
    const QString label = options[u"value"].toString();
    const std::vector<const Field *> fields = labelledFields(frames, label);
    if (label.isEmpty() || fields.empty())
        return failure(ErrorKind::Syntax,
                       Text::tr("No field has the label that gives the columns their names."));
    const QStringList names = joinLabels(fields, options);
    const std::vector<Group> groups = groupsOf(fields, names, label, context);
    const QStringList columns = valuesOf(fields, label);
    std::size_t rows = 0;
    for (const Group &group : groups)
        rows += group.rows;
    if (!context.allows(rows, static_cast<std::size_t>(names.size() + columns.size())))
        return failure(tooManyCells(context));
    auto result = emptyCopy(*frames.front(), FrameKind::Table);
    for (qsizetype index = 0; index < names.size(); ++index)
        result->fields.push_back(labelColumn(groups, names.at(index), index));
    for (const QString &column : columns) {
        if (context.stops())
            break;
        result->fields.push_back(valueColumn(groups, column));
    }
    nameFields(*result);
    return Frames{std::move(result)};
}

} // namespace Promontory
