// Every panel type with data and options that mean harm: no crash, no hang, no markup.
#include "widgets/panels/panelframe.h"
#include "widgets/panels/paneltype.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Start = 1'795'089'600'000;
constexpr qint64 Step = 15'000;
constexpr double Infinity = std::numeric_limits<double>::infinity();
constexpr double NotANumber = std::numeric_limits<double>::quiet_NaN();

/// A frame with a time and a number field, as the resolver leaves it.
FramePtr series(const QString &name, std::vector<double> values, std::vector<qint64> times = {})
{
    for (std::size_t i = times.size(); i < values.size(); ++i)
        times.push_back(Start + static_cast<qint64>(i) * Step);
    auto frame = std::make_shared<Frame>();
    frame->refId = u"A"_s;
    frame->name = name;
    frame->meta.stepMs = Step;
    Field time;
    time.name = u"Time"_s;
    time.values = TimeColumn(std::move(times));
    Field value;
    value.name = u"Value"_s;
    value.displayName = name;
    value.labels = Labels(QList<Labels::Pair>{{u"job"_s, name}});
    value.values = NumberColumn(std::move(values));
    frame->fields = {std::move(time), std::move(value)};
    return frame;
}

PanelData dataOf(Frames frames)
{
    PanelData data;
    data.frames = std::move(frames);
    data.range = {Start, Start + 3'600'000};
    data.stepMs = Step;
    data.generation = 1;
    return data;
}

PanelData named(const QString &name)
{
    return dataOf({series(name, {1, 2, 3})});
}

/// One series with the limits, thresholds and decimals of a hostile file.
PanelData configured(double min, double max, double threshold, std::optional<int> decimals, const QString &unit)
{
    auto frame = std::make_shared<Frame>(*series(u"a"_s, {1, 2, 3}));
    FieldConfig &config = frame->fields[1].config;
    config.min = min;
    config.max = max;
    config.decimals = decimals;
    config.unit = unit;
    config.thresholds.mode = Thresholds::Mode::Percentage;
    config.thresholds.steps = {{-Infinity, u"green"_s}, {threshold, u"no such colour"_s}, {threshold, QString()}};
    return dataOf({frame});
}

/// Thresholds without end, in the ways of drawing that make gradients and areas of them.
PanelData manyThresholds(const QString &colorMode)
{
    auto frame = std::make_shared<Frame>(*series(u"a"_s, {1, 50'000, 99'999}));
    FieldConfig &config = frame->fields[1].config;
    config.min = 0;
    config.max = 100'000;
    config.thresholds.mode = Thresholds::Mode::Absolute;
    for (int i = 0; i < 100'000; ++i)
        config.thresholds.steps.append({double(i), i % 2 ? u"red"_s : u"#12345678"_s});
    config.color.mode = colorMode;
    config.custom = *parseJson(R"({"gradientMode": "scheme", "fillOpacity": 50, "thresholdsStyle": {"mode": "line+area"},
        "cellOptions": {"type": "gauge", "mode": "gradient"}})");
    return dataOf({frame});
}

PanelData manySeries(int count)
{
    Frames frames;
    for (int i = 0; i < count; ++i)
        frames.push_back(series(u"series %1"_s.arg(i), {double(i), 1, 2}));
    return dataOf(std::move(frames));
}

/// A table of two columns of different lengths and none of time.
PanelData withoutTime()
{
    auto frame = std::make_shared<Frame>();
    frame->meta.kind = FrameKind::Table;
    Field text;
    text.name = u"<b>name</b>"_s;
    text.values = TextColumn({u"<img src=x>"_s, QString(), u"\u202Egnp"_s});
    Field number;
    number.name = u"Value"_s;
    number.values = NumberColumn({1e308, -Infinity, NotANumber});
    frame->fields = {std::move(text), std::move(number)};
    return dataOf({frame});
}

PanelData native(const std::vector<HistogramBucket> &buckets)
{
    auto frame = std::make_shared<Frame>(*series(u"h"_s, {}));
    for (int i = 0; i < 10; ++i)
        frame->meta.histograms.push_back({Start + i * Step, NotANumber, Infinity, buckets});
    return dataOf({frame});
}

PanelData inRange(const TimeRange &range, std::vector<qint64> times)
{
    PanelData data = dataOf({series(u"a"_s, std::vector<double>(times.size(), 1.5), times)});
    data.range = range;
    return data;
}

