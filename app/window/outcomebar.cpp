#include "app/window/outcomebar.h"

#include "widgets/theme/promontorystyle.h"

#include <QPainter>

namespace Promontory {

namespace {

constexpr int Height = 8;
constexpr int Gap = 1;

} // namespace

OutcomeBar::OutcomeBar(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(Height);
}

void OutcomeBar::setCounts(const OutcomeCounts &counts)
{
    m_counts = counts;
    update();
}

void OutcomeBar::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    const int all = m_counts.all();
    if (all == 0)
        return painter.fillRect(rect(), theme.border.normal);
    double left = 0;
    for (const auto &[count, color] : {std::pair(m_counts.exact, theme.ok.graphic),
                                       std::pair(m_counts.approximated, theme.warning.graphic),
                                       std::pair(m_counts.placeholder, theme.text.disabled)}) {
        const double right = left + double(width()) * count / all;
        if (count > 0)
            painter.fillRect(QRect(QPoint(qRound(left), 0), QPoint(qRound(right) - 1 - Gap, Height - 1)), color);
        left = right;
    }
}

} // namespace Promontory
