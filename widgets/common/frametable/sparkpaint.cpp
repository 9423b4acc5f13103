#include "widgets/common/frametable/sparkpaint.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Promontory {

namespace {

constexpr qreal Margin = 2; // above and below, so that the width of a line is not cut

using Run = std::vector<QPointF>; // points without a gap between them

// Where samples fall in the area.
struct SparkMap
{
    QRectF area;
    double fromMs = 0;
    double perMs = 0;
    double low = 0;
    double high = 1;

    QPointF at(double timeMs, double value) const
    {
        const double part = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5;
        const double height = area.height() - 2 * Margin;
        return {area.left() + (timeMs - fromMs) * perMs,
                area.bottom() - Margin - std::clamp(part, 0.0, 1.0) * height};
    }
};

struct Samples
{
    std::span<const qint64> times;
    std::span<const double> values;
    std::size_t count = 0;
};

Samples samplesOf(const Frame &frame)
{
    const Field *time = frame.timeField();
    const Field *number = frame.numberField();
    const TimeColumn *times = time ? time->times() : nullptr;
    const NumberColumn *numbers = number ? number->numbers() : nullptr;
    if (!times || !numbers)
        return {};
    Samples samples{times->span(), numbers->span(), 0};
    samples.count = std::min(samples.times.size(), samples.values.size());
    return samples;
}

// Bars stand on zero.
bool findLimits(SparkMap &map, const Samples &samples, const SparkChart &chart)
{
    const bool hasBars = chart.style.draw == SparkStyle::Draw::Bars;
    map.low = hasBars ? 0 : std::numeric_limits<double>::infinity();
    map.high = hasBars ? 0 : -std::numeric_limits<double>::infinity();
    bool isAny = false;
    for (std::size_t i = 0; i < samples.count; ++i) {
        if (!std::isfinite(samples.values[i]))
            continue;
        isAny = true;
        map.low = std::min(map.low, samples.values[i]);
        map.high = std::max(map.high, samples.values[i]);
    }
    return isAny;
}

bool findSpan(SparkMap &map, const Samples &samples, const SparkChart &chart)
{
    const bool sharesRange =
        !chart.range.isEmpty() && chart.range.contains(samples.times[samples.count - 1]);
    const qint64 fromMs = sharesRange ? chart.range.fromMs : samples.times[0];
    const qint64 spanMs =
        sharesRange ? chart.range.spanMs() : samples.times[samples.count - 1] - samples.times[0];
    map.fromMs = static_cast<double>(fromMs);
    map.perMs = spanMs > 0 ? map.area.width() / static_cast<double>(spanMs) : 0;
    return spanMs > 0 || samples.count == 1;
}

// Of many samples in one pixel only its lowest and its highest are seen.
class RunBuilder
{
public:
    explicit RunBuilder(std::vector<Run> &runs) : m_runs(runs) {}

    void add(QPointF point)
    {
        if (m_count > 0 && std::floor(point.x()) != std::floor(m_low.x()))
            flush();
        if (m_count++ == 0)
            m_low = m_high = point;
        m_low = point.y() > m_low.y() ? point : m_low;
        m_high = point.y() < m_high.y() ? point : m_high;
    }
    void breakRun()
    {
        flush();
        m_isOpen = false;
    }

private:
    void flush()
    {
        if (m_count == 0)
            return;
        if (!m_isOpen)
            m_runs.emplace_back();
        m_isOpen = true;
        const bool isLowFirst = m_low.x() <= m_high.x();
        m_runs.back().push_back(isLowFirst ? m_low : m_high);
        if (m_low != m_high)
            m_runs.back().push_back(isLowFirst ? m_high : m_low);
        m_count = 0;
    }

