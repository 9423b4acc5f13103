#pragma once

#include "app/dashboard/dashboard.h"
#include "app/variables/interpolate.h"

#include <QHash>
#include <QList>
#include <QString>

namespace Promontory {

/// A variable that has one value inside of a copy.
struct ScopedValue
{
    QString name;
    QString value;
    QString text;

    bool operator==(const ScopedValue &) const = default;
};
using RepeatScope = QList<ScopedValue>;

/// One panel as it stands on the board: the document's panel, or a copy of it for one value.
struct PlacedPanel
{
    QString key;       ///< the panel's id as text, for copies with the values behind it; unique
    PanelSpec panel;   ///< as in the document, but for its place
    RepeatScope scope;
};

/// The header of a row, or of a copy of it with its own panels.
struct PlacedRow
{
    QString key;
    Row row;           ///< as in the document, but for its place
    RepeatScope scope;
};

/// What stands on a board: everything that repeats is written out.
struct PlacedDashboard
{
    QList<PlacedPanel> panels;
    QList<PlacedRow> rows;
    qint64 wanted = 0; ///< copies that the chosen values ask for, first ones included
    qint64 shown = 0;

    /// "1,000,000 repeats, showing 200"; empty if nothing was left out.
    QString message() const;
};

/// Never more copies than this on one dashboard (reliability-security D3).
inline constexpr int MostRepeats = 200;

/// Writes out repeated panels and rows (grafana-dashboard 6.5). The number of copies is worked out before
/// any is made. Beyond the limit the first copies are shown; panels and rows for whose copies there is no
/// room at all stand once, as they are. Without repeats, or without the
/// values they need, the layout stays as the document has it.
PlacedDashboard writtenOut(const Dashboard &dashboard, const VariableValues &values);

/// The values as a copy sees them.
VariableValues scopedValues(const VariableValues &values, const RepeatScope &scope);

/// The document's rectangle of a panel that was moved or resized on the board from one place to another.
GridRect documentRect(const PanelSpec &panel, const GridRect &placed, const GridRect &target);

} // namespace Promontory
