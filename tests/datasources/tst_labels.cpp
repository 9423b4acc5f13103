#include "datasources/frame/labels.h"

#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class TestLabels : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void order();
    void access();
    void texts_data();
    void texts();
    void hashing();
};

void TestLabels::order()
{
    const QString late = QString::fromUcs4(U"\U0001F600"); // its surrogates are below U+FFFD in UTF-16
    const QString early(QChar(0xfffd));
    const Labels labels({{late, u"1"_s}, {u"b"_s, u"2"_s}, {early, u"3"_s}, {u"B"_s, u"4"_s}, {u"b"_s, u"5"_s}});
    QStringList names;
    for (const auto &pair : labels.pairs())
        names.append(pair.first);
    QCOMPARE(names, QStringList({u"B"_s, u"b"_s, early, late}));
    QCOMPARE(labels.value(u"b"), u"5"_s); // of equal names the last wins
}

void TestLabels::access()
{
    const Labels labels({{u"__name__"_s, u"up"_s}, {u"job"_s, u"web"_s}, {u"empty"_s, u""_s}});
    QVERIFY(labels.contains(u"empty"));
    QVERIFY(!labels.contains(u"nothing"));
    QCOMPARE(labels.value(u"nothing"), QString());
    QCOMPARE(labels.metricName(), u"up"_s);
    QCOMPARE(labels.without(u"__name__").toText(), u"{empty=\"\",job=\"web\"}"_s);
    QCOMPARE(labels.without(u"nothing"), labels);
    QVERIFY(Labels().isEmpty());
}

void TestLabels::texts_data()
{
    QTest::addColumn<QList<Labels::Pair>>("pairs");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << QList<Labels::Pair>{} << u"{}"_s;
    QTest::newRow("name only") << QList<Labels::Pair>{{u"__name__"_s, u"up"_s}} << u"up"_s;
    QTest::newRow("name and labels") << QList<Labels::Pair>{{u"b"_s, u"2"_s}, {u"__name__"_s, u"a:b"_s}, {u"a"_s, u"1"_s}}
                                     << u"a:b{a=\"1\",b=\"2\"}"_s;
    QTest::newRow("escapes") << QList<Labels::Pair>{{u"a"_s, u"\\\"\n\t"_s}} << u"{a=\"\\\\\\\"\\n\t\"}"_s;
    QTest::newRow("label name in quotes") << QList<Labels::Pair>{{u"a.b"_s, u"1"_s}} << u"{\"a.b\"=\"1\"}"_s;
    QTest::newRow("metric in quotes") << QList<Labels::Pair>{{u"__name__"_s, u"a.b"_s}, {u"c"_s, u"1"_s}}
                                      << u"{\"a.b\",c=\"1\"}"_s;
    QTest::newRow("begins with a digit") << QList<Labels::Pair>{{u"1a"_s, u"1"_s}} << u"{\"1a\"=\"1\"}"_s;
}

void TestLabels::texts()
{
    QFETCH(QList<Labels::Pair>, pairs);
    QFETCH(QString, text);
    QCOMPARE(Labels(pairs).toText(), text);
}

void TestLabels::hashing()
{
    const Labels a({{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}});
    const Labels b({{u"b"_s, u"2"_s}, {u"a"_s, u"1"_s}});
    QCOMPARE(a, b);
    QCOMPARE(qHash(a), qHash(b));
    QVERIFY(qHash(a) != qHash(a.without(u"a")));
    QVERIFY(a.without(u"b") < a);
}

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
