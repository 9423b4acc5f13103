#pragma once

#include "app/dashboard/dashboard.h"

#include <QString>

namespace Promontory {

/// Edits with the same key that follow each other are one step of undo: the moves of one drag, the
/// letters of one field. An empty topic never merges.
struct MergeKey
{
    QString topic;
    PanelId panel;
    int gesture = 0; ///< raised by whoever starts a new drag or visit to a field

    bool operator==(const MergeKey &) const = default;
};

} // namespace Promontory
