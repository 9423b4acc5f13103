#pragma once

#include <QFrame>

namespace Promontory {

/// One line of plain text that is shortened where it does not fit; the tool tip then gives it whole.
class ElidedLabel : public QFrame
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr, Qt::TextElideMode mode = Qt::ElideMiddle);

    QString text() const { return m_text; }
    void setText(const QString &text);
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showWholeIfElided();

    QString m_text;
    Qt::TextElideMode m_mode;
};

} // namespace Promontory
