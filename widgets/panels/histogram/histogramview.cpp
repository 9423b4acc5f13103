#include "widgets/panels/histogram/histogramview.h"

#include "widgets/panels/shared/barlook.h"

using namespace Qt::StringLiterals;

namespace Promontory {

HistogramView::HistogramView(QWidget *parent) : HistogramView(new BarChart, parent) {}

HistogramView::HistogramView(BarChart *chart, QWidget *parent)
    : MarkPanelView(chart, parent)
    , m_chart(chart)
{
    connect(m_chart, &MarkChart::markPointed, this, [this](int mark) {
        pointAt(mark < 0 ? -1 : m_chart->scene().bars[static_cast<std::size_t>(mark)].series);
    });
}

void HistogramView::setOptions(const Json &options)
{
    m_options = histogramOptionsFrom(options);
    m_chart->setTooltip(m_options.tooltip);
    count();
    redraw();
}

/// Counts once per answer, not at every change of the looks.
void HistogramView::count()
{
    m_buckets = histogramBucketsFrom(data().frames, m_options);
    QStringList names;
    if (m_buckets) {
        for (const Field *field : m_buckets->counts)
            names.append(field->displayName);
    }
    m_palette.update(names);
}

void HistogramView::draw()
{
    if (!m_buckets) {
        m_chart->setScene({});
        return showMessage(m_buckets.error().message);
    }
    BarScene scene = layOutHistogram(*m_buckets, {context().theme, m_palette, hidden(), isMuted()});
    QList<int> order;
    const LegendContent content = legendOf(legendSources(scene), m_options.legend, order);
    present(content, order, m_options.legend);
    m_chart->setScene(std::move(scene));
}

QString HistogramView::summary() const
{
    if (!message().isEmpty())
        return message();
    const BarScene &scene = m_chart->scene();
    const auto fullest = std::max_element(scene.bars.begin(), scene.bars.end(), [](const BarMark &a, const BarMark &b) {
        return a.high - a.low < b.high - b.low;
    });
    if (fullest == scene.bars.end())
        return tr("No values.");
    const BarSeries &series = scene.series.at(fullest->series);
    return tr("%n buckets; the fullest is %1 with %2 of %3.", nullptr, static_cast<int>(scene.places.size()))
        .arg(scene.places.at(fullest->slot).title,
             formatValue(series.values[static_cast<std::size_t>(fullest->slot)], series.config).joined(), series.name);
}

} // namespace Promontory
