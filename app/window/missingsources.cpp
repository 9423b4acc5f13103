#include "app/window/missingsources.h"

namespace Promontory {

namespace {

void note(QStringList &uids, const QString &uid)
{
    // "$source" is a variable; "-- Mixed --" and its kin are no sources.
    const bool special = uid.startsWith(u'$') || uid.startsWith(QLatin1String("-- "));
    if (!uid.isEmpty() && !special && !uids.contains(uid))
        uids.append(uid);
}

void notePanels(QStringList &uids, const QList<PanelSpec> &panels)
{
    for (const PanelSpec &panel : panels) {
        note(uids, panel.sourceId);
        for (const Query &query : panel.queries)
            note(uids, query.sourceId);
    }
}

} // namespace

QStringList namedSources(const Dashboard &dashboard)
{
    QStringList uids;
    note(uids, dashboard.sourceId);
    notePanels(uids, dashboard.panels);
    for (const Row &row : dashboard.rows)
        notePanels(uids, row.folded);
    for (const VariableSpec &variable : dashboard.variables) {
        if (const auto *query = std::get_if<QueryVariable>(&variable))
            note(uids, query->sourceId);
    }
    for (const AnnotationQuery &annotation : dashboard.annotations)
        note(uids, annotation.sourceId);
    return uids;
}

} // namespace Promontory
