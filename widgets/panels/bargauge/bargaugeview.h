#pragma once

#include "widgets/panels/bargauge/bargaugeoptions.h"
#include "widgets/panels/panelview.h"

class QScrollArea;

namespace Promontory {

class BarGaugeCanvas;

/// Values as bars, one below or beside the other; scrolls when there are many.
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

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void fit();

    BarGaugeOptions m_options;
    PanelContext m_context;
    PanelData m_data;
    QScrollArea *m_scroll;
    BarGaugeCanvas *m_canvas;
};

} // namespace Promontory
