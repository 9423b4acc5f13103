#include "app/variables/panelrange.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

qint64 utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch();
}

} // namespace

/// What a dashboard says of weeks, fiscal years and late data, and what its panels make of it.
class TestPanelRange : public QObject
{
    Q_OBJECT

private slots:
    void weeks_data();
    void weeks();
    void delays_data();
    void delays();
    void ownTimes_data();
    void ownTimes();
    void wrongTimes_data();
    void wrongTimes();
};

void TestPanelRange::weeks_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("day");
    QTest::newRow("monday") << u"monday"_s << int(Qt::Monday);
    QTest::newRow("saturday") << u"saturday"_s << int(Qt::Saturday);
    QTest::newRow("sunday") << u"sunday"_s << int(Qt::Sunday);
    QTest::newRow("the computer's") << u""_s << int(QLocale().firstDayOfWeek());
    QTest::newRow("browser") << u"browser"_s << int(QLocale().firstDayOfWeek());
    QTest::newRow("nonsense") << u"someday"_s << int(QLocale().firstDayOfWeek());
}

void TestPanelRange::weeks()
{
    QFETCH(QString, name);
    QFETCH(int, day);
    Dashboard dashboard;
    dashboard.weekStart = name;
    dashboard.fiscalYearStart = 99;
    QCOMPARE(int(timeRulesOf(dashboard).weekStart), day);
    QCOMPARE(timeRulesOf(dashboard).fiscalYearStart, 11);
}

void TestPanelRange::delays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("delay");
    QTest::newRow("none") << u""_s << qint64(0);
    QTest::newRow("a minute") << u"1m"_s << qint64(60'000);
    QTest::newRow("a day") << u"1d"_s << qint64(86'400'000);
    QTest::newRow("two days") << u"2d"_s << qint64(0);
    QTest::newRow("backwards") << u"-1m"_s << qint64(0);
    QTest::newRow("nonsense") << u"soon"_s << qint64(0);
    QTest::newRow("huge") << u"99999999999999999999y"_s << qint64(0);
}

void TestPanelRange::delays()
{
    QFETCH(QString, text);
    Dashboard dashboard;
    dashboard.pickers.nowDelay = text;
    QTEST(timeRulesOf(dashboard).nowDelayMs, "delay");
}

void TestPanelRange::ownTimes_data()
{
    QTest::addColumn<QString>("timeFrom");
    QTest::addColumn<QString>("timeShift");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    // On a Monday, one day after the clocks of Berlin went forward; weeks begin on Sunday, fiscal years in April.
    QTest::newRow("none") << u""_s << u""_s << u"2026-03-29T22:00:00Z"_s << u"2026-03-30T10:00:00Z"_s;
    QTest::newRow("this week") << u"now/w"_s << u""_s << u"2026-03-28T23:00:00Z"_s << u"2026-03-30T10:00:00Z"_s;
    QTest::newRow("fiscal year") << u"now/fy"_s << u""_s << u"2025-03-31T22:00:00Z"_s << u"2026-03-30T10:00:00Z"_s;
    QTest::newRow("fiscal quarter") << u"now/fQ"_s << u""_s << u"2025-12-31T23:00:00Z"_s << u"2026-03-30T10:00:00Z"_s;
    QTest::newRow("two days over the change") << u"2d"_s << u""_s << u"2026-03-28T11:00:00Z"_s
                                              << u"2026-03-30T10:00:00Z"_s;
    QTest::newRow("shifted over the change") << u"1h"_s << u"2d"_s << u"2026-03-28T10:00:00Z"_s
                                             << u"2026-03-28T11:00:00Z"_s;
    QTest::newRow("the whole week before") << u"now/w"_s << u"1w/w"_s << u"2026-03-21T23:00:00Z"_s
                                           << u"2026-03-28T22:59:59.999Z"_s;
}

void TestPanelRange::ownTimes()
{
    QFETCH(QString, timeFrom);
    QFETCH(QString, timeShift);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const TimeRules rules{Qt::Sunday, 3, 0};
    const auto range = panelRange({u"now/d"_s, u"now"_s}, timeFrom, timeShift, utc(u"2026-03-30T10:00:00Z"_s),
                                  QTimeZone("Europe/Berlin"), rules);
    QVERIFY2(range, range ? "" : qPrintable(range.error().message));
    QCOMPARE(range->fromMs, utc(from));
    QCOMPARE(range->toMs, utc(to));
}

void TestPanelRange::wrongTimes_data()
{
    QTest::addColumn<QString>("timeFrom");
    QTest::addColumn<QString>("timeShift");
    QTest::newRow("no unit") << u"7"_s << u""_s;
    QTest::newRow("far too long") << u"999999999y"_s << u""_s;
    QTest::newRow("not a number") << u"NaN"_s << u""_s;
    QTest::newRow("a shift that is none") << u""_s << u"soon"_s;
    QTest::newRow("a shift far too long") << u""_s << u"1234567d"_s;
    QTest::newRow("a very long text") << QString(5'000, u'd') << QString(5'000, u'd');
}

void TestPanelRange::wrongTimes()
{
    QFETCH(QString, timeFrom);
    QFETCH(QString, timeShift);
    const auto range = panelRange({}, timeFrom, timeShift, utc(u"2026-03-30T10:00:00Z"_s), QTimeZone::utc());
    QVERIFY(!range);
    QCOMPARE(range.error().kind, ErrorKind::Syntax);
    QVERIFY(range.error().message.size() < 300);
}

QTEST_GUILESS_MAIN(TestPanelRange)
#include "tst_panelrange.moc"
