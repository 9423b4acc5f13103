#include "app/pages/boardeditor.h"

#include "app/edit/dashboarddocument.h"
#include "app/edit/dashboardedits.h"
#include "app/edit/rowedits.h"
#include "app/pages/dashboardboard.h"

#include <QInputDialog>

#include <algorithm>
#include <utility>

namespace Promontory {

BoardEditor::BoardEditor(DashboardDocument &document, DashboardBoard &board, const PanelTypeRegistry &types,
                         QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_board(board)
    , m_types(types)
{
    connect(&board, &DashboardBoard::panelPlaced, this, &BoardEditor::placePanel);
    connect(&board, &DashboardBoard::rowMoved, this, &BoardEditor::moveRowTo);
    connect(&board, &DashboardBoard::rowToggled, this, &BoardEditor::toggleRowOf);
}

void BoardEditor::placePanel(const QString &key, const GridRect &rect)
{
    if (PanelSlot *slot = m_board.slot(key))
        m_document.edit(tr("Move panel"), movePanel(m_document.dashboard(), slot->spec().id, rect));
}

void BoardEditor::moveRowTo(const QString &id, int index)
{
    if (const Row *row = rowOf(id))
        m_document.edit(tr("Move row"), moveRow(m_document.dashboard(), row->id, index));
}

void BoardEditor::toggleRowOf(const QString &id)
{
    if (const Row *row = rowOf(id))
        m_document.edit(tr("Fold row"), toggleRow(m_document.dashboard(), row->id));
}

const Row *BoardEditor::rowOf(const QString &id) const
{
    const QList<Row> &rows = m_document.dashboard().rows;
    const auto row = std::find_if(rows.cbegin(), rows.cend(),
                                  [&id](const Row &each) { return each.id.toText() == id; });
    return row == rows.cend() ? nullptr : &*row;
}

const PanelSpec *BoardEditor::currentSpec() const
{
    const PanelSlot *slot = m_board.current();
    return slot ? &slot->spec() : nullptr;
}

void BoardEditor::duplicateCurrent()
{
    if (const PanelSpec *spec = currentSpec())
        m_document.edit(tr("Duplicate panel"), duplicatePanel(m_document.dashboard(), spec->id));
}

void BoardEditor::removeCurrent()
{
    const PanelSpec *spec = currentSpec();
    if (!spec)
        return;
    const PanelId id = spec->id;
    m_board.showAlone({});
    m_document.edit(tr("Remove panel"), removePanel(m_document.dashboard(), id));
}

void BoardEditor::renameCurrent()
{
    const PanelSpec *spec = currentSpec();
    if (!spec)
        return;
    auto *dialog = new QInputDialog(&m_board);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename panel"));
    dialog->setLabelText(tr("Title"));
    dialog->setTextValue(spec->title);
    dialog->resize(380, dialog->sizeHint().height());
    connect(dialog, &QInputDialog::textValueSelected, this, [this, id = spec->id](const QString &title) {
        m_document.edit(tr("Rename panel"), renamePanel(m_document.dashboard(), id, title));
    });
    dialog->open();
}

void BoardEditor::addPanelOf(const QString &type)
{
    PanelSpec panel;
    panel.type = type;
    panel.title = tr("New panel");
    panel.options = m_types.find(type).defaultOptions();
    m_document.edit(tr("Add panel"), addPanel(m_document.dashboard(), panel, std::nullopt));
}

void BoardEditor::addRowBelow()
{
    m_document.edit(tr("Add row"), addRow(m_document.dashboard(), tr("New row")));
}

void BoardEditor::toggleAllRows()
{
    Dashboard dashboard = m_document.dashboard();
    const QList<Row> rows = dashboard.rows;
    const bool anyOpen = std::any_of(rows.cbegin(), rows.cend(), [](const Row &row) { return !row.collapsed; });
    for (const Row &row : rows) {
        if (row.collapsed != anyOpen)
            dashboard = toggleRow(std::move(dashboard), row.id);
    }
    m_document.edit(anyOpen ? tr("Fold all rows") : tr("Unfold all rows"), dashboard);
}

} // namespace Promontory
