#include "app/import/exportqueries.h"

#include "app/import/exportpanel.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

bool isExpression(const Query &query)
{
    return query.sourceType == "__expr__"_L1;
}

/// Where one query asks, and how the panel says it.
class Sources
{
public:
    Sources(const PanelSpec &panel, const QString &fallback)
        : m_panelId(panel.sourceId.isEmpty() ? fallback : panel.sourceId)
    {
        QStringList types;
        for (const Query &query : panel.queries) {
            if (isExpression(query))
                continue;
            if (!types.contains(query.sourceType))
                types.append(query.sourceType);
            m_isMixed = m_isMixed || (!query.sourceId.isEmpty() && query.sourceId != panel.sourceId);
        }
        m_hasOneType = types.size() < 2;
        if (types.size() == 1)
            m_type = types.constFirst();
    }

    Json ofPanel() const
    {
        if (m_isMixed)
            return classicSource(u"-- Mixed --"_s, u"datasource"_s);
        return withoutType(classicSource(m_panelId, m_type));
    }

    Json ofQuery(const Query &query) const
    {
        const QString &id = query.sourceId.isEmpty() ? m_panelId : query.sourceId;
        const Json source = classicSource(id, query.sourceType);
        return m_isMixed || isExpression(query) || m_panelId.isEmpty() ? source : withoutType(source);
    }

    bool areNamed(const PanelSpec &panel) const { return !panel.queries.isEmpty() || !m_panelId.isEmpty(); }

private:
    /// Where one source is asked in several languages, its name alone says which it is.
    Json withoutType(Json source) const
    {
        if (!m_hasOneType)
            source.remove(u"type");
        return source;
    }

    QString m_panelId;
    QString m_type;
    bool m_hasOneType = true;
    bool m_isMixed = false;
};

QString formatName(QueryFormat format)
{
    if (format == QueryFormat::Table)
        return u"table"_s;
    return format == QueryFormat::Heatmap ? u"heatmap"_s : u"time_series"_s;
}

Json promTarget(const Query &query)
{
    Json target = Json::object();
    target.set(u"expr", Json(query.expression));
    target.set(u"legendFormat", Json(query.legend));
    target.set(u"format", Json(formatName(query.format)));
    const bool isInstant = query.kind == QueryKind::Instant;
    target.set(u"instant", Json(isInstant || query.alsoInstant));
    target.set(u"range", Json(!isInstant));
    if (!query.minInterval.isEmpty())
        target.set(u"interval", Json(query.minInterval));
    if (query.intervalFactor != 1)
        target.set(u"intervalFactor", Json(query.intervalFactor));
    if (query.exemplars)
        target.set(u"exemplar", Json(true));
    return target;
}

Json targetOf(const Query &query, const Sources &sources)
{
    Json target = Json::object();
    target.set(u"refId", Json(query.refId));
    target.set(u"datasource", sources.ofQuery(query));
    if (query.hidden)
        target.set(u"hide", Json(true));
    const Json body = query.sourceType.isEmpty() ? promTarget(query) : query.model;
    for (const JsonMember &member : body.members())
        target.set(member.key, member.value);
    if (query.sourceType.isEmpty())
        target.set(u"editorMode", Json(u"code"_s));
    return target;
}

} // namespace

void addClassicQueries(const PanelSpec &panel, const QString &fallbackSource, Json &json)
{
    const Sources sources(panel, fallbackSource);
    if (sources.areNamed(panel))
        json.set(u"datasource", sources.ofPanel());
    Json targets = Json::array();
    for (const Query &query : panel.queries)
        targets.append(targetOf(query, sources));
    json.set(u"targets", targets);
}

} // namespace Promontory
