#include "app/import/exportlayout.h"

#include "app/import/exportmerge.h"
#include "app/import/exportpanel.h"

#include <QHash>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

void setNumber(Json &object, QStringView key, int value)
{
    if (object[key].numberLike() != double(value))
        object.set(key, Json(value));
}

std::pair<double, double> placeOf(const Json &panel)
{
    const Json &grid = panel[u"gridPos"];
    return {grid[u"y"].numberLike().value_or(0.0), grid[u"x"].numberLike().value_or(0.0)};
}

Json headerWords(const Row &row)
{
    Row empty = row;
    empty.folded.clear();
    Json words = classicRow(empty, {});
    for (const QStringView key : {u"id", u"gridPos", u"panels"})
        words.remove(key);
    return words;
}

class GridForm
{
public:
    GridForm(const Json &model, const ExportSource &source, const BoardChange &changes, bool everyPlace)
        : m_model(model)
        , m_source(source)
        , m_changes(changes)
        , m_everyPlace(everyPlace)
    {
        for (const PanelChange &change : changes.panels) {
            m_panelAt.insert(change.pointer, &change);
            if (change.before && !change.after)
                m_removed.insert(change.before->id);
        }
        for (const RowChange &change : changes.rows)
            m_rowAt.insert(change.pointer, &change);
    }

    Json edited()
    {
        collect();
        Json panels = Json::array();
        for (const Json &one : std::as_const(m_top))
            panels.append(one[u"type"].toString() == "row"_L1 ? withChildren(one) : one);
        for (const Json &one : std::as_const(m_arrivals))
            panels = insertedByPlace(panels, one[u"type"].toString() == "row"_L1 ? withChildren(one) : one);
        Json result = m_model;
        result.set(u"panels", panels);
        return result;
    }

private:
    void collect();
    void addRow(const Json &row, const QString &pointer);
    void addPanel(const Json &panel, const QString &pointer, const Row *holder, const RowChange *in);
    Json placedPanel(const Json &panel, const PanelChange &change) const;
    Json withChildren(Json row);

    const Json &m_model;
    const ExportSource &m_source;
    const BoardChange &m_changes;
    bool m_everyPlace;
    QHash<QString, const PanelChange *> m_panelAt;
    QHash<QString, const RowChange *> m_rowAt;
    QSet<PanelId> m_removed;
    QList<Json> m_top;
    QList<Json> m_arrivals;                         ///< new at the top level, or out of a row
    QHash<const Row *, QList<Json>> m_children;     ///< what stands inside of each row
    QHash<qint64, const Row *> m_rowOf;             ///< of the rows in m_top and m_arrivals, by their marks
};

constexpr QStringView RowMark = u"__row";

/// A row's header says which row it is until its panels are put in.
Json marked(Json row, qint64 number)
{
    row.set(RowMark, Json(number));
    return row;
}

Json GridForm::placedPanel(const Json &panel, const PanelChange &change) const
{
    const bool moved = !change.before || change.before->rect != change.after->rect
        || change.foldedBefore != change.foldedAfter;
    if (!moved && !m_everyPlace)
        return panel;
    const bool byDistance = change.before && !m_everyPlace && change.foldedBefore == change.foldedAfter;
    GridRect before = change.before ? change.before->rect : GridRect();
    // What is folded away moves with its row; only the distance between the two counts.
    if (byDistance && change.foldedAfter)
        before.y += change.rowAfter->y - change.rowBefore->y;
    Json result = panel;
    result.set(u"gridPos",
               placed(panel[u"gridPos"], byDistance ? &before : nullptr, change.after->rect, PlaceKeys()));
    return result;
}

