/// app/dashboardsettings holds the dialog in which the settings of a dashboard are edited: title,
/// time, variables, links, and the whole as text. It works on a draft; only what was changed there
/// comes back, as one edit.
#pragma once

#include "app/query/variableresolver.h"

#include <functional>

namespace Promontory {

/// What the dialog needs from the page that it belongs to. The clock must outlive it.
struct SettingsContext
{
    QueryRunner::SourceLookup lookup;
    VariableResolver::ResolveSource resolveSource;
    VariableResolver::ListSources listSources;
    const Clock &clock;
    /// What variables depend on for a dashboard with these settings, while the page shows what it
    /// shows.
    std::function<VariableResolver::Surroundings(const Dashboard &)> surroundings;
    std::function<QHash<QString, QStringList>()> chosen; ///< values of the page's variables
};

} // namespace Promontory
