#include "app/query/fieldtexts.h"
#include "app/query/shapedata.h"
#include "datasources/transform/seriesname.h"

#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class TestShapeData : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void tablesOfSeriesAndVectors();
    void oneTableKeepsItsValueName();
    void legendsAreNamesForTransformations();
    void chosenNamesGoBeforeDefaults();
    void overridesFindNewNames();
    void noticesComeAlong();
    void variablesInOptions();
};

namespace {

FramePtr seriesOf(const QString &refId, const QString &job, std::vector<qint64> moments,
                  std::vector<double> values)
{
    auto frame = std::make_shared<Frame>();
    frame->refId = refId;
    frame->fields.resize(2);
    frame->fields[0].name = u"Time"_s;
    frame->fields[0].values = TimeColumn(std::move(moments));
    frame->fields[1].name = u"Value"_s;
    frame->fields[1].labels = Labels({{u"job"_s, job}});
    frame->fields[1].values = NumberColumn(std::move(values));
    return frame;
}

Frames twoSeries()
{
    return {seriesOf(u"A"_s, u"web"_s, {10, 30}, {1, 3}),
            seriesOf(u"A"_s, u"db"_s, {20, 30}, {2, 4})};
}

TransformSpec step(const QString &id, const QByteArray &options)
{
    TransformSpec spec;
    spec.id = id;
    spec.options = parseJson(options).value();
    return spec;
}

QStringList namesOf(const Frame &frame)
{
    QStringList names;
    for (const Field &field : frame.fields)
        names.append(field.displayName);
    return names;
}

PanelData shaped(const Frames &frames, const Shaping &shaping)
{
    return shapeData(frames, {}, shaping, {}, 0, 1);
}

} // namespace

void TestShapeData::tablesOfSeriesAndVectors()
{
    Frames frames = twoSeries();
    auto vector = std::make_shared<Frame>(*seriesOf(u"B"_s, u"web"_s, {30}, {7}));
    vector->meta.kind = FrameKind::Table;
    vector->fields[1].labels = {};
    frames.push_back(vector);
    Shaping shaping;
    shaping.tables = {u"A"_s, u"B"_s};
    const PanelData data = shaped(frames, shaping);
    QCOMPARE(data.frames.size(), std::size_t(2));
    QCOMPARE(namesOf(*data.frames[0]), (QStringList{u"Time"_s, u"job"_s, u"Value #A"_s}));
    QCOMPARE(namesOf(*data.frames[1]), (QStringList{u"Time"_s, u"Value #B"_s}));
    const auto &times = std::get<TimeColumn>(data.frames[0]->fields[0].values);
    QCOMPARE(std::vector(times.span().begin(), times.span().end()),
             (std::vector<qint64>{10, 20, 30, 30}));
    const auto &jobs = std::get<TextColumn>(data.frames[0]->fields[1].values);
    QCOMPARE(QStringList(jobs.span().begin(), jobs.span().end()),
             (QStringList{u"web"_s, u"db"_s, u"web"_s, u"db"_s}));
}

void TestShapeData::oneTableKeepsItsValueName()
{
    Shaping shaping;
    shaping.tables = {u"A"_s};
    const PanelData data = shaped(twoSeries(), shaping);
    QCOMPARE(data.frames.size(), std::size_t(1));
    QCOMPARE(namesOf(*data.frames[0]), (QStringList{u"Time"_s, u"job"_s, u"Value"_s}));
}

void TestShapeData::legendsAreNamesForTransformations()
{
    Shaping shaping;
    shaping.resolve.legends.insert(u"A"_s, u"{{job}} requests"_s);
    shaping.transforms = {step(u"joinByField"_s, "{}"),
                          step(u"organize"_s, R"({"renameByName":{"web requests":"Web"}})")};
    const PanelData data = shaped(twoSeries(), shaping);
    QCOMPARE(data.frames.size(), std::size_t(1));
    QCOMPARE(namesOf(*data.frames[0]), (QStringList{u"Time"_s, u"Web"_s, u"db requests"_s}));
    QVERIFY(data.notices.isEmpty());
}

void TestShapeData::chosenNamesGoBeforeDefaults()
{
    Shaping shaping;
    shaping.resolve.legends.insert(u"A"_s, u"{{job}}"_s);
    shaping.defaults.displayName = u"usual"_s;
    shaping.defaults.unit = u"s"_s;
    shaping.transforms = {step(u"organize"_s, R"({"renameByName":{"web":"Web"}})")};
    const PanelData data = shaped(twoSeries(), shaping);
    QCOMPARE(namesOf(*data.frames[0]), (QStringList{u"Time"_s, u"Web"_s}));
    QCOMPARE(namesOf(*data.frames[1]), (QStringList{u"Time"_s, u"usual"_s}));
    QCOMPARE(data.frames[0]->fields[1].config.unit, u"s"_s);
}

void TestShapeData::overridesFindNewNames()
{
    Shaping shaping;
    shaping.defaults.unit = u"s"_s;
    shaping.overrides = {{u"byName"_s, Json(u"Max"_s), {{u"unit"_s, Json(u"bytes"_s)}}, {}}};
    shaping.transforms = {step(u"reduce"_s, R"({"reducers":["max","min"]})")};
    const PanelData data = shaped(twoSeries(), shaping);
    QCOMPARE(namesOf(*data.frames[0]), (QStringList{u"Field"_s, u"Max"_s, u"Min"_s}));
    QCOMPARE(data.frames[0]->fields[1].config.unit, u"bytes"_s);
    QCOMPARE(data.frames[0]->fields[2].config.unit, u"s"_s);
}

void TestShapeData::noticesComeAlong()
{
    Shaping shaping;
    shaping.transforms = {step(u"fieldLookup"_s, "{}")};
    const PanelData data = shaped(twoSeries(), shaping);
    QCOMPARE(data.frames.size(), std::size_t(2));
    QCOMPARE(data.notices.size(), 1);
    QVERIFY(data.notices.first().text.contains(u"fieldLookup"_s));
}

void TestShapeData::variablesInOptions()
{
    VariableValues values;
    VariableValue jobs;
    jobs.values = {u"web"_s, u"db"_s};
    values.byName.insert(u"job"_s, jobs);
    TransformStep transform;
    transform.id = u"filterFieldsByName"_s;
    transform.options =
        parseJson(R"({"$job":1,"include":{"names":["$job","x"],"variable":"[[job]]"}})").value();
    transform.filter = parseJson(R"({"id":"byRefId","options":"${job}"})").value();
    const QList<TransformSpec> specs = filledIn({transform}, values, {});
    QCOMPARE(
        writeJsonCompact(specs.first().options),
        QByteArray(R"({"$job":1,"include":{"names":["{web,db}","x"],"variable":"{web,db}"}})"));
    QCOMPARE(specs.first().filter[u"options"].toString(), u"{web,db}"_s);
}

QTEST_GUILESS_MAIN(TestShapeData)
#include "tst_shapedata.moc"
