#include "widgets/panels/barchart/barchartview.h"

#include "widgets/panels/shared/barlook.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype Spoken = 6;

} // namespace

BarChartView::BarChartView(QWidget *parent) : BarChartView(new BarChart, parent) {}

BarChartView::BarChartView(BarChart *chart, QWidget *parent)
    : MarkPanelView(chart, parent)
    , m_chart(chart)
{
    connect(m_chart, &MarkChart::markPointed, this, [this](int mark) {
        pointAt(mark < 0 ? -1 : m_chart->scene().bars[static_cast<std::size_t>(mark)].series);
    });
}

void BarChartView::setOptions(const Json &options)
{
    m_options = barChartOptionsFrom(options);
    m_chart->setTooltip(m_options.tooltip);
    redraw();
}

void BarChartView::prepare()
{
    QStringList names;
    for (const FramePtr &frame : data().frames) {
        for (std::size_t i = 0; frame && i < frame->fields.size(); ++i) {
            if (frame->fields[i].isNumber())
                names.append(frame->fields[i].displayName);
        }
    }
    m_palette.update(names);
}

bool BarChartView::isHorizontal() const
{
    using Orientation = BarChartOptions::Orientation;
    return m_options.orientation == Orientation::Auto ? width() < height()
                                                      : m_options.orientation == Orientation::Horizontal;
}

void BarChartView::draw()
{
    const Result<BarTable> table =
        barTableFrom(data().frames, {m_options.xField, m_options.colorByField, context().zone});
    if (!table) {
        m_chart->setScene({});
        return showMessage(table.error().message);
    }
    BarScene scene = layOutBarScene(
        *table, m_options, {context().theme, m_palette, data().frames, hidden(), isHorizontal(), isMuted()});
    QList<int> order;
    const LegendContent content = legendOf(legendSources(scene), m_options.legend, order);
    present(content, order, m_options.legend);
    m_chart->setScene(std::move(scene));
}

void BarChartView::resizeEvent(QResizeEvent *event)
{
    if (m_chart->scene().isHorizontal != isHorizontal())
        redraw();
    MarkPanelView::resizeEvent(event);
}

QString BarChartView::summary() const
{
    if (!message().isEmpty())
        return message();
    const BarScene &scene = m_chart->scene();
    QStringList parts;
    for (const BarMark &bar : scene.bars) {
        if (parts.size() == Spoken)
            break;
        const BarSeries &series = scene.series.at(bar.series);
        const QString name = scene.places.at(bar.slot).title;
        const QString value = formatValue(series.values[static_cast<std::size_t>(bar.slot)], series.config).joined();
        parts.append(scene.series.size() > 1 ? tr("%1, %2: %3").arg(name, series.name, value)
                                             : tr("%1: %2").arg(name, value));
    }
    if (parts.isEmpty())
        return tr("No bars.");
    const auto count = static_cast<int>(scene.bars.size());
    return count > parts.size() ? tr("%n bars, the first are %1.", nullptr, count).arg(parts.join(u"; "_s))
                                : tr("%n bars: %1.", nullptr, count).arg(parts.join(u"; "_s));
}

} // namespace Promontory
