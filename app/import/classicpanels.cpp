#include "app/import/classicpanels.h"

#include "app/dashboard/gridlayout.h"
#include "app/import/classicpanel.h"
#include "app/import/legacypanels.h"
#include "app/import/librarypanels.h"
#include "app/import/marked.h"
#include "app/import/valuefaults.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int LowestPlace = 1'000'000;

/// Copies of repeated panels that older versions of Grafana saved; they are made afresh here.
bool isClone(const Json &panel)
{
    return panel[u"repeatPanelId"].isNumber() || panel[u"repeatedByRow"].toBool();
}

/// Whether a rectangle would land elsewhere if it stood at another height. Everything falls upwards, so that
/// this says nothing where nothing lies between it and the top.
bool isHeightRead(QList<GridRect> rects, qsizetype index, const QList<GridRect> &packed)
{
    constexpr qsizetype FewPanels = 60; // among more, something always does
    if (rects.size() > FewPanels)
        return true;
    for (const int y : {0, LowestPlace}) {
        rects[index].y = y;
        if (compacted(rects) != packed)
            return true;
    }
    return false;
}

/// Where a panel stands in the source; panels that were brought here from elsewhere say it themselves.
QString placeOf(const Json &panel, const QString &pointer)
{
    return panel[PointerKey].toString(pointer);
}

/// Where a row begins; what its place says is known when all places are, unless it is out of bounds.
int rowHeight(const Marked &grid)
{
    const std::optional<double> given = grid.peek(u"y").numberLike();
    const int taken = int(std::clamp(given.value_or(0.0), 0.0, double(LowestPlace)));
    if (given && *given != taken)
        grid.approximated(u"y", outOfBoundsMessage(taken));
    else if (!given && !saysNothing(grid.peek(u"y")))
        grid.ignored(u"y", noNumberMessage(grid.peek(u"y")));
    return taken;
}

class PanelsReader
{
public:
    PanelsReader(const Json &model, ImportLedger &ledger, Dashboard &dashboard)
        : m_libraries(model[u"__elements"])
        , m_ledger(ledger)
        , m_dashboard(dashboard)
    {
    }

    void read(const Json &panels, const QString &pointer);
    QList<ImportedPanel> finished();

private:
    void readRow(const Json &json, const QString &pointer);
    std::optional<PanelSpec> readPanel(const Json &json, const QString &pointer);
    PanelId uniqueId(const PanelId &wanted);
    void giveIds();
    QList<GridRect> packed(const QList<GridRect> &rects, const QStringList &pointers);
    void packFolded(Row &row);
    void packOpen();

    const Json &m_libraries;
    ImportLedger &m_ledger;
    Dashboard &m_dashboard;
    QList<ImportedPanel> m_imported;
    QHash<QString, Json> m_heights; // "y" of each panel and row, by its pointer
    QSet<PanelId> m_ids;
    qint64 m_nextId = 1;
};

void PanelsReader::read(const Json &panels, const QString &pointer)
{
    for (qsizetype i = 0; i < panels.size(); ++i) {
        const Json &json = panels.at(i);
        const QString place = placeOf(json, pointer + u'/' + QString::number(i));
        if (!json.isObject())
            m_ledger.ignored(json, oddValueMessage());
        else if (isClone(json))
            m_ledger.unread(json);
        else if (json[u"type"].toString() == "row"_L1)
            readRow(json, place);
        else if (const auto panel = readPanel(json, place))
            m_dashboard.panels.append(*panel);
    }
}

void PanelsReader::readRow(const Json &json, const QString &pointer)
{
    const Marked marked(json, m_ledger);
    Row row;
    row.id = readPanelId(marked);
    row.title = marked.text(u"title");
    row.collapsed = marked.flag(u"collapsed");
    const Marked grid(marked.peek(u"gridPos"), m_ledger);
    row.y = grid.has(u"y") ? rowHeight(grid) : 0;
    m_heights.insert(pointer, grid.peek(u"y"));
    marked.unread(u"gridPos", u"datasource", u"targets", u"type", u"titleSize", u"showTitle", u"collapse");
    QString variable = marked.name(u"repeat");
    if (variable.startsWith(u'$'))
        variable.remove(0, 1);
    if (!variable.isEmpty())
        row.repeat = Repeat{variable, true, 4};
    row.original = Json(pointer);
    const Json &panels = marked.peek(u"panels");
    if (panels.size() == 0)
        marked.unread(u"panels");
    m_imported.append({row.id, row.title, u"row"_s, false, pointer});
    // A row that says it is open may still hold its panels.
    for (qsizetype i = 0; i < panels.size(); ++i) {
        if (isClone(panels.at(i))) {
            m_ledger.unread(panels.at(i));
            continue;
        }
        auto panel = readPanel(panels.at(i), placeOf(panels.at(i), pointer + u"/panels/"_s + QString::number(i)));
        if (panel)
            (row.collapsed ? row.folded : m_dashboard.panels).append(*panel);
    }
    for (const QStringView key : {u"error", u"editable", u"pluginVersion", u"links", u"options", u"fieldConfig",
                                  u"transparent", u"description", u"scopedVars", u"repeatIteration", u"repeatRowId"})
        marked.unread(key);
    m_dashboard.rows.append(row);
}

