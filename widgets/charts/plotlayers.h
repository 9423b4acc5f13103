#pragma once

#include "widgets/charts/chartdecor.h"
#include "widgets/charts/seriespainter.h"

#include <qcustomplot.h>

#include <optional>

namespace Promontory {

/// What the layers of one plot draw from.
struct DrawState
{
    ChartScene scene;
    ChartGeometry geometry;
    std::optional<ChartDecor> decor;
    PaintMode mode;
    double ratio = 1;

    void paintBelow(QPainter *painter) const;
    void paintSeries(QPainter *painter) const;
    void paintMarks(QPainter *painter) const; ///< candles
    void paintAbove(QPainter *painter) const;
    /// All of it, for vector output.
    void paint(QPainter *painter) const;
};

/// Grid, regions and cells below the series, or axes and thresholds above them.
class DecorLayer : public QCPLayerable
{
public:
    enum Place { Below, Above };
    DecorLayer(QCustomPlot *plot, const QString &layer, Place place, const DrawState *state);

protected:
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override;
    void draw(QCPPainter *painter) override;

private:
    Place m_place;
    const DrawState *m_state;
};

/// All series of a chart as one plottable: they share the positions of their samples, and whether they are
/// smoothed is decided for all of them.
class SeriesLayer : public QCPAbstractPlottable
{
public:
    SeriesLayer(QCPAxis *keyAxis, QCPAxis *valueAxis, const DrawState *state);

    double selectTest(const QPointF &pos, bool onlySelectable, QVariant *details) const override;
    QCPRange getKeyRange(bool &foundRange, QCP::SignDomain domain) const override;
    QCPRange getValueRange(bool &foundRange, QCP::SignDomain domain, const QCPRange &keys) const override;

protected:
    void draw(QCPPainter *painter) override;
    void drawLegendIcon(QCPPainter *painter, const QRectF &rect) const override;

private:
    const DrawState *m_state;
};

} // namespace Promontory
