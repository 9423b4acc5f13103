#include "widgets/panels/heatmap/heatmaplayout.h"

#include "widgets/charts/ticks.h"
#include "widgets/theme/colorschemes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qint64 MomentParts = 100; ///< of the range
constexpr double NextToNothing = 1e-3;
constexpr double Nothing = 1e-9; ///< a rate below this counts as no count at all

/// The program's own ramp that a scheme names, or none.
QString ownRamp(const QString &scheme)
{
    if (scheme.isEmpty())
        return u"tide"_s;
    static constexpr std::array Own{"tide"_L1, "ember"_L1, "shore"_L1};
    return std::find(Own.begin(), Own.end(), scheme) != Own.end() ? scheme : QString();
}

/// The program's own ramps are flat steps that spread few counts widely; schemes are even.
HeatScale scaleOf(const HeatmapOptions &options)
{
    const bool isOwn = options.colorMode == HeatColorMode::Scheme && !ownRamp(options.scheme).isEmpty();
    return isOwn ? options.scale : HeatScale::Linear;
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

QString boundText(double bound, const HeatmapOptions &options, const QString &unit)
{
    if (std::isinf(bound))
        return bound > 0 ? u"∞"_s : u"−∞"_s;
    return tickLabels({bound}, unit, options.yDecimals.value_or(automaticDecimals(bound, unit))).constFirst();
}

/// The names of rows; those that are numbers in the unit of the axis.
QStringList nameTexts(const BucketGrid &grid, const HeatmapOptions &options, const QString &unit)
{
    QStringList texts;
    for (const QString &name : grid.names) {
        bool isNumber = false;
        const double number = name.toDouble(&isNumber);
        texts.append(isNumber ? boundText(number, options, unit) : name);
    }
    return texts;
}

/// One text for each edge; where rows have names only, those and an empty one.
void setEdges(HeatCells &cells, const BucketGrid &grid, const HeatmapOptions &options, const QString &unit)
{
    if (grid.isEmpty())
        return;
    if (!grid.names.isEmpty()) {
        const QStringList names = nameTexts(grid, options, unit);
        const bool isUpper = options.layout == RowLayout::UpperBounds;
        cells.areNamed = !isUpper && options.layout != RowLayout::LowerBounds;
        cells.edges = isUpper ? QStringList{boundText(0, options, unit)} + names : names + QStringList{QString()};
        return;
    }
    QStringList bounds;
    for (const double bound : grid.bounds)
        bounds.append(boundText(bound, options, unit));
    cells.areNamed = options.layout == RowLayout::Unknown && !grid.startsAtTimes;
    const bool isLower = options.layout == RowLayout::LowerBounds && !grid.startsAtTimes;
    if (cells.areNamed || isLower)
        cells.edges = bounds + QStringList{isLower ? u"∞"_s : QString()};
    else
        cells.edges = QStringList{boundText(grid.lowest, options, unit)} + bounds;
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
            const int step = heatStep(value, legend.low, legend.high, steps, scaleOf(options));
            if (step >= 0 && isShown(value, options))
                line[column] = qPremultiply(legend.colors.at(step).rgba());
        }
    }
    return image;
}

void flipRows(BucketGrid &grid, HeatCells &cells)
{
    const auto columns = static_cast<std::ptrdiff_t>(grid.columns);
    for (std::ptrdiff_t low = 0, high = grid.rows() - 1; low < high; ++low, --high) {
        std::swap_ranges(grid.values.begin() + low * columns, grid.values.begin() + (low + 1) * columns,
                         grid.values.begin() + high * columns);
    }
    std::reverse(grid.fields.begin(), grid.fields.end());
    const auto named = cells.areNamed ? 1 : 0; // names stay with their rows, edges change sides
    std::reverse(cells.edges.begin(), cells.edges.end() - named);
}

void setLegend(HeatLegend &legend, const HeatCells &cells, const HeatmapOptions &options)
{
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (const double value : cells.values) {
        if (!isShown(value, options) || std::isinf(value))
            continue;
        least = std::min(least, value);
        most = std::max(most, value);
    }
    const bool isEmpty = least > most;
    const bool isFromZero = scaleOf(options) == HeatScale::Exponential || isEmpty;
    legend.low = options.colorMin.value_or(isFromZero ? 0 : least);
    legend.high = std::max(options.colorMax.value_or(isEmpty ? 0 : most), legend.low);
    legend.highText = formatUnit(legend.high, cells.unit, cells.decimals).joined();
    // Both ends in the digits of the high one: what is too little for those is next to nothing.
    const int digits = cells.decimals.value_or(automaticDecimals(legend.high, cells.unit));
    const bool isTiny = std::abs(legend.low) < std::abs(legend.high) * NextToNothing;
    legend.lowText = isTiny ? tickLabels({legend.low}, cells.unit, digits).constFirst()
                            : formatUnit(legend.low, cells.unit, cells.decimals).joined();
}

