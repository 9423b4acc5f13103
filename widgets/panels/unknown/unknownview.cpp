#include "widgets/panels/unknown/unknownview.h"

#include "widgets/common/frametable/frametable.h"
#include "widgets/panels/shared/viewnotice.h"

#include <QFontMetrics>
#include <QPainter>

namespace Promontory {

namespace {

constexpr int Inset = 12;
constexpr int SmallestTable = 48;
constexpr int HeaderHeight = 16; ///< views below a header start lower than this
constexpr int BadgeRoom = 116;   ///< without a header the badge lies over the view

} // namespace

UnknownView::UnknownView(QWidget *parent) : PanelView(parent), m_table(new FrameTable(this))
{
    m_table->setVisible(false);
    connect(m_table, &FrameTable::linkActivated, this, &PanelView::linkActivated);
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
    update();
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

/// Above the table.
QRect UnknownView::sentenceRect() const
{
    const int right = y() < HeaderHeight ? BadgeRoom : Inset;
    const QRect room(Inset, y() < HeaderHeight ? HeaderHeight / 2 : 2, qMax(40, width() - Inset - right), 400);
    return QFontMetrics(sentenceFont()).boundingRect(room, Qt::TextWordWrap, m_placeholder.sentence());
}

void UnknownView::layOut()
{
    const int top = qMin(sentenceRect().bottom() + 9, height());
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
    if (m_table->isHidden()) {
        paintNotice(&painter, QRectF(rect()), {tr("Not drawn here"), m_placeholder.sentence()}, m_context.theme);
        return;
    }
    painter.setFont(sentenceFont());
    painter.setPen(m_context.theme.text.secondary);
    painter.drawText(sentenceRect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_placeholder.sentence());
}

} // namespace Promontory
