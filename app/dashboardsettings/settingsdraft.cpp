#include "app/dashboardsettings/settingsdraft.h"

#include "app/dashboard/dashboardjson.h"

#include <algorithm>

namespace Promontory {

namespace {

QList<VariableDraft> draftsOf(const QList<VariableSpec> &variables)
{
    QList<VariableDraft> drafts;
    for (const VariableSpec &variable : variables)
        drafts.append({variable, commonOf(variable).name, true});
    return drafts;
}

/// As it comes back from its own text: with the objects of a file that was written just now.
Dashboard reread(const Dashboard &dashboard)
{
    return readDashboard(writeDashboard(dashboard)).value_or(dashboard);
}

} // namespace

SettingsDraft::SettingsDraft(const Dashboard &base)
    : m_base(base)
    , m_unchanged(base)
    , m_comparableBase(base)
    , m_settings(base)
    , m_variables(draftsOf(base.variables))
{
}

QList<VariableSpec> SettingsDraft::variableSpecs() const
{
    QList<VariableSpec> specs;
    for (const VariableDraft &draft : m_variables)
        specs.append(draft.spec);
    return specs;
}

std::optional<VariableSpec> SettingsDraft::before(const VariableDraft &variable) const
{
    if (variable.origin.isEmpty())
        return {};
    // Names may stand there twice; the first that is equal counts, else the first of the name.
    const VariableSpec *named = nullptr;
    for (const VariableSpec &spec : m_comparableBase.variables) {
        if (spec == variable.spec)
            return spec;
        if (!named && commonOf(spec).name == variable.origin)
            named = &spec;
    }
    return named ? std::optional(*named) : std::nullopt;
}

QList<VariableRename> SettingsDraft::renames() const
{
    QList<VariableRename> renames;
    for (const VariableDraft &draft : m_variables) {
        if (draft.isRenamed())
            renames.append({draft.origin, commonOf(draft.spec).name, draft.renamesReferences});
    }
    return renames;
}

Dashboard SettingsDraft::result() const
{
    Dashboard result = m_settings;
    result.variables = variableSpecs();
    QHash<QString, QString> references;
    for (const VariableRename &rename : renames()) {
        if (rename.withReferences)
            references.insert(rename.from, rename.to);
    }
    return renameReferences(std::move(result), references);
}

Dashboard SettingsDraft::comparable(const Dashboard &dashboard) const
{
    Dashboard same = dashboard;
    for (const QList<VariableRename> &earlier : m_earlierRenames)
        same = renameVariables(std::move(same), earlier);
    return m_isFromText ? reread(same) : same;
}

bool SettingsDraft::isChanged() const
{
    return result() != m_unchanged;
}

void SettingsDraft::settleRenames()
{
    const QList<VariableRename> made = renames();
    if (made.isEmpty())
        return;
    m_settings = result();
    for (qsizetype i = 0; i < m_variables.size(); ++i) {
        VariableDraft &draft = m_variables[i];
        draft = {m_settings.variables.at(i),
                 draft.origin.isEmpty() ? QString() : commonOf(draft.spec).name, true};
    }
    m_earlierRenames.append(made);
    m_comparableBase = comparable(m_base);
}

void SettingsDraft::replace(const Dashboard &dashboard)
{
    settleRenames();
    m_isFromText = true;
    m_unchanged = reread(m_base);
    m_comparableBase = comparable(m_base);
    m_settings = dashboard;
    m_variables = draftsOf(dashboard.variables);
    const QList<VariableSpec> &known = m_comparableBase.variables;
    for (VariableDraft &draft : m_variables) {
        const bool isKnown =
            std::any_of(known.cbegin(), known.cend(), [&draft](const VariableSpec &spec) {
                return commonOf(spec).name == draft.origin;
            });
        if (!isKnown)
            draft.origin.clear();
    }
}

DashboardMerge SettingsDraft::mergedOnto(const Dashboard &current, Prefer prefer) const
{
    const QList<VariableRename> pending = renames();
    const Dashboard base = renameVariables(m_comparableBase, pending);
    const Dashboard theirs = renameVariables(comparable(current), pending);
    return mergeDashboards(base, result(), theirs, prefer);
}

} // namespace Promontory
