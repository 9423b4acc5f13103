#pragma once

#include "widgets/panels/heatmap/heatmaplayout.h"

#include <QWidget>

namespace Promontory {

/// The colours of a heatmap as a strip with both ends in words.
class HeatLegendStrip : public QWidget
{
    Q_OBJECT

public:
    explicit HeatLegendStrip(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setLegend(const HeatLegend &legend);
    void paint(QPainter *painter, const QRectF &target) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme;
    HeatLegend m_legend;
};

} // namespace Promontory
