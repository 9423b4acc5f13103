#include "datasources/transform/fieldnames.h"

#include "datasources/transform/seriesname.h"

#include <QHash>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

// The name that the column and its labels give; empty where the column's name alone has to do.
QString labelledName(const Field &field)
{
    QStringList parts;
    if (!field.name.isEmpty() && field.name != "Value"_L1)
        parts.append(field.name);
    const QString labels = verboseName(field.labels);
    if (!labels.isEmpty())
        parts.append(labels);
    return labels.isEmpty() ? QString() : parts.join(u' ');
}

} // namespace

void nameFields(Frame &frame)
{
    QHash<QString, int> sameNames;
    for (const Field &field : frame.fields)
        ++sameNames[field.name];
    QHash<QString, int> places;
    for (Field &field : frame.fields) {
        const int place = ++places[field.name];
        const QString labelled = labelledName(field);
        if (!field.config.displayName.isEmpty())
            field.displayName = field.config.displayName;
        else if (!field.legendName.isEmpty())
            field.displayName = field.legendName;
        else if (!labelled.isEmpty())
            field.displayName = labelled;
        else if (sameNames.value(field.name) > 1)
            field.displayName = field.name + u' ' + QString::number(place);
        else
            field.displayName = field.name.isEmpty() ? u"Value"_s : field.name;
    }
}

const Field *findField(const Frame &frame, const QString &name)
{
    const Field *found = nullptr;
    for (const Field &field : frame.fields) {
        if (field.displayName == name)
            return &field;
        if (!found && field.name == name)
            found = &field;
    }
    return found;
}

bool matches(const FieldMatcher &matcher, const Frame &frame, const Field &field)
{
    return matcher({frame, field, field.displayName});
}

QString frameTitle(const Frame &frame)
{
    if (!frame.name.isEmpty())
        return frame.name;
    const Field *only = nullptr;
    for (const Field &field : frame.fields) {
        if (field.isTime())
            continue;
        if (only)
            return frame.refId;
        only = &field;
    }
    return only ? only->displayName : frame.refId;
}

Field plainField(const QString &name, FieldValues values)
{
    Field field;
    field.name = name;
    field.displayName = name;
    field.values = std::move(values);
    return field;
}

void renameField(Field &field, const QString &name)
{
    field.config.displayName = name;
    field.displayName = name;
}

std::shared_ptr<Frame> emptyCopy(const Frame &frame, FrameKind kind)
{
    auto copy = std::make_shared<Frame>();
    copy->refId = frame.refId;
    copy->name = frame.name;
    copy->meta.kind = kind;
    copy->meta.stepMs = frame.meta.stepMs;
    copy->meta.expression = frame.meta.expression;
    return copy;
}

} // namespace Promontory
