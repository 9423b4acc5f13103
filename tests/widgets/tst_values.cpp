#include "datasources/frame/fieldconfigjson.h"
#include "widgets/common/values/continuousscale.h"
#include "widgets/common/values/displayvalue.h"
#include "widgets/common/values/fieldfilter.h"
#include "widgets/common/values/oneline.h"
#include "widgets/common/values/valuecolor.h"
#include "widgets/common/values/valuegrid.h"
#include "widgets/common/values/valueoptions.h"
#include "widgets/common/values/valuetext.h"
#include "widgets/common/values/valuetip.h"
#include "widgets/theme/figures.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Field numbers(const QString &name, std::vector<double> values, const char *config = "{}")
{
    Field field;
    field.name = field.displayName = name;
    field.config = fieldConfigFromJson(parseJson(QByteArray(config)).value_or(Json()));
    field.values = NumberColumn(std::move(values));
    return field;
}

Field texts(const QString &name, std::vector<QString> values)
{
    Field field;
    field.name = field.displayName = name;
    field.values = TextColumn(std::move(values));
    return field;
}

FramePtr frameOf(std::vector<Field> fields)
{
    auto frame = std::make_shared<Frame>();
    frame->meta.kind = FrameKind::Table;
    frame->fields = std::move(fields);
    return frame;
}

QStringList shown(const std::vector<DisplayValue> &values)
{
    QStringList lines;
    for (const DisplayValue &value : values)
        lines.append(value.title + u'=' + value.text.joined());
    return lines;
}

} // namespace

class ValuesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void makesOneSafeLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::newRow("plain") << u"Requests by view"_s << u"Requests by view"_s;
        QTest::newRow("line breaks and tabs") << u" a\n\tb  c "_s << u"a b c"_s;
        QTest::newRow("control characters") << u"a\u0007b\u009bc"_s << u"abc"_s;
        QTest::newRow("direction override") << u"safe\u202Egnp.exe"_s << u"safegnp.exe"_s;
        QTest::newRow("isolates") << u"a\u2066b\u2069c"_s << u"abc"_s;
        QTest::newRow("a mark of its own") << u"cafe\u0301"_s << u"cafe\u0301"_s;
        QTest::newRow("flood of marks")
            << u"a"_s + QString(500, QChar(0x0301)) + u"b"_s << u"a\u0301\u0301\u0301b"_s;
        QTest::newRow("endless word") << QString(100'000, u'x') << QString(300, u'x') + u"\u2026"_s;
        QTest::newRow("thin space stays") << u"1.2\u2009s"_s << u"1.2\u2009s"_s;
    }
    void makesOneSafeLine()
    {
        QFETCH(QString, text);
        QFETCH(QString, line);
        QCOMPARE(oneLine(text), line);
    }

    void reducesFieldsAndRows_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("numbers by default") << QByteArray("{}") << QStringList{u"a=3"_s, u"b=30"_s};
        QTest::newRow("maximum") << QByteArray(R"({"calcs":["max"]})")
                                 << QStringList{u"a=7"_s, u"b=30"_s};
        QTest::newRow("all values") << QByteArray(R"({"calcs":["allValues"],"fields":"a"})") << QStringList{u"a=2, 7, 3"_s};
        QTest::newRow("old name") << QByteArray(R"({"calcs":["avg"]})")
                                  << QStringList{u"a=4"_s, u"b=20"_s};
        QTest::newRow("unknown calculation")
            << QByteArray(R"({"calcs":["magic"]})") << QStringList{u"a=3"_s, u"b=30"_s};
        QTest::newRow("one field") << QByteArray(R"({"fields":"b"})") << QStringList{u"b=30"_s};
        QTest::newRow("pattern") << QByteArray(R"({"fields":"/^A$/i"})") << QStringList{u"a=3"_s};
        QTest::newRow("everything") << QByteArray(R"({"fields":"/.*/"})")
                                    << QStringList{u"host=web-3"_s, u"a=3"_s, u"b=30"_s};
        QTest::newRow("rows") << QByteArray(R"({"values":true,"fields":"a"})")
                              << QStringList{u"web-1=2"_s, u"web-2=7"_s, u"web-3=3"_s};
        QTest::newRow("limited rows")
            << QByteArray(R"({"values":true,"fields":"a","limit":1})") << QStringList{u"web-1=2"_s};
        QTest::newRow("an invalid pattern takes nothing")
            << QByteArray("{\"fields\":\"/(/\"}") << QStringList();
    }
    void reducesFieldsAndRows()
    {
        QFETCH(QByteArray, options);
        QFETCH(QStringList, expected);
        const Frames frames{frameOf({texts(u"host"_s, {u"web-1"_s, u"web-2"_s, u"web-3"_s}),
                                     numbers(u"a"_s, {2, 7, 3}), numbers(u"b"_s, {10, 20, 30})})};
        QCOMPARE(shown(displayValues(frames, reduceOptionsFrom(*parseJson(options)), {})),
                 expected);
    }

    void keepsOptions()
    {
        ReduceOptions options;
        options.calculation = u"p95"_s;
        options.fields = u"/x/"_s;
        options.values = true;
        options.limit = 7;
        QCOMPARE(reduceOptionsFrom(toJson(options)), options);
    }

    void keepsValueOptions()
    {
        const Json json = *parseJson(
            R"({"reduceOptions":{"calcs":["max"],"fields":"","values":true,"limit":9},"orientation":"horizontal",
            "mine":7,"text":{"titleSize":12,"valueSize":40}})");
        const Json written = toJson(valueOptionsFrom(json), {{u"mine"_s, Json(7)}});
        QCOMPARE(written, json);
        QStringList keys;
        for (const JsonMember &member : written.members())
            keys.append(member.key);
        QCOMPARE(keys, QStringList({u"reduceOptions"_s, u"orientation"_s, u"mine"_s, u"text"_s}));
    }

    void readsHostileValueOptions()
    {
        const ValueOptions options = valueOptionsFrom(*parseJson(
            R"({"reduceOptions":[],"orientation":"diagonal","text":{"titleSize":1e9,"valueSize":"-4"}})"));
        QCOMPARE(options.reduce, ReduceOptions());
        QCOMPARE(options.orientation, ValueOrientation::Auto);
        QCOMPARE(options.titleSize, std::optional(200.0));
        QCOMPARE(options.valueSize, std::optional(4.0));
        QCOMPARE(valueOptionsFrom(Json()), ValueOptions());
        QVERIFY2(!toJson(ValueOptions(), {}).contains(u"text"), "sizes nobody chose are not written");
    }

    void formatsForItsRange()
    {
        Field age = numbers(u"age"_s, {1'700'000'000'000.0}, R"({"unit":"dateTimeFromNow"})");
        const Frames frames{frameOf({age})};
        const TimeRange range{1'700'000'000'000, 1'700'003'600'000};
        FormatContext context;
        context.nowMs = range.toMs;
        const auto values = displayValues(frames, {}, QTimeZone::utc(), range);
        QCOMPARE(shown(values), shown(displayValues(frames, {}, context)));
        QVERIFY(shown(values) != shown(displayValues(frames, {}, QTimeZone::utc(), {0, 1'800'000'000'000})));
    }

    void laysOutGrids_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("columns");
        QTest::addColumn<QRectF>("last");
        QTest::newRow("one") << 1 << 1 << QRectF(0, 0, 120, 60);
        QTest::newRow("a column") << 3 << 1 << QRectF(0, 40, 120, 20);
        QTest::newRow("a row") << 3 << 3 << QRectF(80, 0, 40, 60);
        QTest::newRow("a last row not full") << 5 << 3 << QRectF(40, 30, 40, 30);
    }
    void laysOutGrids()
    {
        QFETCH(int, count);
        QFETCH(int, columns);
        QFETCH(QRectF, last);
        const ValueGrid grid = valueGrid({120, 60}, count, columns);
        QVERIFY(grid.cells() >= count);
        QCOMPARE(grid.cellAt(count - 1), last);
        QCOMPARE(grid.columnOf(count - 1) + grid.rowOf(count - 1) * columns, count - 1);
    }

    void takesColumnsFromTheOrientation()
    {
        QCOMPARE(columnsFor(ValueOrientation::Auto, 5), 0);
        QCOMPARE(columnsFor(ValueOrientation::Horizontal, 5), 1);
        QCOMPARE(columnsFor(ValueOrientation::Vertical, 5), 5);
    }

    void findsThePlaceBelowThePointer()
    {
        const std::vector<QRectF> places{{0, 0, 50, 20}, {0, 20, 50, 20}, {40, 20, 50, 20}};
        QCOMPARE(placeAt(places, {10, 10}), std::optional<std::size_t>(0));
        QCOMPARE(placeAt(places, {45, 30}), std::optional<std::size_t>(2)); // what is painted later lies above
        QVERIFY(!placeAt(places, {10, 50}));
        QVERIFY(!placeAt({}, {10, 10}));
    }

    void cutsNamesInTheMiddle()
    {
        const Figures line(valueFont(14));
        const QString name = u"promontory-web-frontend-7f9c-0001"_s;
        QCOMPARE(nameWithin(line, name, line.width(name)), name);
        const QString cut = nameWithin(line, name, line.width(name) / 2);
        QVERIFY(cut.size() < name.size() && cut.contains(QChar(0x2026)));
        QVERIFY2(cut.endsWith(u'1'), "names of a kind differ at their ends");
    }

    void fillsWithTheColourOfTheValue()
    {
        const Theme theme = *loadTheme(u"dark"_s);
        DisplayValue value;
        value.config.color.mode = u"fixed"_s;
        value.config.color.fixedColor = u"red"_s;
        QCOMPARE(fillColor(value, theme, false), theme.namedColor(u"red"_s));
        QCOMPARE(fillColor(value, theme, true), theme.chart.ghost);
        value.config.color.mode = u"continuous-GrYlRd"_s; // on a scale, and no value
        QCOMPARE(fillColor(value, theme, false), theme.seriesColor(0));
    }

    void findsSpans_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<double>("min");
        QTest::addColumn<double>("max");
        QTest::newRow("of the data") << QByteArray("{}") << -2.0 << 5.0;
        QTest::newRow("chosen") << QByteArray(R"({"min":0,"max":10})") << 0.0 << 10.0;
        QTest::newRow("one end chosen") << QByteArray(R"({"min":0})") << 0.0 << 5.0;
        QTest::newRow("turned around") << QByteArray(R"({"min":9,"max":1})") << 1.0 << 9.0;
    }
    void findsSpans()
    {
        QFETCH(QByteArray, config);
        QFETCH(double, min);
        QFETCH(double, max);
        const Field field = numbers(u"a"_s, {-2, 5, missingSample()}, config.constData());
        const ValueSpan span = spanOf(field.config, automaticSpan({frameOf({field})}));
        QCOMPARE(span.min, min);
        QCOMPARE(span.max, max);
    }

    void placesValuesInSpans()
    {
        const ValueSpan span{10, 20};
        QCOMPARE(span.fraction(15), 0.5);
        QCOMPARE(span.fraction(-5), 0.0);
        QCOMPARE(span.fraction(1e300), 1.0);
        QCOMPARE(span.fraction(missingSample()), 0.0);
        QCOMPARE((ValueSpan{3, 3}.fraction(3)), 0.0);
        QCOMPARE(automaticSpan({}), ValueSpan());
    }

    void colorsByMode_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("color");
        const QByteArray steps =
            R"({"thresholds":{"steps":[{"value":null,"color":"ok"},{"value":80,"color":"critical"}]}})";
        const QByteArray percent =
            R"({"min":0,"max":10,"thresholds":{"mode":"percentage","steps":[{"value":null,"color":"ok"},{"value":50,"color":"critical"}]}})";
        QTest::newRow("below") << steps << 79.9 << u"ok"_s;
        QTest::newRow("at the step") << steps << 80.0 << u"critical"_s;
        QTest::newRow("percentage of the span") << percent << 6.0 << u"critical"_s;
        QTest::newRow("fixed") << QByteArray(R"({"color":{"mode":"fixed","fixedColor":"kelp"}})")
                               << 1.0 << u"kelp"_s;
        QTest::newRow("no value is never green") << steps << missingSample() << QString();
        QTest::newRow("no thresholds") << QByteArray("{}") << 1.0 << QString();
    }
    void colorsByMode()
    {
        QFETCH(QByteArray, config);
        QFETCH(double, value);
        QFETCH(QString, color);
        const Theme theme = *loadTheme(u"dark"_s);
        const Field field = numbers(u"a"_s, {value}, config.constData());
        const QColor found = valueColor(value, formatValue(value, field.config), field.config,
                                        spanOf(field.config, {0, 100}), 0, theme);
        QCOMPARE(found, color.isEmpty() ? QColor() : theme.namedColor(color));
    }

    void mappingColorWins()
    {
        const Theme theme = *loadTheme(u"dark"_s);
        const Field field = numbers(
            u"up"_s, {0},
            R"({"mappings":[{"type":"value","options":{"0":{"text":"Down","color":"critical"}}}],
            "thresholds":{"steps":[{"value":null,"color":"ok"}]}})");
        const FormattedValue text = formatValue(0, field.config);
        QCOMPARE(text.text, u"Down"_s);
        QCOMPARE(valueColor(0, text, field.config, {}, 0, theme), theme.namedColor(u"critical"_s));
    }

    void onlyMappedValuesHaveMappedColours_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("color");
        QTest::newRow("the colour of the base") << 1.0 << QString() << u"green"_s;
        QTest::newRow("another colour") << 0.0 << QString() << u"red"_s;
        QTest::newRow("not mapped") << 0.5 << QString() << QString();
        QTest::newRow("missing") << missingSample() << QString() << QString();
        QTest::newRow("a word in the colour of the base") << missingSample() << u"up"_s << u"green"_s;
        QTest::newRow("a word without a mapping") << missingSample() << u"green"_s << QString();
    }
    void onlyMappedValuesHaveMappedColours()
    {
        QFETCH(double, number);
        QFETCH(QString, text);
        QFETCH(QString, color);
        const Field field = numbers(u"up"_s, {0, 1}, R"({"color":{"mode":"continuous-GrYlRd"},
            "mappings":[{"type":"value","options":{"0":{"text":"Down","color":"red"},"1":{"color":"green"},
                                                   "up":{"text":"Up","color":"green"}}}],
            "thresholds":{"steps":[{"value":null,"color":"green"},{"value":80,"color":"red"}]}})");
        const FormattedValue shown =
            text.isEmpty() ? formatValue(number, field.config) : formatText(text, field.config);
        QCOMPARE(mappedColor(number, shown, field.config), color);
        const Theme theme = *loadTheme(u"dark"_s);
        if (!color.isEmpty())
            QCOMPARE(valueColor(number, shown, field.config, {0, 1}, 0, theme), theme.namedColor(color));
    }

    void limitsOfOneFieldOrOfAll()
    {
        const auto frameOf = [](double value, bool isOwn) {
            auto frame = std::make_shared<Frame>();
            Field field;
            field.name = field.displayName = u"a"_s;
            field.config.fieldMinMax = isOwn;
            field.values = NumberColumn(std::vector<double>{value, 2 * value});
            frame->fields = {field};
            return frame;
        };
        const Frames frames{frameOf(1, true), frameOf(50, false)};
        const std::vector<DisplayValue> values = displayValues(frames, {}, FormatContext());
        QCOMPARE(values.at(0).span.min, 1.0);
        QCOMPARE(values.at(0).span.max, 2.0);
        QCOMPARE(values.at(1).span.min, 1.0);
        QCOMPARE(values.at(1).span.max, 100.0);
    }

    void namesHaveTheirColours()
    {
        const Theme theme = *loadTheme(u"dark"_s);
        DisplayValue value;
        value.config.color.mode = u"palette-classic-by-name"_s;
        value.title = u"api"_s;
        const QColor first = valueColor(value, theme);
        value.index = 7; // its place says nothing
        QCOMPARE(valueColor(value, theme), first);
        QCOMPARE(colorIndexOfName(u"a"_s, 1000), qsizetype(((5381U * 33) ^ 97U) % 1000));
        QCOMPARE(colorIndexOfName(QString(), 12), qsizetype(5381 % 12));
        QCOMPARE(colorIndexOfName(u"a"_s, 0), qsizetype(0));
    }

    void publishedSchemes_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<double>("fraction");
        QTest::addColumn<QString>("color");
        QTest::newRow("viridis, low") << u"continuous-viridis"_s << 0.0 << u"#440154"_s;
        QTest::newRow("viridis, middle") << u"continuous-viridis"_s << 0.5 << u"#21918c"_s;
        QTest::newRow("magma, high") << u"continuous-magma"_s << 1.0 << u"#fcfdbf"_s;
        QTest::newRow("cividis, beyond") << u"continuous-cividis"_s << 7.0 << u"#fdea45"_s;
    }
    void publishedSchemes()
    {
        QFETCH(QString, mode);
        QFETCH(double, fraction);
        QFETCH(QString, color);
        QCOMPARE(continuousColor(mode, fraction, *loadTheme(u"light"_s)).name(), color);
    }

    void cutsThresholdSections()
    {
        const Theme theme = *loadTheme(u"dark"_s);
        const Field field = numbers(
            u"a"_s, {},
            R"({"thresholds":{"steps":[{"value":null,"color":"ok"},{"value":80,"color":"warning"},{"value":200,"color":"critical"}]}})");
        const std::vector<ScaleSection> sections = thresholdSections(field.config, {0, 100}, theme);
        QCOMPARE(sections.size(), std::size_t(2));
        QCOMPARE(sections[0].to, 80.0);
        QCOMPARE(sections[1].to, 100.0);
        QCOMPARE(sections[1].color, theme.namedColor(u"warning"_s));
    }

    void followsSplineThroughItsEnds()
    {
        const QList<QColor> stops{QColor(u"#73bf69"_s), QColor(u"#fade2a"_s), QColor(u"#f2495c"_s)};
        QCOMPARE(splineColor(stops, 0).name(), u"#73bf69"_s);
        QCOMPARE(splineColor(stops, 1).name(), u"#f2495c"_s);
        QCOMPARE(splineColor(stops, 0.5).name(), u"#e2c03d"_s); // grafana-dashboard 11.3
        QCOMPARE(splineColor({}, 0.5), QColor());
    }
};

QTEST_MAIN(ValuesTest)
#include "tst_values.moc"
