#pragma once

#include "datasources/transform/fieldmatcher.h"

namespace Promontory {

/// Gives the fields of a frame that a transformation made their display names: that of the
/// configuration, else of the legend, else the column's name with its labels; equal ones of plain
/// columns are numbered ("Time 1", "Time 2"). Grafana's rules, because options of the next step
/// name fields this way.
void nameFields(Frame &frame);

/// The field with this display name, else with this column name; nothing if there is none.
const Field *findField(const Frame &frame, const QString &name);

/// Asks a matcher about a field by its display name.
bool matches(const FieldMatcher &matcher, const Frame &frame, const Field &field);

/// The name of a frame: its own, else that of its only series.
QString frameTitle(const Frame &frame);

/// A field with a name of its own and nothing else.
Field plainField(const QString &name, FieldValues values);
/// The field under a new display name, as people chose it.
void renameField(Field &field, const QString &name);
/// A copy without fields.
std::shared_ptr<Frame> emptyCopy(const Frame &frame, FrameKind kind);

} // namespace Promontory
