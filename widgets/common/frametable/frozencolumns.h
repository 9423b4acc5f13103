#pragma once

#include "widgets/theme/theme.h"

#include <QTableView>

namespace Promontory {

class FrameTableHeader;
class TableBody;

/// The first columns of a table, over its cells, which do not move when these scroll sideways. Shares
/// model, selection and rows with the table; the focus stays there.
class FrozenColumns : public QTableView
{
    Q_OBJECT

public:
    FrozenColumns(TableBody *body, FrameTableHeader *head);

    void setTheme(const Theme &theme);
    /// How many columns stay; they hide themselves where they would take most of the room.
    void setCount(int count);
    /// Takes over widths, heights and hidden columns of the table.
    void synchronize();
    int count() const { return isHidden() ? 0 : m_count; }
    const TableBody &body() const { return *m_body; }

signals:
    void titleClicked(int column);
    void filterRequested(int column);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void takeRowHeights();
    int wantedWidth() const;

    TableBody *m_body;
    FrameTableHeader *m_head;
    FrameTableHeader *m_ownHead;
    Theme m_theme;
    int m_count = 0;
    bool m_isSynchronizing = false;
};

} // namespace Promontory
