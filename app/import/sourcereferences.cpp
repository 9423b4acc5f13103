#include "app/import/sourcereferences.h"

#include "app/import/grafanaform.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// "${DS_PROMETHEUS}" names an input of the file; "$datasource" a variable of the dashboard.
QString inputName(const QString &key)
{
    return key.startsWith("${"_L1) && key.endsWith(u'}') ? key.mid(2, key.size() - 3) : QString();
}

class References
{
public:
    References(const Dashboard &dashboard, const Json &inputs)
        : m_dashboard(dashboard)
        , m_inputs(inputs)
    {
    }

    void add(const QString &key, const QString &type)
    {
        if (!type.isEmpty() || isVariable(key))
            return;
        auto found = std::find_if(m_found.begin(), m_found.end(),
                                  [&key](const SourceReference &one) { return one.key == key; });
        if (found == m_found.end())
            found = m_found.insert(m_found.end(), described(key));
        ++found->uses;
    }

    QList<SourceReference> sorted()
    {
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const SourceReference &a, const SourceReference &b) { return a.uses > b.uses; });
        return m_found;
    }

private:
    bool isVariable(const QString &key) const
    {
        if (!key.startsWith(u'$') && !key.startsWith("[["_L1))
            return false;
        return std::any_of(m_dashboard.variables.begin(), m_dashboard.variables.end(), [&key](const VariableSpec &one) {
            const QString &name = commonOf(one).name;
            return key == u'$' + name || key == u"${"_s + name + u'}' || key == u"[["_s + name + u"]]"_s;
        });
    }

    SourceReference described(const QString &key) const
    {
        for (const Json &input : m_inputs.items()) {
            if (!key.isEmpty() && input[u"name"].toString() == inputName(key))
                return {key, input[u"label"].toString(key), input[u"pluginId"].toString(), 0};
        }
        return {key, key, u"prometheus"_s, 0};
    }

    const Dashboard &m_dashboard;
    const Json &m_inputs;
    QList<SourceReference> m_found;
};

} // namespace

QList<SourceReference> sourceReferences(const Dashboard &dashboard, const Json &model, ImportLedger &ledger)
{
    ledger.unread(model[u"__inputs"]);
    References references(dashboard, model[u"__inputs"]);
    const auto addPanel = [&references](const PanelSpec &panel) {
        for (const Query &query : panel.queries)
            references.add(query.sourceId.isEmpty() ? panel.sourceId : query.sourceId, query.sourceType);
    };
    for (const PanelSpec &panel : dashboard.panels)
        addPanel(panel);
    for (const Row &row : dashboard.rows)
        std::for_each(row.folded.begin(), row.folded.end(), addPanel);
    for (const VariableSpec &variable : dashboard.variables) {
        if (const auto *query = std::get_if<QueryVariable>(&variable))
            references.add(query->sourceId, {});
    }
    for (const AnnotationQuery &annotation : dashboard.annotations)
        references.add(annotation.sourceId, {});
    return references.sorted();
}

QList<SourceReference> sourceReferences(const Dashboard &dashboard)
{
    const auto found = findGrafanaModel(dashboard.original);
    ImportLedger ledger;
    return sourceReferences(dashboard, found ? found->model : Json(), ledger);
}

} // namespace Promontory
