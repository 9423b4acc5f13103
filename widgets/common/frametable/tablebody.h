#pragma once

#include <QTableView>

namespace Promontory {

/// How all views of a table behave: cells without frames, pixel by pixel, nothing to edit.
void setUpTableView(QTableView *view);

/// The cells of a table, of which some columns at the left may be covered by others that stay in place.
class TableBody : public QTableView
{
    Q_OBJECT

public:
    explicit TableBody(QWidget *parent);

    /// So many columns from the left stay in sight by themselves, in a strip of this width.
    void setCovered(int columns, int width);
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

signals:
    void toggled(const QModelIndex &index); ///< the space bar on a cell
    void geometryChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void updateGeometries() override;

private:
    int m_coveredColumns = 0;
    int m_coveredWidth = 0;
};

} // namespace Promontory
