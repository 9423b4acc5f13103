#pragma once

#include "app/edit/mergedashboards.h"
#include "app/edit/variablerenames.h"

#include <optional>

namespace Promontory {

/// A variable while it is edited.
struct VariableDraft
{
    VariableSpec spec;
    QString origin;                ///< its name before; empty: it is new
    bool renamesReferences = true; ///< where it got another name, texts that name it follow

    bool isRenamed() const { return !origin.isEmpty() && origin != commonOf(spec).name; }
};

/// What the settings of a dashboard are to become. It starts from a dashboard, and in the end only
/// what was changed here is put onto what the dashboard has become meanwhile.
class SettingsDraft
{
public:
    explicit SettingsDraft(const Dashboard &base = {});

    /// What it started from.
    const Dashboard &base() const { return m_base; }
    /// The same as it would read now: with the names of renamed variables that are settled.
    const Dashboard &comparableBase() const { return m_comparableBase; }
    /// Everything but the variables.
    Dashboard &settings() { return m_settings; }
    const Dashboard &settings() const { return m_settings; }
    QList<VariableDraft> &variables() { return m_variables; }
    const QList<VariableDraft> &variables() const { return m_variables; }
    QList<VariableSpec> variableSpecs() const;
    /// The variable as it was before; nothing for a new one.
    std::optional<VariableSpec> before(const VariableDraft &variable) const;

    /// The dashboard with all that was changed, renamed references included.
    Dashboard result() const;
    bool isChanged() const;
    /// From now on all texts here have the new names of renamed variables.
    void settleRenames();
    /// Another dashboard takes the place of the result: it was edited as text.
    void replace(const Dashboard &dashboard);
    /// The changes put onto what the dashboard is now.
    DashboardMerge mergedOnto(const Dashboard &current, Prefer prefer) const;

private:
    QList<VariableRename> renames() const;
    Dashboard comparable(const Dashboard &dashboard) const;

    Dashboard m_base;
    Dashboard m_unchanged;      // what the result is while nothing is changed
    Dashboard m_comparableBase; // the same with the renames that are settled
    Dashboard m_settings;
    QList<VariableDraft> m_variables;
    QList<QList<VariableRename>> m_earlierRenames; // those that are settled, in their order
    bool m_isFromText = false;
};

} // namespace Promontory
