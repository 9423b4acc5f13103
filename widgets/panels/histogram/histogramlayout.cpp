#include "widgets/panels/histogram/histogramlayout.h"

#include "datasources/transform/steps/histogram.h"
#include "widgets/charts/ticks.h"
#include "widgets/panels/shared/barlook.h"
#include "widgets/panels/shared/seriesaxes.h"
#include "widgets/panels/shared/seriescolor.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr std::size_t MostBuckets = 5'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Histogram", text);
}

bool isEnd(const Field &field, QStringView name, QStringView oldName)
{
    return field.isNumber() && (field.name == name || field.name == oldName);
}

NumberColumn numbersIn(const Field &field)
{
    const NumberColumn *numbers = field.numbers();
    return numbers ? *numbers : NumberColumn();
}

/// A frame with the ends of buckets holds a histogram already.
HistogramBuckets bucketsIn(const FramePtr &frame)
{
    HistogramBuckets buckets;
    bool hasLower = false;
    bool hasUpper = false;
    for (const Field &field : frame->fields) {
        if (isEnd(field, u"xMin", u"BucketMin")) {
            buckets.lower = numbersIn(field);
            buckets.config = field.config;
            hasLower = true;
        } else if (isEnd(field, u"xMax", u"BucketMax")) {
            buckets.upper = numbersIn(field);
            hasUpper = true;
        } else if (field.isNumber()) {
            buckets.counts.push_back(&field);
        }
    }
    if (!hasLower || !hasUpper || buckets.counts.empty())
        return {};
    const std::size_t rows = std::min({buckets.lower.size(), buckets.upper.size(), MostBuckets});
    buckets.lower = buckets.lower.sub(0, rows);
    buckets.upper = buckets.upper.sub(0, rows);
    buckets.frame = frame;
    return buckets;
}

Json transformOptions(const HistogramOptions &options)
{
    Json json = Json::object();
    json.set(u"bucketCount", Json(options.bucketCount));
    if (options.bucketSize > 0)
        json.set(u"bucketSize", Json(options.bucketSize));
    json.set(u"bucketOffset", Json(options.bucketOffset));
    json.set(u"combine", Json(options.combine));
    return json;
}

/// Counting names its fields by their labels; the legend's names are those of the panel.
FramePtr withNamesOf(const Frames &given, const Frame &counted)
{
    auto named = std::make_shared<Frame>(counted);
    auto field = named->fields.begin();
    const auto isCount = [](const Field &each) {
        return each.isNumber() && !isEnd(each, u"xMin", u"BucketMin") && !isEnd(each, u"xMax", u"BucketMax");
    };
    for (const FramePtr &frame : given) {
        for (const Field &source : frame->fields) {
            if (!source.isNumber())
                continue;
            field = std::find_if(field, named->fields.end(), isCount);
            if (field == named->fields.end())
                return named;
            field->displayName = source.displayName;
            ++field;
        }
    }
    return named;
}

/// Builds a scene from buckets.
class HistogramBuilder
{
public:
    HistogramBuilder(const HistogramBuckets &buckets, const HistogramSetting &setting)
        : m_buckets(buckets)
        , m_setting(setting)
        , m_automatic(automaticSpan({buckets.frame}))
    {
    }

    BarScene build();

private:
    bool isEven() const;
    void addPlaces();
    void addSeries(const Field &field);
    void addBars(int slot);
    double factorOf(StackMode mode, std::size_t slot) const;
    void finishAxes();

    const HistogramBuckets &m_buckets;
    const HistogramSetting &m_setting;
    ValueSpan m_automatic;
    BarScene m_scene;
    QList<FieldLook> m_looks;
    SeriesAxes m_axes;
};

/// Whether the buckets follow each other in one width.
bool HistogramBuilder::isEven() const
{
    const std::size_t count = m_buckets.lower.size();
    const double width = m_buckets.upper[0] - m_buckets.lower[0];
    for (std::size_t i = 0; i < count; ++i) {
        const double from = m_buckets.lower[0] + static_cast<double>(i) * width;
        if (!(std::abs(m_buckets.lower[i] - from) < width / 1000) || !(width > 0))
            return false;
    }
    return true;
}

void HistogramBuilder::addPlaces()
{
    const std::size_t count = m_buckets.lower.size();
    const double breadth = 1.0 / static_cast<double>(count);
    std::vector<double> edges(m_buckets.lower.span().begin(), m_buckets.lower.span().end());
    edges.push_back(m_buckets.upper.back());
    QStringList texts = isEven() ? tickLabels(edges, m_buckets.config.unit, m_buckets.config.decimals) : QStringList();
    for (const double edge : edges) {
        if (texts.size() < static_cast<qsizetype>(edges.size()))
            texts.append(formatUnit(edge, m_buckets.config.unit, m_buckets.config.decimals).joined());
    }
    for (std::size_t i = 0; i <= count; ++i) {
        const double at = static_cast<double>(i) * breadth;
        m_scene.ticks.append({at, texts.at(static_cast<qsizetype>(i))});
        if (i == count)
            break;
        const auto told = [&](double value) {
            return formatUnit(value, m_buckets.config.unit, m_buckets.config.decimals).joined();
        };
        m_scene.places.append(
            {tr("%1 to %2").arg(told(m_buckets.lower[i]), told(m_buckets.upper[i])), at, at + breadth, i});
    }
}

