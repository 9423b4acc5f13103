#pragma once

#include "widgets/common/values/valuelinks.h"
#include "widgets/panels/gauge/gaugelayout.h"
#include "widgets/panels/gauge/gaugeoptions.h"
#include "widgets/panels/panelview.h"

namespace Promontory {

/// Values on arcs, with their thresholds as a ring around.
class GaugeView : public PanelView
{
    Q_OBJECT

public:
    explicit GaugeView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    void setContext(const PanelContext &context) override;
    void setData(const PanelData &answer) override;
    void setMuted(bool muted) override;
    void paintTo(QPainter *painter, const QRectF &target) override;
    QString summary() const override;
    QList<ShownLink> valueLinks() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void rebuild();
    GaugeLayout layoutFor(const QSizeF &size) const;
    std::vector<QRectF> places() const;
    QFont lineFont() const;
    void paintAll(QPainter &painter, const QSizeF &size) const;
    void paintGauge(QPainter &painter, const DisplayValue &value, const GaugeCell &cell) const;
    void paintArcs(QPainter &painter, const DisplayValue &value, const GaugeCell &cell) const;
    void paintRing(QPainter &painter, const DisplayValue &value, const GaugeCell &cell) const;
    void paintNeedle(QPainter &painter, double fraction, const GaugeCell &cell) const;
    bool isTooLong(const DisplayValue &value, const GaugeCell &cell) const;
    void paintBare(QPainter &painter, const DisplayValue &value, const GaugeCell &cell) const;
    double valueSizeIn(const FormattedValue &number, int weight, const GaugeCell &cell) const;
    void paintValue(QPainter &painter, const DisplayValue &value, const GaugeCell &cell) const;
    void paintEndLabels(QPainter &painter, const DisplayValue &value, const GaugeCell &cell) const;
    void paintScaleLabels(QPainter &painter, const DisplayValue &value,
                          const GaugeCell &cell) const;

    GaugeOptions m_options;
    PanelContext m_context;
    PanelData m_data;
    std::vector<DisplayValue> m_values;
    ValueLinks m_links;
    bool m_muted = false;
};

} // namespace Promontory
