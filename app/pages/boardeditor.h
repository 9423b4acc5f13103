#pragma once

#include "app/dashboard/dashboard.h"

#include <QObject>

namespace Promontory {

class DashboardBoard;
class DashboardDocument;
class PanelTypeRegistry;

/// Turns what is done to a board, by hand or from a menu, into edits of its document: one step of undo each.
/// The current panel is the one that was last pointed at; without one nothing happens.
class BoardEditor : public QObject
{
    Q_OBJECT

public:
    /// `board` is also the parent of its dialogs; both outlive this object.
    BoardEditor(DashboardDocument &document, DashboardBoard &board, const PanelTypeRegistry &types,
                QObject *parent = nullptr);

    void duplicateCurrent();
    void removeCurrent();
    /// Asks for the new title.
    void renameCurrent();
    void addPanelOf(const QString &type);
    void addRowBelow();
    /// Folds all rows, or unfolds them if none is open.
    void toggleAllRows();

private:
    void placePanel(const QString &key, const GridRect &rect);
    void moveRowTo(const QString &id, int index);
    void toggleRowOf(const QString &id);
    const PanelSpec *currentSpec() const;
    const Row *rowOf(const QString &id) const;

    DashboardDocument &m_document;
    DashboardBoard &m_board;
    const PanelTypeRegistry &m_types;
};

} // namespace Promontory
