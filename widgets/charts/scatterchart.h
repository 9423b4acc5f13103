#pragma once

#include "widgets/charts/chartdecor.h"
#include "widgets/charts/markchart.h"
#include "widgets/charts/scatterscene.h"

#include <memory>
#include <optional>

namespace Promontory {

/// A chart of points over two axes.
class ScatterChart : public MarkChart
{
    Q_OBJECT

public:
    explicit ScatterChart(QWidget *parent = nullptr);
    ~ScatterChart() override;

    void setTheme(const Theme &theme) override;
    void setScene(ScatterScene scene);
    const ScatterScene &scene() const { return m_scene; }
    const ChartGeometry &geometryOfPlot();
    /// Draws one series as it is and the others faint; -1: all alike.
    void setEmphasis(int series);
    void setLeastLeft(int width);
    /// The series of a mark; -1: none.
    int seriesOf(int mark) const;

    int markCount() const override { return static_cast<int>(m_marks.size()); }
    int markAt(const QPointF &position) override;
    TooltipContent tooltipOf(int mark) const override;
    QList<ShownLink> linksOf(int mark) const override;

protected:
    void layOut(const QSize &size) override;
    void paintMarks(QPainter *painter) override;
    void paintPointed(QPainter *painter, int mark) override;
    QPointF anchorOf(int mark) override;

private:
    struct Mark
    {
        int series = 0;
        std::size_t row = 0;
    };

    void collectMarks();
    QString lowerText(qint64 place) const;
    QPointF pointOf(const Mark &mark) const;

    ScatterScene m_scene;
    ChartGeometry m_geometry;
    std::optional<ChartDecor> m_decor;
    std::vector<Mark> m_marks;                  ///< all points that can be pointed at
    std::vector<std::vector<QPointF>> m_points; ///< of each series, as it is laid out
    int m_emphasis = -1;
};

} // namespace Promontory
