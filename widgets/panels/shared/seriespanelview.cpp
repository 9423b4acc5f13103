#include "widgets/panels/shared/seriespanelview.h"

#include <QPainter>

namespace Promontory {

SeriesPanelView::SeriesPanelView(QWidget *parent) : ChartPanelView(parent)
{
    connect(chart(), &TimeChart::seriesHovered, this,
            [this](int series) { legend()->setHovered(rowOf(series)); });
    connect(legend(), &ChartLegend::hovered, this,
            [this](int row) { chart()->setEmphasis(m_order.value(row, -1)); });
    connect(legend(), &ChartLegend::isolated, this, &SeriesPanelView::isolate);
    connect(legend(), &ChartLegend::toggled, this, &SeriesPanelView::toggle);
}

TimeSeriesSetting SeriesPanelView::settingFor(const QStringList &names, const QTimeZone &zone)
{
    m_palette.update(names);
    return {context().theme, zone, m_palette, m_hidden, isMuted()};
}

void SeriesPanelView::showSeries(ChartScene scene, const LegendOptions &options)
{
    m_notice = {};
    const LegendContent content = legendFor(scene, options, m_order);
    chart()->show();
    present(std::move(scene), content, options);
    update();
}

void SeriesPanelView::showNotice(const ViewNotice &notice)
{
    m_notice = notice;
    m_order.clear();
    present(ChartScene(), LegendContent(), LegendOptions());
    chart()->hide();
    update();
}

QString SeriesPanelView::summary() const
{
    return m_notice.isEmpty() ? summaryOf(chart()->scene()) : m_notice.headline;
}

/// Alone, or all again when it was alone already.
void SeriesPanelView::isolate(int row)
{
    QSet<QString> others;
    for (const LegendRow &each : legend()->content().rows)
        others.insert(each.name);
    others.remove(legend()->content().rows.at(row).name);
    m_hidden = m_hidden == others ? QSet<QString>() : others;
    redraw();
}

void SeriesPanelView::toggle(int row)
{
    const QString name = legend()->content().rows.at(row).name;
    if (!m_hidden.remove(name))
        m_hidden.insert(name);
    redraw();
}

void SeriesPanelView::paintEvent(QPaintEvent *)
{
    if (m_notice.isEmpty())
        return;
    QPainter painter(this);
    paintNotice(&painter, QRectF(rect()), m_notice, context().theme);
}

void SeriesPanelView::paintTo(QPainter *painter, const QRectF &target)
{
    if (m_notice.isEmpty())
        return ChartPanelView::paintTo(painter, target);
    paintNotice(painter, target, m_notice, context().theme);
}

} // namespace Promontory
