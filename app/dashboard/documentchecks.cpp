#include "app/dashboard/documentchecks.h"

#include "app/dashboard/gridlayout.h"

#include <QCoreApplication>
#include <QSet>
#include <QTimeZone>

namespace Promontory {

namespace {

// Real dashboards have 643 panels, 30 queries in one, 54 variables, 268 overrides (reliability D1).
constexpr qsizetype ManyPanels = 2000;
constexpr qsizetype ManyQueries = 200;
constexpr qsizetype ManyVariables = 200;
constexpr qsizetype ManyOfTheRest = 1000;

QString tr(const char *text)
{
    return QCoreApplication::translate("DashboardFile", text);
}

QList<GridRect> rectsOf(const QList<PanelSpec> &panels, const QList<Row> &rows)
{
    QList<GridRect> rects;
    for (const Row &row : rows)
        rects.append(rowRect(row));
    for (const PanelSpec &panel : panels)
        rects.append(panel.rect);
    return rects;
}

class Checks
{
public:
    Checks(Dashboard &dashboard, QList<ReadFault> &faults)
        : m_dashboard(dashboard), m_faults(faults)
    {
    }

    void run();
    void checkSizes();
    void checkHeight(const QList<GridRect> &rects);

private:
    void say(const Json &at, const QString &message)
    {
        addFault(m_faults, {message, std::max<qsizetype>(0, at.offset()), true});
    }
    void count(qsizetype number, qsizetype many, const Json &at, const QString &message);
    void checkPanelSizes(const PanelSpec &panel);
    void checkIds();
    void checkId(PanelId &id, const Json &at);
    void checkNames();
    void checkRange();
    void checkOverlaps(QList<PanelSpec> &panels, QList<Row> &rows);
    template <typename Function>
    void eachPanel(Function function);

    Dashboard &m_dashboard;
    QList<ReadFault> &m_faults;
    QSet<PanelId> m_ids;
    qint64 m_nextId = 1;
};

template <typename Function>
void Checks::eachPanel(Function function)
{
    for (PanelSpec &panel : m_dashboard.panels)
        function(panel);
    for (Row &row : m_dashboard.rows) {
        for (PanelSpec &panel : row.folded)
            function(panel);
    }
}

void Checks::count(qsizetype number, qsizetype many, const Json &at, const QString &message)
{
    if (number > many)
        say(at, message.arg(QString::number(number), QString::number(many)));
}

void Checks::checkPanelSizes(const PanelSpec &panel)
{
    count(panel.queries.size(), ManyQueries, panel.unknown[u"queries"],
          tr("A panel has %1 queries; more than %2 are slow."));
    count(panel.overrides.size(), ManyOfTheRest, panel.unknown[u"overrides"],
          tr("A panel has %1 overrides; more than %2 are slow."));
    count(panel.links.size(), ManyOfTheRest, panel.unknown[u"links"],
          tr("A panel has %1 links; more than %2 are slow."));
}

void Checks::checkSizes()
{
    const Json &file = m_dashboard.unknown;
    qsizetype panels = 0;
    eachPanel([this, &panels](const PanelSpec &panel) {
        ++panels;
        checkPanelSizes(panel);
    });
    count(panels, ManyPanels, file[u"panels"],
          tr("The dashboard has %1 panels; more than %2 are slow."));
    count(m_dashboard.variables.size(), ManyVariables, file[u"variables"],
          tr("The dashboard has %1 variables; more than %2 are slow."));
    count(m_dashboard.annotations.size(), ManyOfTheRest, file[u"annotations"],
          tr("The dashboard has %1 annotations; more than %2 are slow."));
    count(m_dashboard.links.size(), ManyOfTheRest, file[u"links"],
          tr("The dashboard has %1 links; more than %2 are slow."));
}

void Checks::checkHeight(const QList<GridRect> &rects)
{
    int bottom = 0;
    for (const GridRect &rect : rects)
        bottom = std::max(bottom, rect.y + rect.height);
    count(bottom, LowestShownRow, m_dashboard.unknown[u"panels"],
          tr("The dashboard is %1 rows high; what lies below row %2 is not shown."));
}

void Checks::checkId(PanelId &id, const Json &at)
{
    const bool given = at.contains(u"id") && !at[u"id"].isNull();
    if (given && !m_ids.contains(id)) {
        m_ids.insert(id);
        return;
    }
    const QString earlier = id.toText();
    id.value = m_nextId++;
    m_ids.insert(id);
    if (given)
        say(at[u"id"],
            tr("The id %1 occurs twice; this one becomes %2.").arg(earlier, id.toText()));
}

void Checks::checkIds()
{
    const auto raise = [this](const PanelId &id) {
        const auto *number = std::get_if<qint64>(&id.value);
        if (number && *number >= m_nextId && *number < std::numeric_limits<qint32>::max())
            m_nextId = *number + 1;
    };
    eachPanel([&raise](const PanelSpec &panel) { raise(panel.id); });
    for (const Row &row : std::as_const(m_dashboard.rows))
        raise(row.id);
    for (Row &row : m_dashboard.rows)
        checkId(row.id, row.unknown);
    eachPanel([this](PanelSpec &panel) { checkId(panel.id, panel.unknown); });
}

void Checks::checkNames()
{
    QSet<QString> names;
    for (const VariableSpec &variable : std::as_const(m_dashboard.variables)) {
        const VariableCommon &common = commonOf(variable);
        if (names.contains(common.name))
            say(common.unknown,
                tr("The variable %1 occurs twice; the first one counts.").arg(common.name));
        names.insert(common.name);
    }
}

void Checks::checkRange()
{
    if (turnRange(m_dashboard.range))
        say(m_dashboard.unknown[u"time"],
            tr("The time range ends before it begins; its ends are exchanged."));
}

void Checks::checkOverlaps(QList<PanelSpec> &panels, QList<Row> &rows)
{
    const QList<GridRect> apart = separated(rectsOf(panels, rows));
    checkHeight(apart); // before the many panels that have moved
    const auto sayMoved = [this](const Json &at, int y) {
        say(at, tr("Something else lies here; this moves down to %1 on the grid.").arg(y));
    };
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (std::exchange(rows[i].y, apart.at(i).y) != apart.at(i).y)
            sayMoved(rows.at(i).unknown[u"y"], apart.at(i).y);
    }
    for (qsizetype i = 0; i < panels.size(); ++i) {
        const GridRect &rect = apart.at(rows.size() + i);
        if (std::exchange(panels[i].rect, rect) != rect)
            sayMoved(panels.at(i).unknown[u"grid"], rect.y);
    }
}

void Checks::run()
{
    checkSizes();
    checkIds();
    checkNames();
    checkRange();
    checkOverlaps(m_dashboard.panels, m_dashboard.rows);
    QList<Row> none;
    for (Row &row : m_dashboard.rows)
        checkOverlaps(row.folded, none);
}

} // namespace