void HistogramBuilder::addSeries(const Field &field)
{
    const auto index = m_scene.series.size();
    const FieldLook look = histogramLookFrom(field.config.custom);
    BarSeries series = barSeriesFrom(field, look);
    series.values = numbersIn(field);
    series.origin = originIn({m_buckets.frame}, field);
    series.axis = m_axes.place(field, look);
    series.isVisible = !look.isHiddenInPlot && !m_setting.hidden.contains(series.name);
    series.color = m_setting.isMuted && tellsValue(field.config.color.mode)
        ? m_setting.theme.text.secondary
        : seriesColor(field, index, m_automatic, m_setting.palette, m_setting.theme);
    m_scene.series.append(series);
    m_looks.append(look);
}

/// What the counts of a pile are multiplied with: the parts of a whole, or as they are.
double HistogramBuilder::factorOf(StackMode mode, std::size_t slot) const
{
    if (mode != StackMode::Percent)
        return 1;
    double sum = 0;
    for (qsizetype i = 0; i < m_scene.series.size(); ++i) {
        const BarSeries &series = m_scene.series.at(i);
        const bool isPart = series.isVisible && m_looks.at(i).stack == StackMode::Percent && slot < series.values.size();
        sum += isPart && series.values[slot] > 0 ? series.values[slot] : 0;
    }
    return sum > 0 ? 1 / sum : 0;
}

void HistogramBuilder::addBars(int slot)
{
    const BarSlot &place = m_scene.places.at(slot);
    const auto row = static_cast<std::size_t>(slot);
    std::array<double, 3> piles{}; // by the way of stacking
    for (qsizetype i = 0; i < m_scene.series.size(); ++i) {
        const BarSeries &series = m_scene.series.at(i);
        const StackMode mode = m_looks.at(i).stack;
        const double count = row < series.values.size() ? series.values[row] : 0;
        if (!series.isVisible || !std::isfinite(count) || count == 0)
            continue;
        double &pile = piles[static_cast<std::size_t>(mode)];
        const double from = mode == StackMode::None ? 0 : pile;
        const double to = from + count * factorOf(mode, row);
        pile = to;
        m_scene.bars.push_back({static_cast<int>(i), slot, place.from, place.to, std::min(from, to), std::max(from, to),
                                series.color, false, false});
    }
}

void HistogramBuilder::finishAxes()
{
    QList<ValueExtent> extents(m_axes.size());
    for (const BarMark &bar : m_scene.bars) {
        const int axis = m_scene.series.at(bar.series).axis;
        extents[axis].add(bar.high);
        if (!m_axes.isLog(axis))
            extents[axis].add(bar.low);
    }
    m_scene.axes = m_axes.finish(extents);
    for (qsizetype i = 0; i < m_scene.series.size(); ++i) {
        BarSeries &series = m_scene.series[i];
        ChartAxis &axis = m_scene.axes[series.axis];
        if (m_looks.at(i).isAxisColored)
            axis.color = series.color;
        if (series.gradient == FillGradient::Scheme && !m_setting.isMuted)
            series.scheme = schemeOf(*m_buckets.counts[static_cast<std::size_t>(i)], axis.scale, m_automatic,
                                     m_setting.theme);
    }
}

BarScene HistogramBuilder::build()
{
    m_scene.isTickedAtEdges = true;
    if (!m_buckets.frame || m_buckets.lower.isEmpty())
        return std::move(m_scene);
    for (const Field *field : m_buckets.counts)
        addSeries(*field);
    addPlaces();
    for (int slot = 0; slot < m_scene.places.size(); ++slot)
        addBars(slot);
    m_scene.isStacked = std::any_of(m_looks.cbegin(), m_looks.cend(),
                                    [](const FieldLook &look) { return look.stack != StackMode::None; });
    finishAxes();
    return std::move(m_scene);
}

} // namespace

Result<HistogramBuckets> histogramBucketsFrom(const Frames &frames, const HistogramOptions &options)
{
    Frames given;
    for (const FramePtr &frame : frames) {
        if (!frame)
            continue;
        HistogramBuckets ready = bucketsIn(frame);
        if (ready.frame)
            return ready;
        given.push_back(frame);
    }
    if (given.empty())
        return HistogramBuckets();
    const Result<Frames> made = histogramOf(given, transformOptions(options), {});
    if (!made)
        return failure(made.error());
    if (made->empty() || !made->front())
        return HistogramBuckets();
    return bucketsIn(options.combine ? made->front() : withNamesOf(given, *made->front()));
}

BarScene layOutHistogram(const HistogramBuckets &buckets, const HistogramSetting &setting)
{
    return HistogramBuilder(buckets, setting).build();
}

} // namespace Promontory
