#pragma once

#include <QObject>
#include <QUrl>

class QModelIndex;
class QTableView;

namespace Promontory {

class FrameTableModel;

/// The data links of cells: the pointer over a cell with links is a hand, a click or Return follows them. A click
/// with a modifier selects.
class CellLinks : public QObject
{
    Q_OBJECT

public:
    CellLinks(QTableView *view, const FrameTableModel &model);

signals:
    void linkActivated(const QUrl &url);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followAt(const QModelIndex &index, const QPoint &position);

    QTableView *m_view;
    const FrameTableModel &m_model;
};

} // namespace Promontory