std::optional<PanelSpec> PanelsReader::readPanel(const Json &json, const QString &pointer)
{
    if (!json.isObject())
        return {};
    const Json whole = withLibraryModel(json, m_libraries, m_ledger);
    const Json modern = modernPanel(whole, m_ledger);
    PanelSpec panel = readClassicPanel(modern, m_ledger);
    m_heights.insert(pointer, modern[u"gridPos"][u"y"]);
    panel.library = missingLibrary(whole);
    panel.unknown = keptLibrary(json, m_libraries);
    panel.original = Json(pointer);
    m_imported.append({panel.id, panel.title, whole[u"type"].toString(), !isDrawn(panel.type), pointer});
    return panel;
}

PanelId PanelsReader::uniqueId(const PanelId &wanted)
{
    const bool usable = wanted != PanelId() && !m_ids.contains(wanted);
    PanelId id = wanted;
    while (!usable && (m_ids.contains(id) || id == PanelId()))
        id.value = m_nextId++;
    m_ids.insert(id);
    return id;
}

/// Later ones of equal ids, and those without, get numbers above all others.
void PanelsReader::giveIds()
{
    for (const ImportedPanel &panel : std::as_const(m_imported)) {
        const auto *number = std::get_if<qint64>(&panel.id.value);
        if (number && *number >= m_nextId && *number < std::numeric_limits<qint32>::max())
            m_nextId = *number + 1;
    }
    QHash<QString, PanelId> idOf;
    for (ImportedPanel &panel : m_imported) {
        panel.id = uniqueId(panel.id);
        idOf.insert(panel.pointer, panel.id);
    }
    const auto give = [&idOf](auto &part) { part.id = idOf.value(part.original.toString()); };
    for (PanelSpec &panel : m_dashboard.panels)
        give(panel);
    for (Row &row : m_dashboard.rows) {
        give(row);
        for (PanelSpec &panel : row.folded)
            give(panel);
    }
}

QList<GridRect> PanelsReader::packed(const QList<GridRect> &rects, const QStringList &pointers)
{
    const QList<GridRect> result = compacted(rects);
    for (qsizetype i = 0; i < rects.size(); ++i) {
        const Json height = m_heights.value(pointers.at(i));
        if (height.numberLike())
            m_ledger.mark(height, isHeightRead(rects, i, result) ? KeyFate::Exact : KeyFate::Unread);
    }
    return result;
}

/// The panels of a folded row lie right below it, as they would if it were open.
void PanelsReader::packFolded(Row &row)
{
    QList<GridRect> rects;
    QStringList pointers;
    for (const PanelSpec &panel : std::as_const(row.folded)) {
        rects.append(panel.rect);
        pointers.append(panel.original.toString());
    }
    rects = packed(rects, pointers);
    for (qsizetype i = 0; i < rects.size(); ++i) {
        row.folded[i].rect = rects.at(i);
        row.folded[i].rect.y += row.y + 1;
    }
}

void PanelsReader::packOpen()
{
    QList<GridRect> rects;
    QStringList pointers;
    for (const Row &row : std::as_const(m_dashboard.rows)) {
        rects.append(rowRect(row));
        pointers.append(row.original.toString());
    }
    for (const PanelSpec &panel : std::as_const(m_dashboard.panels)) {
        rects.append(panel.rect);
        pointers.append(panel.original.toString());
    }
    rects = packed(rects, pointers);
    for (qsizetype i = 0; i < m_dashboard.rows.size(); ++i) {
        m_dashboard.rows[i].y = rects.at(i).y;
        packFolded(m_dashboard.rows[i]);
    }
    for (qsizetype i = 0; i < m_dashboard.panels.size(); ++i)
        m_dashboard.panels[i].rect = rects.at(m_dashboard.rows.size() + i);
}

QList<ImportedPanel> PanelsReader::finished()
{
    giveIds();
    packOpen();
    return m_imported;
}

} // namespace

QList<ImportedPanel> readClassicPanels(const Json &model, const QString &pointer, ImportLedger &ledger,
                                       Dashboard &dashboard)
{
    PanelsReader reader(model, ledger, dashboard);
    reader.read(model[u"panels"], pointer + u"/panels"_s);
    Marked::markEmpty(model[u"panels"], ledger);
    return reader.finished();
}

} // namespace Promontory