/// How a cell is drawn and told, beside its colour.
void setLook(HeatCells &cells, const HeatmapOptions &options)
{
    cells.unit = options.cellUnit;
    cells.decimals = options.cellDecimals;
    cells.gap = options.cellGap;
    cells.radius = options.cellRadius;
    cells.texts = options.texts;
    cells.tip = options.tip;
    cells.valueName = options.valueName;
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
    if (std::isnan(value) || steps < 1)
        return -1;
    // Halves, so that the span of the largest numbers is one too; an infinite count is the highest.
    const double span = high / 2 - low / 2;
    const bool isScaled = std::isfinite(value) && std::isfinite(span) && span > 0;
    const double part = isScaled ? std::clamp((value / 2 - low / 2) / span, 0.0, 1.0) : 1;
    const double bent = scale == HeatScale::Exponential ? std::sqrt(part) : part;
    return std::min(steps - 1, static_cast<int>(bent * steps));
}

QList<QColor> heatColors(const HeatmapOptions &options, const Theme &theme)
{
    QList<QColor> colors;
    const QString ramp = ownRamp(options.scheme);
    const double last = options.steps - 1;
    if (options.colorMode == HeatColorMode::Opacity) {
        QColor fill = theme.namedColor(options.fill, theme.seriesColor(0));
        for (int step = 0; step < options.steps; ++step) {
            const double power = options.scale == HeatScale::Exponential ? options.exponent : 1;
            fill.setAlphaF(static_cast<float>(std::pow(step / last, power)));
            colors.append(fill);
        }
    } else if (!ramp.isEmpty()) {
        colors = theme.ramps.value(ramp);
    } else {
        const QList<QColor> stops = heatScheme(options.scheme, theme);
        for (int step = 0; step < options.steps; ++step)
            colors.append(colorBetween(stops, step / last));
    }
    if (options.isReversed)
        std::reverse(colors.begin(), colors.end());
    return colors;
}

Result<ChartScene> layOutHeatmap(const PanelData &data, const HeatmapOptions &options, const Theme &theme,
                                 const QTimeZone &zone, HeatLegend &legend)
{
    ChartScene scene;
    scene.range = data.range;
    scene.zone = zone;
    legend.colors = heatColors(options, theme);
    Result<BucketGrid> made = options.isCalculated ? calculatedGrid(data.frames, options.calculation)
                                                   : bucketGrid(data.frames, data.stepMs, data.range);
    if (!made)
        return failure(made.error());
    BucketGrid &grid = *made;
    if (options.isCalculated)
        extendRows(grid, options.yMin, options.yMax,
                   options.calculation[u"yBuckets"][u"scale"][u"type"].toString() == "log"_L1);
    cropRows(grid, options.yMin, options.yMax);
    const FieldConfig *config = firstConfig(data.frames);
    // Without a unit of its own the axis shows the field's: the values of cells have none in old panels.
    const QString unit = options.yUnit.isEmpty() && config ? config->unit : options.yUnit;
    auto cells = std::make_shared<HeatCells>();
    setEdges(*cells, grid, options, unit);
    if (options.isYReversed)
        flipRows(grid, *cells);
    setLook(*cells, options);
    cells->columns = grid.columns;
    cells->rows = grid.isEmpty() ? 0 : grid.rows();
    // A single moment has no distance to another one, yet wants to be seen.
    const bool isMoment = grid.columns == 1 && grid.stepMs < data.stepMs;
    cells->stepMs = isMoment ? std::max(data.stepMs, data.range.spanMs() / MomentParts) : grid.stepMs;
    // A rate at a time tells of the step before it.
    const qint64 backMs = grid.startsAtTimes ? 0 : grid.stepMs;
    cells->firstMs = std::max(grid.firstMs, std::numeric_limits<qint64>::min() + backMs) - backMs;
    cells->endsAtTimes = !grid.startsAtTimes;
    for (const Field *field : grid.fields)
        cells->origins.push_back(field ? originIn(data.frames, *field) : FieldOrigin());
    cells->values = std::move(grid.values);
    setLegend(legend, *cells, options);
    if (cells->rows > 0)
        cells->picture = picture(*cells, options, legend);
    ChartAxis axis;
    axis.side = options.isAxisHidden ? AxisSide::Hidden : options.isAxisRight ? AxisSide::Right : AxisSide::Left;
    axis.label = options.axisLabel;
    axis.width = options.axisWidth;
    scene.axes = {axis};
    scene.heat = std::move(cells);
    return scene;
}

} // namespace Promontory
