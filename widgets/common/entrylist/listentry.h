/// widgets/common/entrylist holds the list that panels of alerts, events and dashboards show.
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>

namespace Promontory {

/// One row of a list. All texts come from outside: the list shows them as plain single lines.
struct ListEntry
{
    bool isHeading = false;   ///< a section's name: no other text, cannot be chosen
    QString text;
    QString detail;           ///< a second, fainter line; may be empty
    QString note;             ///< at the right: a time, an age
    QStringList tags;         ///< small words behind the text
    QString state;            ///< a word in the colour of the mark, before the text
    QColor mark;              ///< a bar at the left; invalid: none
    QString tip;              ///< the whole story, for the tool tip
    bool isPart = false;      ///< belongs to the entry above: stands further right
    bool isActive = true;     ///< Return and a click mean something

    bool operator==(const ListEntry &) const = default;
};

} // namespace Promontory