QString zalgo()
{
    QString text = u"Z"_s;
    for (int i = 0; i < 5'000; ++i)
        text += QChar(0x0300 + i % 0x50);
    return text + u"algo"_s;
}

using Named = std::pair<QByteArray, PanelData>;

std::vector<Named> hostileNumbers()
{
    const double denormal = std::numeric_limits<double>::denorm_min();
    const double largest = std::numeric_limits<double>::max();
    return {{"NaN only", dataOf({series(u"a"_s, {NotANumber, NotANumber})})},
            {"missing only", dataOf({series(u"a"_s, {missingSample(), missingSample()})})},
            {"infinite only", dataOf({series(u"a"_s, {Infinity, -Infinity, Infinity})})},
            {"huge", dataOf({series(u"a"_s, {1e308, -1e308, largest, -largest})})},
            {"huge pair", dataOf({series(u"a"_s, {largest, -largest}), series(u"b"_s, {largest, 1})})},
            {"equal", dataOf({series(u"a"_s, {5, 5, 5})})},
            {"equal and huge", dataOf({series(u"a"_s, {1e308, 1e308})})},
            {"denormal", dataOf({series(u"a"_s, {denormal, 0, -denormal})})},
            {"negative zero", dataOf({series(u"a"_s, {-0.0, -0.0})})},
            {"one ulp apart", dataOf({series(u"a"_s, {1e15, std::nextafter(1e15, 2e15)})})},
            {"mixed", dataOf({series(u"a"_s, {1, NotANumber, Infinity, missingSample(), -1e308, 3})})}};
}

std::vector<Named> hostileShapes()
{
    auto hollow = std::make_shared<Frame>();
    auto table = std::make_shared<Frame>();
    table->meta.kind = FrameKind::Table;
    std::vector<HistogramBucket> wild{{-Infinity, -1e308, 1, 0}, {0, 0, NotANumber, 9}, {5, -5, Infinity, -1}};
    std::vector<HistogramBucket> many;
    for (int i = 0; i < 2'000; ++i)
        many.push_back({double(i), double(i + 1), 1, 0});
    return {{"no frames", dataOf({})},
            {"frame without fields", dataOf({hollow})},
            {"table without columns", dataOf({table})},
            {"series without samples", dataOf({series(u"a"_s, {})})},
            {"no time", withoutTime()},
            {"10,000 series", manySeries(10'000)},
            {"empty histogram", native({})},
            {"wild histogram", native(wild)},
            {"histogram of 2,000 buckets", native(many)}};
}

std::vector<Named> hostileTimes()
{
    constexpr qint64 last = std::numeric_limits<qint64>::max();
    constexpr qint64 first = std::numeric_limits<qint64>::min();
    return {{"far times", inRange({Start, Start + 1000}, {-62'000'000'000'000, 0, Start, 250'000'000'000'000})},
            {"extreme times", inRange({Start, Start + 1000}, {first, 0, last})},
            {"no span", inRange({Start, Start}, {Start, Start + 1})},
            {"reversed", inRange({Start, Start - 3'600'000}, {Start - 100, Start})},
            {"one millisecond", inRange({Start, Start + 1}, {Start, Start + 1})},
            {"two centuries", inRange({0, 7'258'118'400'000}, {0, Start})},
            {"equal times", inRange({Start, Start + 1000}, {Start + 5, Start + 5, Start + 5})}};
}

std::vector<Named> hostileTexts()
{
    return {{"markup", named(u"<img src=\"file:///etc/passwd\"><b>bold</b>&amp;<script>x</script>"_s)},
            {"right to left", named(u"evil\u202Egnp.exe\u2066\u0000\u0007"_s)},
            {"emoji", named(u"👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿"_s.repeated(200))},
            {"combining marks", named(zalgo())},
            {"1 MB word", named(QString(1'000'000, u'w'))},
            {"lone surrogate", named(QString(QChar(0xD800)) + u"x"_s)},
            {"place markers", named(u"%1 %2 %n %s ${job} {{x}}"_s)}};
}

std::vector<Named> hostileConfigs()
{
    const auto bomb = u"suffix:%n%s<b>"_s.repeated(1'000);
    return {{"limits infinite", configured(-Infinity, Infinity, NotANumber, 15, bomb)},
            {"limits NaN", configured(NotANumber, NotANumber, Infinity, std::numeric_limits<int>::max(), u"s"_s)},
            {"limits reversed", configured(1e308, -1e308, 1e308, -5, u"bytes"_s)},
            {"limits equal", configured(5, 5, 5, std::numeric_limits<int>::min(), u"dateTimeAsIso"_s)},
            {"100,000 thresholds", manyThresholds(u"thresholds"_s)},
            {"100,000 thresholds of a scheme", manyThresholds(u"continuous-GrYlRd"_s)},
            {"span overflows", configured(-1.7e308, 1.7e308, -1e308, 0, u"percentunit"_s)}};
}

std::vector<Named> hostileData()
{
    std::vector<Named> all;
    for (const auto &some : {hostileNumbers(), hostileShapes(), hostileTimes(), hostileTexts(), hostileConfigs()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

/// The default options of a type with every leaf replaced, as a program that hates us would write them.
Json spoiled(const Json &options, const Json &leaf)
{
    if (!options.isObject())
        return leaf;
    Json result = Json::object();
    for (const JsonMember &member : options.members())
        result.set(member.key, spoiled(member.value, leaf));
    return result;
}

/// What no default holds, but every type may read.
Json extremes(double size)
{
    const QByteArray number = QByteArray::number(size, 'g', 17);
    const QByteArray text = R"({"text": {"titleSize": #, "valueSize": #, "percentSize": #}, "minVizWidth": #, "minVizHeight": #,
        "maxVizHeight": #, "cellHeight": #, "frameIndex": #, "mode": "html", "content": "<table><tr><td colspan=#>x",
        "legend": {"showLegend": true, "displayMode": "table", "placement": "right", "width": #, "calcs": ["mean", "<b>", "mean", 5]},
        "reduceOptions": {"values": true, "limit": #, "calcs": ["nothing"], "fields": "/(a+)+$/"},
        "calculate": true, "calculation": {"xBuckets": {"value": #}, "yBuckets": {"value": #}},
        "color": {"mode": "scheme", "steps": #, "exponent": #, "min": #, "max": #, "fill": "x"},
        "cellGap": #, "cellRadius": #, "yAxis": {"decimals": #, "min": #, "max": #, "axisWidth": #},
        "filterValues": {"le": #}, "tooltip": {"maxHeight": #, "maxWidth": #}})";
    return *parseJson(QByteArray(text).replace('#', number));
}

std::vector<std::pair<QByteArray, Json>> hostileOptions(const Json &defaults)
{
    Json list = Json::array();
    list.append(Json(1));
    return {{"defaults", defaults},
            {"none", Json()},
            {"leaves null", spoiled(defaults, Json::null())},
            {"leaves text", spoiled(defaults, Json(u"<b>\u202E"_s))},
            {"leaves numbers", spoiled(defaults, Json(-1e300))},
            {"leaves lists", spoiled(defaults, list)},
            {"leaves objects", spoiled(defaults, Json::object())},
            {"a list", list},
            {"huge", extremes(1e300)},
            {"negative", extremes(-1e9)},
            {"tiny", extremes(1e-300)}};
}

} // namespace

Q_DECLARE_METATYPE(PanelData)

class HostilePanelsTest : public QObject
{
    Q_OBJECT

private:
    const PanelTypeRegistry m_types = builtinPanels();

    static PanelContext context()
    {
        PanelContext made;
        made.theme = *loadTheme(u"dark"_s);
        made.animated = false;
        return made;
    }

    /// Paints at this size and gives the milliseconds it took, layout included.
    static qint64 paint(QWidget &widget, const QSize &size)
    {
        QElapsedTimer timer;
        timer.start();
        widget.resize(size);
        QImage image(size.expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
        widget.render(&image);
        return timer.elapsed();
    }

    static void checkPlain(const QString &text)
    {
        QVERIFY2(text.size() < 4'000, QByteArray::number(text.size()).constData());
        for (const QChar unwanted : {QChar(0x202E), QChar(0x2066), QChar(0x0007)})
            QVERIFY(!text.contains(unwanted));
    }

    static void addTypes(const PanelTypeRegistry &types)
    {
        QTest::addColumn<QString>("type");
        for (const QString &id : types.ids())
            QTest::newRow(qPrintable(id)) << id;
    }

    /// The limit holds for programs as they are shipped; sanitizers and debuggers are slower.
#if defined(__SANITIZE_ADDRESS__) || !defined(NDEBUG)
    static constexpr qint64 LongestPaintMs = 20'000;
#else
    static constexpr qint64 LongestPaintMs = 1'000;
#endif

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void survivesData_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<PanelData>("data");
        const std::vector<Named> all = hostileData();
        for (const QString &id : m_types.ids()) {
            for (const auto &[name, data] : all)
                QTest::addRow("%s, %s", qPrintable(id), name.constData()) << id << data;
        }
    }
    void survivesData()
    {
        QFETCH(QString, type);
        QFETCH(PanelData, data);
        const PanelType &kind = m_types.find(type);
        PanelFrame frame;
        frame.setContext(context());
        frame.setTitle(u"<b>title</b>\u202E"_s);
        PanelView *view = kind.createView(&frame);
        frame.setView(view);
        view->setOptions(kind.defaultOptions());
        QElapsedTimer timer;
        timer.start();
        view->setData(data);
        QVERIFY2(timer.elapsed() < LongestPaintMs, QByteArray::number(timer.elapsed()).constData());
        for (const QSize &size : {QSize(0, 0), QSize(1, 1), QSize(10, 1000), QSize(4000, 20), QSize(400, 300)}) {
            const qint64 ms = paint(frame, size);
            QVERIFY2(ms < LongestPaintMs, QByteArray::number(ms).constData());
        }
        view->setCrosshair(data.range.fromMs, true);
        view->setOverdue(data.range.toMs, 60'000);
        view->setMuted(true);
        QVERIFY(paint(frame, {400, 300}) < LongestPaintMs);
        checkPlain(view->summary());
        checkPlain(frame.accessibleName());
        checkPlain(frame.accessibleDescription());
    }

    void survivesOptions_data() { addTypes(m_types); }
    void survivesOptions()
    {
        QFETCH(QString, type);
        const PanelType &kind = m_types.find(type);
        for (const auto &[name, options] : hostileOptions(kind.defaultOptions())) {
            const std::unique_ptr<PanelView> view(kind.createView(nullptr));
            view->setContext(context());
            view->setData(dataOf({series(u"a"_s, {1, 2, 3}), series(u"b"_s, {3, 2, 1})}));
            view->setOptions(options);
            for (const QSize &size : {QSize(1, 1), QSize(10, 1000), QSize(4000, 20), QSize(400, 300)})
                QVERIFY2(paint(*view, size) < LongestPaintMs, name.constData());
        }
    }

    /// Sizes of letters beyond 4 to 200 px are held to these; fonts of files are none of ours.
    void lettersHaveSizes_data() { addTypes(m_types); }
    void lettersHaveSizes()
    {
        QFETCH(QString, type);
        const auto picture = [&](const QByteArray &size) {
            const QByteArray text = R"({"text": {"titleSize": #, "valueSize": #, "percentSize": #}, "fontSize": #, "font": "Papyrus"})";
            const std::unique_ptr<PanelView> view(m_types.find(type).createView(nullptr));
            view->setContext(context());
            view->setData(dataOf({series(u"a"_s, {1, 2, 3})}));
            view->setOptions(*parseJson(QByteArray(text).replace('#', size)));
            view->resize(400, 300);
            QImage image(view->size(), QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::black);
            view->render(&image);
            return image;
        };
        QCOMPARE(picture("1e9"), picture("200"));
        QCOMPARE(picture("201"), picture("200"));
        QCOMPARE(picture("3"), picture("4"));
        QCOMPARE(picture("\"huge\""), picture("null"));
    }

    /// The same leaves in the options of a field.
    void survivesFieldOptions_data() { addTypes(m_types); }
    void survivesFieldOptions()
    {
        QFETCH(QString, type);
        const PanelType &kind = m_types.find(type);
        for (const QByteArray leaf : {"null", "-1", "1e300", "\"<b>\"", "[]", "{}", "true"}) {
            QByteArray text = R"({"lineWidth": #, "fillOpacity": #, "pointSize": #, "barAlignment": #, "barWidthFactor": #,
                "drawStyle": #, "lineInterpolation": #, "lineStyle": {"fill": "dash", "dash": [#, #]}, "spanNulls": #,
                "stacking": {"mode": #, "group": #}, "axisPlacement": #, "axisLabel": #, "axisWidth": #, "axisSoftMin": #,
                "axisSoftMax": #, "axisCenteredZero": #, "scaleDistribution": {"type": "log", "log": #, "linearThreshold": #},
                "fillBelowTo": #, "thresholdsStyle": {"mode": #}, "width": #, "minWidth": #, "align": #,
                "cellOptions": {"type": #, "mode": #}, "hideFrom": {"viz": #, "legend": #, "tooltip": #}, "inspect": #})";
            auto frame = std::make_shared<Frame>(*series(u"a"_s, {1, 2, 3}));
            frame->fields[1].config.custom = *parseJson(text.replace('#', leaf));
            const std::unique_ptr<PanelView> view(kind.createView(nullptr));
            view->setContext(context());
            view->setOptions(kind.defaultOptions());
            view->setData(dataOf({frame, series(u"b"_s, {1, 2, 3})}));
            QVERIFY2(paint(*view, {400, 300}) < LongestPaintMs, leaf.constData());
        }
    }
};

QTEST_MAIN(HostilePanelsTest)
#include "tst_hostilepanels.moc"
