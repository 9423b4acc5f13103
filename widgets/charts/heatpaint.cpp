#include "widgets/charts/heatpaint.h"

#include "datasources/format/formatvalue.h"
#include "widgets/theme/contrast.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/theme.h"

#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr double LeastCell = 2;    ///< px of a cell beside a gap
constexpr int MostTexts = 5'000;   ///< more values nobody reads
constexpr double TextInset = 2;

/// SVG and PDF keep pictures as bitmaps, which blur or blow up.
bool isVector(const QPainter &painter)
{
    const QPaintEngine *engine = painter.paintEngine();
    return engine && (engine->type() == QPaintEngine::SVG || engine->type() == QPaintEngine::Pdf);
}

/// Where cells lie; edges on whole pixels, else light shines through between them.
struct Raster
{
    QRectF area;
    double cellWidth = 0;
    double cellHeight = 0;
    double gapX = 0;
    double gapY = 0;

    double left(int column) const { return std::round(area.left() + column * cellWidth); }
    double top(int line) const { return std::round(area.top() + line * cellHeight); }
    QRectF cells(int fromColumn, int toColumn, int fromLine, int toLine) const
    {
        const QPointF corner(left(fromColumn), top(fromLine));
        return {corner, QPointF(left(toColumn) - gapX, top(toLine) - gapY)};
    }
};

Raster rasterOf(const HeatCells &cells, const QRectF &area)
{
    Raster raster{area, area.width() / cells.columns, area.height() / cells.rows};
    raster.gapX = raster.cellWidth >= cells.gap + LeastCell ? cells.gap : 0;
    raster.gapY = raster.cellHeight >= cells.gap + LeastCell ? cells.gap : 0;
    return raster;
}

/// A run of columns or lines.
struct Run
{
    int from = 0;
    int to = 0;
};

Run shownRun(double start, double size, int count, double low, double high)
{
    const auto index = [&](double at) {
        return static_cast<int>(std::clamp((at - start) / size, 0.0, static_cast<double>(count)));
    };
    return {index(low), std::min(count, index(high) + 1)};
}

/// The pixels of a line with one colour as one rectangle each.
void paintRuns(QPainter *painter, const Raster &raster, const QImage &picture)
{
    for (int line = 0; line < picture.height(); ++line) {
        for (int from = 0, to = 0; from < picture.width(); from = to) {
            const QRgb color = picture.pixel(from, line);
            while (to < picture.width() && picture.pixel(to, line) == color)
                ++to;
            if (qAlpha(color) > 0)
                painter->fillRect(raster.cells(from, to, line, line + 1), QColor::fromRgba(color));
        }
    }
}

void paintSingly(QPainter *painter, const HeatCells &cells, const Raster &raster, Run columns)
{
    const bool isRound = cells.radius > 0;
    painter->setRenderHint(QPainter::Antialiasing, isRound);
    painter->setPen(Qt::NoPen);
    for (int line = 0; line < cells.rows; ++line) {
        for (int column = columns.from; column < columns.to; ++column) {
            const QColor color = cells.picture.pixelColor(column, line);
            if (color.alpha() == 0)
                continue;
            const QRectF rect = raster.cells(column, column + 1, line, line + 1);
            const double radius = std::min(cells.radius, std::min(rect.width(), rect.height()) / 2);
            painter->setBrush(color);
            if (isRound)
                painter->drawRoundedRect(rect, radius, radius);
            else
                painter->fillRect(rect, color);
        }
    }
}

/// Where only one direction has room for gaps: stripes of the picture.
void paintStripes(QPainter *painter, const HeatCells &cells, const Raster &raster, Run columns)
{
    for (int line = 0; raster.gapY > 0 && line < cells.rows; ++line)
        painter->drawImage(raster.cells(0, cells.columns, line, line + 1), cells.picture,
                           QRectF(0, line, cells.columns, 1));
    for (int column = columns.from; raster.gapX > 0 && column < columns.to; ++column)
        painter->drawImage(raster.cells(column, column + 1, 0, cells.rows), cells.picture,
                           QRectF(column, 0, 1, cells.rows));
}

void paintCells(QPainter *painter, const HeatCells &cells, const Raster &raster, Run columns)
{
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter->setRenderHint(QPainter::Antialiasing, false);
    const bool hasBoth = raster.gapX > 0 && raster.gapY > 0;
    const bool isLarge = std::min(raster.cellWidth, raster.cellHeight) >= LeastCell;
    if (hasBoth || (cells.radius > 0 && isLarge))
        paintSingly(painter, cells, raster, columns);
    else if (isVector(*painter))
        paintRuns(painter, raster, cells.picture);
    else if (raster.gapX > 0 || raster.gapY > 0)
        paintStripes(painter, cells, raster, columns);
    else
        painter->drawImage(raster.area, cells.picture);
}

void paintTexts(QPainter *painter, const HeatCells &cells, const Raster &raster, Run columns, const QRectF &shown,
                const Figures &figures, const Theme &theme)
{
    struct Text
    {
        QRectF rect;
        QString text;
        QColor color;
    };
    std::vector<Text> texts;
    const bool isAlways = cells.texts == CellTexts::Always;
    if ((columns.to - columns.from) * qint64(cells.rows) > MostTexts || raster.cellHeight < figures.height())
        return;
    for (int line = 0; line < cells.rows; ++line) {
        for (int column = columns.from; column < columns.to; ++column) {
            const QColor color = cells.picture.pixelColor(column, line);
            if (color.alpha() == 0)
                continue;
            const double value = cells.at(cells.rows - 1 - line, column);
            Text text{raster.cells(column, column + 1, line, line + 1),
                      formatUnit(value, cells.unit, cells.decimals).joined(), color};
            if (text.rect.left() < shown.left() - 1 || text.rect.right() > shown.right() + 1)
                continue; // a part of a number is another number
            const bool fits = figures.width(text.text) + 2 * TextInset <= text.rect.width();
            if (!fits && !isAlways)
                return; // values that stand in some cells only would mislead
            if (fits)
                texts.push_back(std::move(text));
        }
    }
    for (const Text &text : texts) {
        painter->setPen(readableOn(blended(text.color, theme.surface.panel), theme.text.primary, theme.surface.canvas));
        figures.paint(painter, text.rect, Qt::AlignCenter, text.text);
    }
}

} // namespace

void paintHeat(QPainter *painter, const HeatCells &cells, const QRectF &area, const QRectF &shown,
               const Figures &figures, const Theme &theme)
{
    const Raster raster = rasterOf(cells, area);
    if (!(raster.cellWidth > 0) || !(raster.cellHeight > 0))
        return;
    const Run columns = shownRun(area.left(), raster.cellWidth, cells.columns, shown.left(), shown.right());
    paintCells(painter, cells, raster, columns);
    if (cells.texts != CellTexts::Never)
        paintTexts(painter, cells, raster, columns, shown, figures, theme);
}

} // namespace Promontory
