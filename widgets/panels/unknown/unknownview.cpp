#include "widgets/panels/unknown/unknownview.h"

#include "widgets/common/frametable/frametable.h"

#include <QFontMetrics>
#include <QPainter>

namespace Promontory {

namespace {

constexpr int Inset = 12;
constexpr int SmallestTable = 48;

} // namespace

UnknownView::UnknownView(QWidget *parent) : PanelView(parent), m_table(new FrameTable(this))
{
    m_table->setVisible(false);
}

void UnknownView::setOptions(const Json &options)
{
    m_placeholder = placeholderFrom(options);
    layOut();
    update();
}

void UnknownView::setContext(const PanelContext &context)
{
    m_context = context;
    m_table->setTheme(context.theme);
    m_table->setZone(context.zone);
    m_table->setInteractive(context.interactive);
    layOut();
    update();
}

void UnknownView::setData(const PanelData &answer)
{
    m_table->setFrames(answer.frames);
    layOut();
}

void UnknownView::setMuted(bool muted)
{
    m_table->setMuted(muted);
}

QString UnknownView::summary() const
{
    return m_placeholder.sentence();
}

QFont UnknownView::sentenceFont() const
{
    QFont font = fontFor(TextRole::Body, m_context.theme.textScale);
    font.setPixelSize(qMax(11, font.pixelSize() - 1));
    return font;
}

int UnknownView::sentenceHeight() const
{
    const QRect room(0, 0, qMax(40, width() - 2 * Inset), 400);
    return QFontMetrics(sentenceFont()).boundingRect(room, Qt::TextWordWrap, m_placeholder.sentence()).height() +
           10;
}

void UnknownView::layOut()
{
    const int top = qMin(sentenceHeight(), height());
    m_table->setVisible(m_table->model().columnCount() > 0 && height() - top >= SmallestTable);
    m_table->setGeometry(0, top, width(), qMax(0, height() - top));
}

void UnknownView::resizeEvent(QResizeEvent *event)
{
    PanelView::resizeEvent(event);
    layOut();
}

void UnknownView::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setFont(sentenceFont());
    painter.setPen(m_context.theme.text.secondary);
    painter.drawText(QRect(Inset, 2, width() - 2 * Inset, height()),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_placeholder.sentence());
}

} // namespace Promontory
