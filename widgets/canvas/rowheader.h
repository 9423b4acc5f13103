#pragma once

#include "widgets/canvas/canvasitem.h"

#include <QAbstractButton>

namespace Promontory {

/// The line that heads a row of panels: folds and unfolds it.
class RowHeader : public QAbstractButton
{
    Q_OBJECT

public:
    explicit RowHeader(QWidget *parent = nullptr);

    const CanvasRow &row() const { return m_row; }
    void setRow(const CanvasRow &row);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString countText() const;

    CanvasRow m_row;
};

} // namespace Promontory
