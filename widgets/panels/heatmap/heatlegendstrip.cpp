#include "widgets/panels/heatmap/heatlegendstrip.h"

#include "widgets/theme/figures.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr double StripHeight = 8;
constexpr double StripWidth = 162;
constexpr double Gap = 8;

} // namespace

HeatLegendStrip::HeatLegendStrip(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Colour scale"));
}

void HeatLegendStrip::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void HeatLegendStrip::setLegend(const HeatLegend &legend)
{
    m_legend = legend;
    setAccessibleDescription(tr("From %1 to %2.").arg(legend.lowText, legend.highText));
    update();
}

void HeatLegendStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, QRectF(rect()));
}

void HeatLegendStrip::paint(QPainter *painter, const QRectF &target) const
{
    if (m_legend.colors.isEmpty() || m_theme.series.isEmpty())
        return;
    QFont font = fontFor(TextRole::Section, m_theme.textScale);
    font.setWeight(QFont::Normal);
    const Figures figures(font);
    const double texts = figures.width(m_legend.lowText) + figures.width(m_legend.highText) + 2 * Gap;
    const double width = std::min(StripWidth, std::max(0.0, target.width() - texts));
    double x = target.left();
    painter->setPen(m_theme.text.secondary);
    figures.paint(painter, QRectF(x, target.top(), target.width(), target.height()), Qt::AlignLeft | Qt::AlignVCenter,
                  m_legend.lowText);
    x += figures.width(m_legend.lowText) + Gap;
    const double step = width / double(m_legend.colors.size());
    for (const QColor &color : m_legend.colors) {
        // On whole pixels: colours that let the ground through would show where they overlap.
        const double left = std::round(x);
        x += step;
        painter->fillRect(QRectF(left, target.center().y() - StripHeight / 2, std::round(x) - left, StripHeight), color);
    }
    figures.paint(painter, QRectF(x + Gap, target.top(), target.width(), target.height()),
                  Qt::AlignLeft | Qt::AlignVCenter, m_legend.highText);
}

} // namespace Promontory
