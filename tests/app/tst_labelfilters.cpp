#include "app/variables/labelfilters.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class TestLabelFilters : public QObject
{
    Q_OBJECT

private slots:
    void everySelectorIsFiltered_data();
    void everySelectorIsFiltered();
    void operatorsAndEscapes_data();
    void operatorsAndEscapes();
    void textsAndBack_data();
    void textsAndBack();
    void wrongTexts();
    void documents();
};

void TestLabelFilters::everySelectorIsFiltered_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("filtered");
    const auto row = [](const char *name, const QString &expression, const QString &filtered) {
        QTest::newRow(name) << expression << filtered;
    };
    row("a bare metric", u"up"_s, u"up{job=\"a\"}"_s);
    row("empty braces", u"up{}"_s, u"up{job=\"a\"}"_s);
    row("a matcher", u"up{x=\"1\"}"_s, u"up{x=\"1\",job=\"a\"}"_s);
    row("a comma at the end", u"up{x=\"1\",}"_s, u"up{x=\"1\",job=\"a\"}"_s);
    row("already there", u"up{job = \"a\"}"_s, u"up{job = \"a\"}"_s);
    row("another value", u"up{job=\"b\"}"_s, u"up{job=\"b\",job=\"a\"}"_s);
    row("no name", u"{__name__=\"up\"}"_s, u"{__name__=\"up\",job=\"a\"}"_s);
    row("a function", u"rate(a_total[5m])"_s, u"rate(a_total{job=\"a\"}[5m])"_s);
    row("an aggregation", u"sum by (x, job) (a) / sum(b) without (y)"_s,
        u"sum by (x, job) (a{job=\"a\"}) / sum(b{job=\"a\"}) without (y)"_s);
    row("a join", u"a * on (x) group_left (y) b"_s, u"a{job=\"a\"} * on (x) group_left (y) b{job=\"a\"}"_s);
    row("group_left alone", u"a * on(x) group_left b"_s, u"a{job=\"a\"} * on(x) group_left b{job=\"a\"}"_s);
    row("offset and modifiers", u"a offset 5m > bool 1e3 or b @ start()"_s,
        u"a{job=\"a\"} offset 5m > bool 1e3 or b{job=\"a\"} @ start()"_s);
    row("strings", u"label_replace(a, \"x\", \"$1 b\", \"y\", \"c(.*)\")"_s,
        u"label_replace(a{job=\"a\"}, \"x\", \"$1 b\", \"y\", \"c(.*)\")"_s);
    row("braces in strings", u"a{x=~\"\\\\d{2}\\\"}\"} + b"_s,
        u"a{x=~\"\\\\d{2}\\\"}\",job=\"a\"} + b{job=\"a\"}"_s);
    row("subqueries", u"max_over_time(a[1h:5m])"_s, u"max_over_time(a{job=\"a\"}[1h:5m])"_s);
    row("numbers", u"1 + 0x1f + Inf + NaN"_s, u"1 + 0x1f + Inf + NaN"_s);
    row("recording rules", u"job:a:rate5m"_s, u"job:a:rate5m{job=\"a\"}"_s);
    row("comments", u"a # b{}\n+ c"_s, u"a{job=\"a\"} # b{}\n+ c{job=\"a\"}"_s);
    row("a metric that is called like a function", u"count + sum{}"_s, u"count{job=\"a\"} + sum{job=\"a\"}"_s);
    row("broken", u"a{x=\"1"_s, u"a{x=\"1,job=\"a\""_s);
}

void TestLabelFilters::everySelectorIsFiltered()
{
    QFETCH(QString, expression);
    QFETCH(QString, filtered);
    QCOMPARE(withFilters(expression, {{u"job"_s, u"="_s, {u"a"_s}}}), filtered);
    QCOMPARE(withFilters(expression, {}), expression);
}

void TestLabelFilters::operatorsAndEscapes_data()
{
    QTest::addColumn<QString>("op");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("matcher");
    QTest::newRow("not") << u"!="_s << QStringList{u"a"_s} << u"x!=\"a\""_s;
    QTest::newRow("matches") << u"=~"_s << QStringList{u"a.*"_s} << u"x=~\"a.*\""_s;
    QTest::newRow("one of") << u"=|"_s << QStringList{u"a.b"_s, u"c"_s} << u"x=~\"a\\\\.b|c\""_s;
    QTest::newRow("none of") << u"!=|"_s << QStringList{u"a"_s, u"c"_s} << u"x!~\"a|c\""_s;
    QTest::newRow("quotes") << u"="_s << QStringList{u"\"} or secret{x=\""_s}
                            << u"x=\"\\\"} or secret{x=\\\"\""_s;
    QTest::newRow("backslashes") << u"="_s << QStringList{u"C:\\"_s} << u"x=\"C:\\\\\""_s;
}

void TestLabelFilters::operatorsAndEscapes()
{
    QFETCH(QString, op);
    QFETCH(QStringList, values);
    QFETCH(QString, matcher);
    QCOMPARE(withFilters(u"up"_s, {{u"x"_s, op, values}}), QString(u"up{"_s + matcher + u'}'));
}

void TestLabelFilters::textsAndBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::newRow("none") << u" "_s << u""_s;
    QTest::newRow("one") << u"job=\"api\""_s << u"job=\"api\""_s;
    QTest::newRow("without quotes") << u"job = api , path=~/x.*"_s << u"job=\"api\", path=~\"/x.*\""_s;
    QTest::newRow("escapes") << u"a!=\"x\\\"y\\\\\""_s << u"a!=\"x\\\"y\\\\\""_s;
    QTest::newRow("one of") << u"a=|\"x|y\""_s << u"a=|\"x|y\""_s;
}

void TestLabelFilters::textsAndBack()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    const auto filters = filtersFromText(text);
    QVERIFY(filters.has_value());
    QCOMPARE(filtersText(*filters), written);
}

void TestLabelFilters::wrongTexts()
{
    for (const QString &text : {u"job"_s, u"=x"_s, u"job=\"a\" path=\"b\""_s, u"job > 3"_s})
        QCOMPARE(filtersFromText(text).error().kind, ErrorKind::Syntax);
}

void TestLabelFilters::documents()
{
    const Json json = parseJson(R"([{"key":"job","operator":"=","value":"api"},
        {"key":"x","operator":"=|","value":"a","values":["a","b"]},
        {"key":"y","operator":">","value":"1"}, {"key":"","operator":"=","value":"1"}])")
                          .value();
    QCOMPARE(filtersText(labelFilters(json)), u"job=\"api\", x=|\"a|b\""_s);
}

QTEST_GUILESS_MAIN(TestLabelFilters)
#include "tst_labelfilters.moc"
