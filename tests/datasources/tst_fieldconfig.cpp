#include "datasources/frame/fieldconfigjson.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Json parsed(const QByteArray &text)
{
    return parseJson(text).value();
}

} // namespace

class TestFieldConfig : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void sameTextBack_data();
    void sameTextBack();
    void lenient_data();
    void lenient();
    void thresholds();
    void overrides();
};

void TestFieldConfig::sameTextBack_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("plain values") << QByteArray(
        R"({"unit":"ms","decimals":2,"min":0,"max":1.5,"fieldMinMax":true,"displayName":"a","description":"b","noValue":"c"})");
    QTest::newRow("thresholds") << QByteArray(
        R"({"thresholds":{"mode":"percentage","steps":[{"value":null,"color":"green"},{"value":80,"color":"#ff0000"}]}})");
    QTest::newRow("mappings") << QByteArray(
        R"({"mappings":[{"type":"value","options":{"0":{"text":"down","color":"red"},"1":{"text":"up"}}},)"
        R"({"type":"range","options":{"from":null,"to":5,"result":{"color":"blue"}}},)"
        R"({"type":"regex","options":{"pattern":"/a(.)/","result":{"text":"$1","icon":"x"}}},)"
        R"({"type":"special","options":{"match":"null+nan","result":{"text":"N/A"}}},)"
        R"({"type":"value","options":{"2":{"text":"two"}}}]})");
    QTest::newRow("colour, links, custom") << QByteArray(
        R"({"color":{"mode":"fixed","fixedColor":"red"},"links":[{"title":"t","url":"u","newWindow":true}],"custom":{"lineWidth":2}})");
}

void TestFieldConfig::sameTextBack()
{
    QFETCH(QByteArray, text);
    const FieldConfig config = fieldConfigFromJson(parsed(text));
    QCOMPARE(writeJsonCompact(toJson(config)).trimmed(), text);
    QVERIFY(fieldConfigFromJson(toJson(config)) == config);
}

void TestFieldConfig::lenient_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("numbers as text") << QByteArray(R"({"decimals":"1","min":"-5"})") << QByteArray(R"({"decimals":1,"min":-5})");
    QTest::newRow("decimals out of range") << QByteArray(R"({"decimals":1e9})") << QByteArray(R"({"decimals":15})");
    QTest::newRow("nulls") << QByteArray(R"({"unit":null,"min":null,"mappings":null,"thresholds":null,"color":null})")
                           << QByteArray("{}");
    QTest::newRow("other kinds") << QByteArray(R"({"unit":5,"mappings":{"a":1},"custom":[1],"links":"x"})") << QByteArray("{}");
    QTest::newRow("old mappings")
        << QByteArray(R"({"mappings":[{"op":"=","type":1,"value":"null","text":"N/A"},{"type":1,"value":3,"text":"x"},{"type":2,"from":"1","to":"2","text":"y"}]})")
        << QByteArray(R"({"mappings":[{"type":"special","options":{"match":"null","result":{"text":"N/A"}}},)"
                      R"({"type":"value","options":{"3":{"text":"x"}}},)"
                      R"({"type":"range","options":{"from":1,"to":2,"result":{"text":"y"}}}]})");
}

void TestFieldConfig::lenient()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, written);
    QCOMPARE(writeJsonCompact(toJson(fieldConfigFromJson(parsed(text)))).trimmed(), written);
}

void TestFieldConfig::thresholds()
{
    const Thresholds sorted = thresholdsFromJson(
        parsed(R"({"steps":[{"value":80,"color":"red"},{"color":"green"},{"value":"50","color":"yellow"},{"value":"x"}]})"));
    QCOMPARE(sorted.steps.size(), 3);
    QVERIFY(std::isinf(sorted.steps[0].value));
    QCOMPARE(sorted.steps[1].color, u"yellow"_s);
    QCOMPARE(sorted.steps[2].value, 80.0);
}

void TestFieldConfig::overrides()
{
    const QByteArray text = R"({"matcher":{"id":"byName","options":"p99"},"properties":[{"id":"unit","value":"s"},)"
                            R"({"id":"custom.hideFrom","value":{"viz":true}}],"__systemRef":"hideSeriesFrom"})";
    const FieldOverride rule = fieldOverrideFromJson(parsed(text));
    QCOMPARE(rule.matcher, u"byName"_s);
    QCOMPARE(rule.properties.size(), 2);
    QCOMPARE(writeJsonCompact(toJson(rule)).trimmed(), text);
}

QTEST_GUILESS_MAIN(TestFieldConfig)
#include "tst_fieldconfig.moc"