void checkDocument(Dashboard &dashboard, QList<ReadFault> &faults)
{
    Checks(dashboard, faults).run();
}

qsizetype panelsIn(const Json &model)
{
    qsizetype panels = 0;
    for (const QStringView key : {u"panels", u"rows"}) {
        const Json &list = model[key];
        panels += key == u"panels" ? list.size() : 0;
        for (qsizetype i = 0; i < list.size() && panels <= MostPanels; ++i)
            panels += list.at(i)[u"panels"].size();
    }
    return panels;
}

Result<void> checkPanelCount(qsizetype panels)
{
    if (panels <= MostPanels)
        return {};
    return failure(ErrorKind::TooLarge,
                   tr("The dashboard has more than %1 panels, more than one file can hold.").arg(QString::number(MostPanels)));
}

bool turnRange(TimeSpec &range)
{
    constexpr qint64 someTimeMs = 1'700'000'000'000;
    const auto from = resolveTime(range.from, someTimeMs, QTimeZone::utc(), RangeEdge::Start);
    const auto to = resolveTime(range.to, someTimeMs, QTimeZone::utc(), RangeEdge::End);
    const bool sameKind = range.from.startsWith(u"now") == range.to.startsWith(u"now");
    if (!sameKind || !from || !to || *from <= *to)
        return false;
    std::swap(range.from, range.to);
    return true;
}

QStringList sizeMessages(Dashboard dashboard)
{
    QList<ReadFault> faults;
    Checks checks(dashboard, faults);
    checks.checkSizes();
    checks.checkHeight(rectsOf(dashboard.panels, dashboard.rows));
    QStringList messages;
    for (const ReadFault &fault : std::as_const(faults))
        messages.append(fault.message);
    messages.removeDuplicates();
    return messages;
}

void checkDuplicateKeys(const Json &root, QList<ReadFault> &faults)
{
    QSet<QStringView> seen;
    for (const JsonMember &member : root.members()) {
        const qsizetype before = seen.size();
        seen.insert(member.key);
        if (seen.size() == before)
            addFault(faults,
                     {tr("The key \"%1\" occurs twice; the last one counts.").arg(member.key),
                      member.keyOffset, true});
        checkDuplicateKeys(member.value, faults);
    }
    for (const Json &item : root.items())
        checkDuplicateKeys(item, faults);
}

} // namespace Promontory