/// `holder` is the row that the panel stands inside of in the source, if that row is still there.
void GridForm::addPanel(const Json &panel, const QString &pointer, const Row *holder, const RowChange *in)
{
    const PanelChange *change = m_panelAt.value(pointer);
    if (change && !change->after)
        return;
    const bool wasInside = in != nullptr;
    if (!change && m_removed.contains(PanelId{panel[u"repeatPanelId"].toInteger(-1)}))
        return;
    if (!change) {
        // A copy that Grafana saved of a repeated panel, or nothing that is a panel.
        if (holder)
            m_children[holder].append(panel);
        else if (!wasInside)
            m_top.append(panel);
        return;
    }
    const Json json = placedPanel(panel, *change);
    const Row *wanted = change->foldedAfter ? change->rowAfter : change->foldedBefore ? nullptr : holder;
    if (wanted)
        m_children[wanted].append(json);
    else if (wasInside)
        m_arrivals.append(json);
    else
        m_top.append(json);
}

void GridForm::addRow(const Json &row, const QString &pointer)
{
    const RowChange *change = m_rowAt.value(pointer);
    const Row *now = change ? change->after : nullptr;
    const Json &panels = row[u"panels"];
    for (qsizetype i = 0; i < panels.size(); ++i)
        addPanel(panels.at(i), pointer + u"/panels/"_s + QString::number(i), now, change);
    if (!now)
        return;
    Json header = patched(row, headerWords(*change->before), headerWords(*now));
    if (change->before->y != now->y || m_everyPlace) {
        const GridRect before{0, change->before->y, 24, 1};
        header.set(u"gridPos", placed(row[u"gridPos"], m_everyPlace ? nullptr : &before, {0, now->y, 24, 1}, PlaceKeys()));
    }
    m_rowOf.insert(m_rowOf.size(), now);
    m_top.append(marked(header, m_rowOf.size() - 1));
}

void GridForm::collect()
{
    const Json &panels = m_model[u"panels"];
    for (qsizetype i = 0; i < panels.size(); ++i) {
        const QString pointer = m_source.pointer() + u"/panels/"_s + QString::number(i);
        if (m_rowAt.contains(pointer))
            addRow(panels.at(i), pointer);
        else
            addPanel(panels.at(i), pointer, nullptr, nullptr);
    }
    for (const RowChange &change : m_changes.rows) {
        if (change.before)
            continue;
        Row empty = *change.after;
        empty.folded.clear();
        m_rowOf.insert(m_rowOf.size(), change.after);
        m_arrivals.append(marked(classicRow(empty, {}), m_rowOf.size() - 1));
    }
    for (const PanelChange &change : m_changes.panels) {
        if (change.before)
            continue;
        const Json panel = placedPanel(m_source.panel({}, change, true), change);
        (change.foldedAfter ? m_children[change.rowAfter] : m_arrivals).append(panel);
    }
}

Json GridForm::withChildren(Json row)
{
    const auto found = m_rowOf.constFind(row[RowMark].toInteger(-1));
    row.remove(RowMark);
    if (found == m_rowOf.cend())
        return row;
    Json panels = Json::array();
    for (const Json &child : m_children.value(*found))
        panels.append(child);
    if (panels.size() > 0 || row[u"panels"].size() > 0)
        row.set(u"panels", panels);
    return row;
}

} // namespace

Json placed(const Json &place, const GridRect *before, const GridRect &after, const PlaceKeys &keys)
{
    Json result = place.isObject() ? place : Json::object();
    if (!before || before->x != after.x)
        setNumber(result, u"x", after.x);
    if (!before || before->width != after.width)
        setNumber(result, keys.width, after.width);
    if (!before || before->height != after.height)
        setNumber(result, keys.height, after.height);
    if (!before)
        setNumber(result, u"y", after.y);
    else if (before->y != after.y)
        setNumber(result, u"y",
                  std::max(0, int(std::round(place[u"y"].numberLike().value_or(0.0))) + after.y - before->y));
    return result;
}

Json insertedByPlace(const Json &panels, const Json &panel)
{
    Json result = Json::array();
    bool isIn = false;
    for (const Json &one : panels.items()) {
        if (!isIn && placeOf(panel) < placeOf(one)) {
            result.append(panel);
            isIn = true;
        }
        result.append(one);
    }
    if (!isIn)
        result.append(panel);
    return result;
}

Json withGridLayout(const Json &model, const ExportSource &source, const BoardChange &changes, bool everyPlace)
{
    return GridForm(model, source, changes, everyPlace).edited();
}

} // namespace Promontory
