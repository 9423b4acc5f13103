#pragma once

#include "app/dashboard/dashboard.h"

#include <QStringList>

namespace Promontory {

/// Whose value counts where both sides changed the same thing.
enum class Prefer { Mine, Theirs };

struct DashboardMerge
{
    Dashboard dashboard;
    QStringList conflicts; ///< what both changed, in words: "the title", "the variable job"
};

/// Three-way merge: what `mine` and `theirs` changed, each coming from `base`. Variables go by
/// their names, panels and rows by their ids, everything else field by field. A panel that one side
/// moved and the other edited is both.
DashboardMerge mergeDashboards(const Dashboard &base, const Dashboard &mine,
                               const Dashboard &theirs, Prefer prefer = Prefer::Mine);

} // namespace Promontory
