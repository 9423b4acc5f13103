#pragma once

#include "widgets/charts/chartlegend.h"
#include "widgets/charts/markchart.h"
#include "widgets/panels/shared/drawnpanelview.h"
#include "widgets/panels/shared/legendoptions.h"

#include <QSet>

namespace Promontory {

/// A panel of one chart of bars or slices and its legend: what its types have in common. A click in the legend
/// shows one entry alone, Ctrl+click switches it on or off. draw() ends with present() or showMessage().
class MarkPanelView : public DrawnPanelView
{
    Q_OBJECT

public:
    /// Takes the chart as its child.
    MarkPanelView(MarkChart *chart, QWidget *parent);

    void paintTo(QPainter *painter, const QRectF &target) override;
    QList<ShownLink> valueLinks() const override { return m_chart->allLinks(); }

    ChartLegend *legend() const { return m_legend; }
    /// Why nothing is drawn; empty when something is.
    const QString &message() const { return m_message; }

protected:
    /// The series of a legend row stands out in the chart; -1: none.
    virtual void emphasise(int series) = 0;

    /// `order` holds the series behind each legend row.
    void present(const LegendContent &content, const QList<int> &order, const LegendOptions &options);
    /// Data that no chart can be made of: one sentence in the chart's place.
    void showMessage(const QString &message);
    void pointAt(int series); ///< the chart points at a series: its row stands out

    const QSet<QString> &hidden() const { return m_hidden; } ///< names switched off in the legend
    void applyContext(const PanelContext &context) override;
    void applyMuted(bool muted) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void isolate(int row);
    void toggle(int row);

    MarkChart *m_chart;
    ChartLegend *m_legend;
    LegendOptions m_legendOptions;
    QSet<QString> m_hidden;
    QList<int> m_order;
    QString m_message;
};

} // namespace Promontory
