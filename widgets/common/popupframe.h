#pragma once

#include <QFrame>

namespace Promontory {

/// A window that opens below a control, shows a form or a list, and goes away on Escape or a click beside it.
class PopupFrame : public QFrame
{
    Q_OBJECT

public:
    explicit PopupFrame(QWidget *parent);

    /// Opens below `anchor`, at its left or its right edge, wherever the screen has room.
    void openBelow(const QWidget *anchor, Qt::Alignment edge = Qt::AlignLeft);

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;
};

} // namespace Promontory
