#pragma once

#include "widgets/common/values/displayvalue.h"
#include "widgets/panels/bargauge/bargaugeoptions.h"
#include "widgets/panels/panelview.h"

#include <QSet>

class QScrollArea;

namespace Promontory {

class BarGaugeCanvas;
class ChartLegend;

/// Values as bars, one below or beside the other, with a legend where it is asked for; scrolls when there are
/// many. A click in the legend leaves one bar, Ctrl+click takes one away.
class BarGaugeView : public PanelView
{
    Q_OBJECT

public:
    explicit BarGaugeView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    void setContext(const PanelContext &context) override;
    void setData(const PanelData &answer) override;
    void setMuted(bool muted) override;
    QString summary() const override;
    QList<ShownLink> valueLinks() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void fillLegend(const std::vector<DisplayValue> &values);
    void isolate(int row);
    void toggle(int row);
    void fit();

    BarGaugeOptions m_options;
    PanelContext m_context;
    PanelData m_data;
    QScrollArea *m_scroll;
    BarGaugeCanvas *m_canvas;
    ChartLegend *m_legend;
    QSet<QString> m_hidden; ///< names switched off in the legend
};

} // namespace Promontory
