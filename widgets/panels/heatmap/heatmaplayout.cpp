#include "widgets/panels/heatmap/heatmaplayout.h"

#include "widgets/charts/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr double Nothing = 1e-9; ///< a rate below this counts as no count at all

QString rampFor(const QString &scheme)
{
    static constexpr std::array Warm{"ember"_L1,  "Oranges"_L1, "Reds"_L1,   "OrRd"_L1,    "YlOrBr"_L1, "YlOrRd"_L1,
                                     "Inferno"_L1, "Magma"_L1,   "Plasma"_L1, "Warm"_L1,    "Turbo"_L1,  "RdPu"_L1};
    static constexpr std::array Diverging{"shore"_L1, "BrBG"_L1, "PiYG"_L1,   "PRGn"_L1,   "PuOr"_L1,
                                          "RdBu"_L1,  "RdGy"_L1, "RdYlBu"_L1, "RdYlGn"_L1, "Spectral"_L1};
    const auto isIn = [&](const auto &names) { return std::find(names.begin(), names.end(), scheme) != names.end(); };
    return isIn(Warm) ? u"ember"_s : isIn(Diverging) ? u"shore"_s : u"tide"_s;
}

bool isShown(double value, const HeatmapOptions &options)
{
    return !std::isnan(value) && value > options.hideBelow.value_or(Nothing)
        && (!options.hideAbove || value < *options.hideAbove);
}

/// Three significant digits: the bounds of native histograms are powers of roots.
int automaticDecimals(double bound, const QString &unit)
{
    const QString text = formatUnit(bound, unit).text;
    const qsizetype point = text.indexOf(u'.');
    return point < 0 ? 0 : static_cast<int>(text.size() - point - 1);
}

QStringList edgeTexts(const BucketGrid &grid, const HeatmapOptions &options, const QString &unit)
{
    if (!grid.names.isEmpty())
        return grid.names + QStringList{QString()};
    const auto text = [&](double bound) {
        if (std::isinf(bound))
            return bound > 0 ? u"∞"_s : u"−∞"_s;
        return tickLabels({bound}, unit, options.yDecimals.value_or(automaticDecimals(bound, unit))).constFirst();
    };
    QStringList edges{text(grid.lowest)};
    for (const double bound : grid.bounds)
        edges.append(text(bound));
    return edges;
}

/// One pixel a cell, the first row at the bottom.
QImage picture(const HeatCells &cells, const HeatmapOptions &options, const HeatLegend &legend)
{
    QImage image(cells.columns, cells.rows, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const auto steps = static_cast<int>(legend.colors.size());
    for (int row = 0; row < cells.rows; ++row) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(cells.rows - 1 - row));
        for (int column = 0; column < cells.columns; ++column) {
            const double value = cells.at(row, column);
            const int step = heatStep(value, legend.low, legend.high, steps, options.scale);
            if (step >= 0 && isShown(value, options))
                line[column] = legend.colors.at(step).rgba();
        }
    }
    return image;
}

void flipRows(BucketGrid &grid, QStringList &edges)
{
    const auto columns = static_cast<std::ptrdiff_t>(grid.columns);
    for (std::ptrdiff_t low = 0, high = grid.rows() - 1; low < high; ++low, --high) {
        std::swap_ranges(grid.values.begin() + low * columns, grid.values.begin() + (low + 1) * columns,
                         grid.values.begin() + high * columns);
    }
    std::reverse(edges.begin(), edges.end());
}

void setLegend(HeatLegend &legend, const HeatCells &cells, const HeatmapOptions &options)
{
    double most = 0;
    for (const double value : cells.values) {
        if (isShown(value, options))
            most = std::max(most, std::isinf(value) ? most : value);
    }
    legend.low = options.colorMin.value_or(0);
    legend.high = std::max(options.colorMax.value_or(most), legend.low);
    legend.lowText = formatUnit(legend.low, cells.unit, cells.decimals).joined();
    legend.highText = formatUnit(legend.high, cells.unit, cells.decimals).joined();
}

const FieldConfig *firstConfig(const Frames &frames)
{
    for (const FramePtr &frame : frames) {
        if (const Field *field = frame ? frame->numberField() : nullptr)
            return &field->config;
    }
    return nullptr;
}

} // namespace

int heatStep(double value, double low, double high, int steps, HeatScale scale)
{
    if (std::isnan(value) || value <= 0 || steps < 1)
        return -1;
    // Halves, so that the span of the largest numbers is one too; an infinite count is the highest.
    const double span = high / 2 - low / 2;
    const bool isScaled = std::isfinite(value) && std::isfinite(span) && span > 0;
    const double part = isScaled ? std::clamp((value / 2 - low / 2) / span, 0.0, 1.0) : 1;
    const double bent = scale == HeatScale::Root ? std::sqrt(part) : part;
    return std::min(steps - 1, static_cast<int>(bent * steps));
}

QList<QColor> heatColors(const HeatmapOptions &options, const Theme &theme)
{
    QList<QColor> colors = theme.ramps.value(rampFor(options.scheme));
    if (options.isReversed)
        std::reverse(colors.begin(), colors.end());
    return colors;
}

ChartScene layOutHeatmap(const PanelData &data, const HeatmapOptions &options, const Theme &theme,
                         const QTimeZone &zone, HeatLegend &legend)
{
    ChartScene scene;
    scene.range = data.range;
    scene.zone = zone;
    legend.colors = heatColors(options, theme);
    BucketGrid grid = bucketGrid(data.frames, data.stepMs, data.range);
    const FieldConfig *config = firstConfig(data.frames);
    // Without a unit of its own the axis shows the field's: the values of cells have none in old panels.
    const QString unit = options.yUnit.isEmpty() && config ? config->unit : options.yUnit;
    auto cells = std::make_shared<HeatCells>();
    cells->edges = grid.isEmpty() ? QStringList() : edgeTexts(grid, options, unit);
    if (options.isYReversed)
        flipRows(grid, cells->edges);
    cells->columns = grid.columns;
    cells->rows = grid.isEmpty() ? 0 : grid.rows();
    cells->stepMs = grid.stepMs;
    // A rate at a time tells of the step before it.
    cells->firstMs = std::max(grid.firstMs, std::numeric_limits<qint64>::min() + grid.stepMs) - grid.stepMs;
    cells->values = std::move(grid.values);
    cells->unit = options.cellUnit;
    cells->decimals = options.cellDecimals;
    setLegend(legend, *cells, options);
    if (cells->rows > 0)
        cells->picture = picture(*cells, options, legend);
    ChartAxis axis;
    axis.side = options.isAxisHidden ? AxisSide::Hidden : options.isAxisRight ? AxisSide::Right : AxisSide::Left;
    axis.label = options.axisLabel;
    scene.axes = {axis};
    scene.heat = std::move(cells);
    return scene;
}

} // namespace Promontory
