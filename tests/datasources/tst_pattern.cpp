#include "datasources/format/mapping.h"
#include "datasources/frame/pattern.h"
#include "datasources/transform/fieldmatcher.h"
#include "tests/support/slowpatterns.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// Expressions of outsiders cannot burn time, wherever they are used (reliability-security D7).
class TestPattern : public QObject
{
    Q_OBJECT

private slots:
    void slow_data();
    void slow();
    void slowMappings_data() { slow_data(); }
    void slowMappings();
    void slowMatchers_data() { slow_data(); }
    void slowMatchers();
    void huge_data();
    void huge();
    void limitsCannotBeRaised();
    void longSubjectsAreCut();
};

void TestPattern::slow_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("subject");
    const QList<SlowPattern> patterns = slowPatterns();
    for (const SlowPattern &pattern : patterns)
        QTest::newRow(qPrintable(pattern.expression)) << pattern.expression << pattern.subject;
}

void TestPattern::slow()
{
    QFETCH(QString, expression);
    QFETCH(QString, subject);
    const auto pattern = Pattern::fromExpression(expression);
    QVERIFY(pattern.has_value());
    QElapsedTimer spent;
    spent.start();
    QVERIFY(!pattern->matches(subject) || spent.elapsed() < 50);
    QVERIFY2(spent.elapsed() < 500, qPrintable(QString::number(spent.elapsed())));
}

void TestPattern::slowMappings()
{
    QFETCH(QString, expression);
    QFETCH(QString, subject);
    ValueMapping mapping;
    mapping.kind = ValueMapping::Kind::Regex;
    mapping.match = u'/' + expression + u'/';
    mapping.result.text = u"mapped"_s;
    QElapsedTimer spent;
    spent.start();
    mapText(subject, {mapping});
    QVERIFY2(spent.elapsed() < 500, qPrintable(QString::number(spent.elapsed())));
}

void TestPattern::slowMatchers()
{
    QFETCH(QString, expression);
    QFETCH(QString, subject);
    const FieldMatcher matcher = makeFieldMatcher(u"byRegexp"_s, Json(QString(u'/' + expression + u'/')));
    const Field field;
    const Frame frame;
    QElapsedTimer spent;
    spent.start();
    for (int i = 0; i < 3; ++i)
        matcher({frame, field, subject});
    QVERIFY2(spent.elapsed() < 1'000, qPrintable(QString::number(spent.elapsed())));
}

void TestPattern::huge_data()
{
    QTest::addColumn<QString>("expression");
    QTest::newRow("too long") << QString(Pattern::LongestPattern + 1, u'a');
    QTest::newRow("repetitions of repetitions") << u"((a{1,1000}){1,1000}){1,1000}"_s;
    QTest::newRow("deep groups") << QString(QString(450, u'(') + u'a' + QString(450, u')'));
    QTest::newRow("many alternatives") << u"(a|b)"_s.repeated(190);
    QTest::newRow("open group") << u"("_s;
    QTest::newRow("unknown verb") << u"(*NOTHING)a"_s;
    QTest::newRow("named twice") << u"(?<a>x)(?<a>y)"_s;
    QTest::newRow("calls itself for ever") << u"(?R)"_s;
}

void TestPattern::huge()
{
    QFETCH(QString, expression);
    QElapsedTimer spent;
    spent.start();
    const auto pattern = Pattern::fromExpression(expression);
    if (pattern)
        QVERIFY(!pattern->matches(QString(9'000, u'a')) || spent.elapsed() < 500);
    else
        QVERIFY(!pattern.error().message.isEmpty());
    QVERIFY2(spent.elapsed() < 1'000, qPrintable(QString::number(spent.elapsed())));
}

void TestPattern::limitsCannotBeRaised()
{
    const auto pattern = Pattern::fromExpression(u"(*LIMIT_MATCH=4000000000)^(a+)+$"_s);
    QElapsedTimer spent;
    spent.start();
    if (pattern)
        QVERIFY(!pattern->matches(QString(QString(5'000, u'a') + u'!')));
    QVERIFY(spent.elapsed() < 500);
}

void TestPattern::longSubjectsAreCut()
{
    const auto pattern = Pattern::fromExpression(u"b"_s);
    QVERIFY(pattern->matches(QString(Pattern::LongestSubject - 1, u'a') + u'b'));
    QVERIFY(!pattern->matches(QString(Pattern::LongestSubject, u'a') + u'b'));
}

QTEST_GUILESS_MAIN(TestPattern)
#include "tst_pattern.moc"
