#pragma once

#include "widgets/panels/shared/chartpanelview.h"
#include "widgets/panels/shared/serieslayout.h"
#include "widgets/panels/shared/viewnotice.h"

#include <QSet>

namespace Promontory {

/// A panel of one chart of series whose legend switches them on and off. A notice stands in place
/// of a chart that cannot be drawn.
class SeriesPanelView : public ChartPanelView
{
    Q_OBJECT

public:
    explicit SeriesPanelView(QWidget *parent);

    void paintTo(QPainter *painter, const QRectF &target) override;
    QString summary() const override;
    const ViewNotice &notice() const { return m_notice; }

protected:
    /// What series are drawn with; `names` are those that live now.
    TimeSeriesSetting settingFor(const QStringList &names, const QTimeZone &zone);
    void showSeries(ChartScene scene, const LegendOptions &options);
    void showNotice(const ViewNotice &notice);
    void paintEvent(QPaintEvent *event) override;

private:
    void isolate(int row);
    void toggle(int row);
    int rowOf(int series) const { return static_cast<int>(m_order.indexOf(series)); }

    ViewNotice m_notice;
    SeriesPalette m_palette;
    QSet<QString> m_hidden; ///< series switched off in the legend
    QList<int> m_order;     ///< the series behind each legend row
};

} // namespace Promontory
