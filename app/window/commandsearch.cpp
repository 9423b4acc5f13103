#include "app/window/commandsearch.h"

#include "app/window/commandpopup.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/promontorystyle.h"

#include <QPainter>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 300;
constexpr int Height = 22;
constexpr int Margin = 4; // to the edges of the menu bar

} // namespace

CommandSearch::CommandSearch(std::function<QList<CommandEntry>()> entries, const QString &keys,
                             QWidget *parent)
    : QAbstractButton(parent)
    , m_entries(std::move(entries))
    , m_keys(keys)
{
    setText(tr("Find panels, actions, files"));
    setAccessibleName(text());
    setFocusPolicy(Qt::TabFocus);
    connect(this, &CommandSearch::clicked, this, &CommandSearch::open);
}

QSize CommandSearch::sizeHint() const
{
    const int height = std::max(Height, fontMetrics().height() + 6);
    return {Width + 2 * Margin, height + Margin};
}

void CommandSearch::open()
{
    if (!m_popup)
        m_popup = new CommandPopup(this);
    m_popup->setEntries(m_entries());
    m_popup->openBelow(this, Qt::AlignRight);
}

void CommandSearch::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(Margin, Margin / 2.0, -Margin, -Margin / 2.0);
    const bool lit = underMouse() || isDown();
    paintBox(&painter, box, theme.surface.field, lit ? theme.border.strong : theme.border.normal, 4);
    painter.drawPixmap(QPointF(box.left() + 8, std::floor(box.center().y() - 7)),
                       iconPixmap(u"search"_s, theme.text.secondary, 14, devicePixelRatioF()));
    painter.setFont(fontFor(TextRole::Caption, theme.textScale));
    const QFontMetricsF metrics(painter.font());
    const qreal keysWidth = metrics.horizontalAdvance(m_keys) + 10;
    const QRectF cap(box.right() - keysWidth - 4, box.top() + 3, keysWidth, box.height() - 6);
    paintBox(&painter, cap, theme.surface.raised, theme.border.normal, 3);
    painter.setPen(theme.text.secondary);
    painter.drawText(cap, Qt::AlignCenter, m_keys);
    const QRectF words(box.left() + 28, box.top(), cap.left() - box.left() - 34, box.height());
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace Promontory