    std::vector<Run> &m_runs;
    QPointF m_low, m_high;
    int m_count = 0;
    bool m_isOpen = false;
};

// How long it may be to the next sample without anything missing; 0: as long as it likes.
double longestStepMs(const Samples &samples, const Frame &frame)
{
    constexpr double Tolerance = 1.5;
    const qint64 first = samples.count > 1 ? samples.times[1] - samples.times[0] : 0;
    return Tolerance * static_cast<double>(frame.meta.stepMs > 0 ? frame.meta.stepMs : first);
}

bool joins(const SparkStyle &style, qint64 gapMs)
{
    return style.joinsGaps || (style.mostGapMs && static_cast<double>(gapMs) <= *style.mostGapMs);
}

std::vector<Run> runsOf(const Samples &samples, const SparkMap &map, const SparkChart &chart)
{
    const SparkStyle &style = chart.style;
    const double longestMs = longestStepMs(samples, chart.series);
    std::vector<Run> runs;
    RunBuilder builder(runs);
    qint64 lastMs = 0;
    bool isGap = false;
    for (std::size_t i = 0; i < samples.count; ++i) {
        if (!std::isfinite(samples.values[i])) {
            isGap = true;
            continue;
        }
        const qint64 passedMs = samples.times[i] - lastMs;
        isGap = isGap || (longestMs > 0 && lastMs > 0 && static_cast<double>(passedMs) > longestMs);
        if (isGap && !joins(style, passedMs))
            builder.breakRun();
        isGap = false;
        lastMs = samples.times[i];
        builder.add(map.at(static_cast<double>(samples.times[i]), samples.values[i]));
    }
    builder.breakRun();
    return runs;
}

// Slopes that never make a curve overshoot its points.
std::vector<double> slopesOf(const Run &run)
{
    std::vector<double> slopes(run.size(), 0);
    for (std::size_t i = 1; i + 1 < run.size(); ++i) {
        const double before = (run[i].y() - run[i - 1].y()) / std::max(1e-9, run[i].x() - run[i - 1].x());
        const double after = (run[i + 1].y() - run[i].y()) / std::max(1e-9, run[i + 1].x() - run[i].x());
        if (before * after > 0)
            slopes[i] = 2 * before * after / (before + after);
    }
    return slopes;
}

void addSmooth(QPainterPath &path, const Run &run)
{
    const std::vector<double> slopes = slopesOf(run);
    for (std::size_t i = 1; i < run.size(); ++i) {
        const double third = (run[i].x() - run[i - 1].x()) / 3;
        path.cubicTo(run[i - 1] + QPointF(third, third * slopes[i - 1]),
                     run[i] - QPointF(third, third * slopes[i]), run[i]);
    }
}

QPainterPath pathOf(const Run &run, SparkStyle::Curve curve)
{
    QPainterPath path(run.front());
    if (curve == SparkStyle::Curve::Smooth) {
        addSmooth(path, run);
        return path;
    }
    for (std::size_t i = 1; i < run.size(); ++i) {
        if (curve == SparkStyle::Curve::StepAfter)
            path.lineTo(run[i].x(), run[i - 1].y());
        if (curve == SparkStyle::Curve::StepBefore)
            path.lineTo(run[i - 1].x(), run[i].y());
        path.lineTo(run[i]);
    }
    return path;
}

QBrush fillOf(const SparkChart &chart, const QRectF &area)
{
    constexpr int HueTurn = 12; // degrees
    const float opacity = static_cast<float>(chart.style.fillOpacity / 100);
    QColor top = chart.color;
    top.setAlphaF(opacity);
    if (chart.style.fade == SparkStyle::Fade::None || chart.style.fade == SparkStyle::Fade::Scheme)
        return top;
    QColor bottom = chart.color;
    if (chart.style.fade == SparkStyle::Fade::Hue && bottom.hslHue() >= 0)
        bottom.setHsl((bottom.hslHue() + HueTurn) % 360, bottom.hslSaturation(), bottom.lightness());
    bottom.setAlphaF(chart.style.fade == SparkStyle::Fade::Opacity ? 0 : opacity / 3);
    QLinearGradient fade(area.topLeft(), area.bottomLeft());
    fade.setColorAt(0, top);
    fade.setColorAt(1, bottom);
    return fade;
}

QPen penOf(const SparkChart &chart)
{
    if (chart.style.lineWidth <= 0)
        return Qt::NoPen;
    QPen pen(chart.color, chart.style.lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    QList<qreal> pattern;
    for (const double dash : chart.style.dashes)
        pattern.append(dash / std::max(1.0, chart.style.lineWidth));
    if (!pattern.isEmpty())
        pen.setDashPattern(pattern);
    return pen;
}

void paintPoint(QPainter *painter, const SparkChart &chart, const QPointF &point)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(chart.color);
    painter->drawEllipse(point, chart.style.pointSize / 2 + 0.5, chart.style.pointSize / 2 + 0.5);
}

void paintRun(QPainter *painter, const QRectF &area, const SparkChart &chart, const Run &run)
{
    const bool hasLine = chart.style.draw == SparkStyle::Draw::Line && run.size() > 1;
    if (hasLine) {
        const QPainterPath line = pathOf(run, chart.style.curve);
        QPainterPath body = line;
        body.lineTo(run.back().x(), area.bottom());
        body.lineTo(run.front().x(), area.bottom());
        painter->fillPath(body, fillOf(chart, area));
        painter->strokePath(line, penOf(chart));
    }
    if (hasLine && !chart.style.hasPoints)
        return;
    for (const QPointF &point : run)
        paintPoint(painter, chart, point);
}

void paintBars(QPainter *painter, const QRectF &area, const SparkChart &chart,
               const std::vector<Run> &runs, const SparkMap &map)
{
    std::size_t count = 0;
    for (const Run &run : runs)
        count += run.size();
    const double room = area.width() / static_cast<double>(std::max<std::size_t>(1, count));
    const double width = std::max(1.0, room * chart.style.barWidth);
    const double shift = (chart.style.barAlignment - 1) / 2.0 * width;
    const double zero = map.at(0, 0).y();
    painter->setPen(width > 3 && chart.style.lineWidth > 0 ? QPen(chart.color, 1) : QPen(Qt::NoPen));
    painter->setBrush(width > 3 ? fillOf(chart, area) : QBrush(chart.color));
    for (const Run &run : runs) {
        for (const QPointF &top : run) {
            const double left = std::clamp(top.x() + shift, area.left(), area.right() - width);
            painter->drawRect(QRectF(QPointF(left, std::min(top.y(), zero)),
                                     QSizeF(width, std::max(1.0, std::abs(zero - top.y())))));
        }
    }
}

} // namespace

void paintSpark(QPainter *painter, const QRectF &area, const SparkChart &chart)
{
    const Samples samples = samplesOf(chart.series);
    SparkMap map;
    map.area = area;
    if (samples.count == 0 || area.width() < 4 || area.height() < 2 * Margin + 2 ||
        !findLimits(map, samples, chart) || !findSpan(map, samples, chart))
        return;
    const std::vector<Run> runs = runsOf(samples, map, chart);
    painter->save();
    painter->setClipRect(area, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    if (chart.style.draw == SparkStyle::Draw::Bars) {
        paintBars(painter, area, chart, runs, map);
    } else {
        for (const Run &run : runs)
            paintRun(painter, area, chart, run);
    }
    painter->restore();
}

} // namespace Promontory
