#include "widgets/panels/xychart/xychartview.h"

#include "widgets/panels/shared/serieslegend.h"
#include "widgets/panels/xychart/xychartlayout.h"

using namespace Qt::StringLiterals;

namespace Promontory {

XyChartView::XyChartView(QWidget *parent) : MarkPanelView(new ScatterChart, parent)
{
    m_chart = findChild<ScatterChart *>();
    connect(m_chart, &MarkChart::markPointed, this,
            [this](int mark) { pointAt(m_chart->seriesOf(mark)); });
}

void XyChartView::setOptions(const Json &options)
{
    m_options = xyChartOptionsFrom(options);
    m_chart->setTooltip(m_options.tooltip);
    redraw();
}

QString XyChartView::summary() const
{
    if (!message().isEmpty())
        return message();
    const QList<ScatterSeries> &all = m_chart->scene().series;
    QStringList names;
    constexpr qsizetype Spoken = 6;
    for (const ScatterSeries &series : all.first(std::min(Spoken, all.size())))
        names.append(series.name);
    if (names.isEmpty())
        return tr("No points.");
    return tr("%1 points of %2 series: %3.")
        .arg(QString::number(m_chart->markCount()), QString::number(all.size()),
             names.join(u", "_s));
}

void XyChartView::draw()
{
    const std::vector<XyMapped> mapped = mapSeries(data().frames, m_options);
    if (mapped.empty() && !data().frames.empty())
        return showMessage(
            tr("An XY chart needs two fields of numbers in one frame. A transformation such as "
               "\u201CJoin by field\u201D puts series beside each other."));
    QStringList names;
    for (const XyMapped &series : mapped)
        names.append(series.y->displayName);
    m_palette.update(names);
    ScatterScene scene = layOutXyChart(
        data(), mapped, {context().theme, context().zone, m_palette, hidden(), isMuted()});
    QList<LegendSource> sources;
    for (int i = 0; i < scene.series.size(); ++i) {
        const ScatterSeries &series = scene.series.at(i);
        if (!series.isInLegend)
            continue;
        LegendRow row{series.name,       series.color,
                      series.hasPoints,  !series.dashes.isEmpty(),
                      !series.isVisible, {}};
        sources.append({row, i, series.values, series.config});
    }
    QList<int> order;
    const LegendContent content = legendOf(sources, m_options.legend, order);
    m_chart->setScene(std::move(scene));
    present(content, order, m_options.legend);
    setAccessibleDescription(summary());
}

} // namespace Promontory
