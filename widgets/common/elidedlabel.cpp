#include "widgets/common/elidedlabel.h"

#include "widgets/theme/tooltiptext.h"

#include <QEvent>
#include <QPainter>

namespace Promontory {

ElidedLabel::ElidedLabel(QWidget *parent, Qt::TextElideMode mode)
    : QFrame(parent)
    , m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    // Line ends of outside texts would make the line taller.
    const QString line = text.simplified();
    if (line == m_text)
        return;
    m_text = line;
    setAccessibleName(line);
    updateGeometry();
    update();
    showWholeIfElided();
}

bool ElidedLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(m_text) > contentsRect().width();
}

QSize ElidedLabel::sizeHint() const
{
    return QSize(fontMetrics().horizontalAdvance(m_text) + 2 * frameWidth() + 1,
                 fontMetrics().height() + 2);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int least = fontMetrics().horizontalAdvance(QChar(u'\u2026')) * 3;
    return QSize(std::min(least, sizeHint().width()), sizeHint().height());
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QString shown = fontMetrics().elidedText(m_text, m_mode, contentsRect().width());
    painter.drawText(contentsRect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    showWholeIfElided();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        showWholeIfElided();
    }
}

void ElidedLabel::showWholeIfElided()
{
    // Escaped: a tool tip that looks like HTML would be read as HTML.
    setToolTip(isElided() ? toolTipText(m_text) : QString());
}

} // namespace Promontory
