#include "widgets/controls/monthview.h"
#include "widgets/controls/quickranges.h"
#include "widgets/controls/timerangepicker.h"
#include "widgets/controls/timerangepopup.h"
#include "widgets/theme/promontorystyle.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Promontory;

namespace {

/// Stands still on Thursday 19 November 2026, 15:20 UTC.
class StillClock final : public Clock
{
public:
    static constexpr qint64 NowMs = 1'795'101'600'000;
    qint64 wallMs() const override { return NowMs; }
    qint64 monotonicMs() const override { return 0; }
};

QTimeZone berlin()
{
    return QTimeZone("Europe/Berlin");
}

QLineEdit *field(const QWidget &popup, const QString &name)
{
    const QList<QLineEdit *> fields = popup.findChildren<QLineEdit *>();
    for (QLineEdit *edit : fields) {
        if (edit->accessibleName() == name)
            return edit;
    }
    return nullptr;
}

QPushButton *applyButton(const QWidget &popup)
{
    return popup.findChild<QPushButton *>();
}

} // namespace

class TestTimeRangePicker : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void quickRangesResolve();
    void texts_data();
    void texts();
    void typedTexts_data();
    void typedTexts();
    void roundTripsThroughTheForm();
    void zoneTexts();
    void wrongTextsCannotBeApplied();
    void appliesWhatWasTyped();
    void searchFindsAQuickRange();
    void calendarGivesDays();
    void weeksBeginAsToldTo_data();
    void weeksBeginAsToldTo();
    void pickerShowsAndAsks();
    void sameRangeIsNoNews();
};

void TestTimeRangePicker::initTestCase()
{
    installTheme(loadTheme(u"dark"_s).value_or(Theme()));
}

void TestTimeRangePicker::quickRangesResolve()
{
    const QList<QuickRange> ranges = quickRanges();
    QVERIFY(ranges.size() >= 30);
    for (const QuickRange &range : ranges) {
        const Result<TimeRange> resolved = resolve(range.spec, StillClock::NowMs, berlin());
        QVERIFY2(resolved, qPrintable(range.name));
        QVERIFY2(!resolved->isEmpty(), qPrintable(range.name));
        QCOMPARE(rangeText(range.spec, StillClock::NowMs, berlin()), range.name);
    }
}

void TestTimeRangePicker::texts_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("quick") << u"now-6h"_s << u"now"_s << u"Last 6 hours"_s;
    QTest::newRow("own span") << u"now-90m"_s << u"now"_s << u"Last 90 minutes"_s;
    QTest::newRow("one of a unit") << u"now-1w"_s << u"now"_s << u"Last week"_s;
    QTest::newRow("two expressions") << u"now-2h"_s << u"now-1h"_s << u"now-2h to now-1h"_s;
    QTest::newRow("one day") << u"1795078800000"_s << u"1795082400000"_s << u"19 Nov 10:00 – 11:00"_s;
    QTest::newRow("two days") << u"1794992400000"_s << u"1795082400000"_s
                              << u"18 Nov 10:00 – 19 Nov 11:00"_s;
    QTest::newRow("another year") << u"1763542800000"_s << u"1763546401000"_s
                                  << u"19 Nov 2025 10:00 – 11:00:01"_s;
    QTest::newRow("mixed") << u"1795078800000"_s << u"now"_s << u"2026-11-19 10:00:00 to now"_s;
}

void TestTimeRangePicker::texts()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QTEST(rangeText({from, to}, StillClock::NowMs, berlin()), "expected");
}

void TestTimeRangePicker::typedTexts_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("valid");
    QTest::newRow("relative") << u"now-6h"_s << u"now"_s << true;
    QTest::newRow("rounded") << u"now/d"_s << u"now/d"_s << true;
    QTest::newRow("blanks") << u" now - 6h "_s << u" now"_s << true;
    QTest::newRow("absolute") << u"2026-11-19 10:00:00"_s << u"2026-11-19 11:00"_s << true;
    QTest::newRow("days") << u"2026-11-18"_s << u"2026-11-19"_s << true;
    QTest::newRow("wrong way round") << u"now"_s << u"now-6h"_s << false;
    QTest::newRow("nonsense") << u"yesterday-ish"_s << u"now"_s << false;
    QTest::newRow("empty") << u""_s << u"now"_s << false;
    QTest::newRow("unknown unit") << u"now-6x"_s << u"now"_s << false;
}

void TestTimeRangePicker::typedTexts()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const Result<TimeSpec> spec = specFromTexts(from, to, StillClock::NowMs, berlin());
    QTEST(spec.has_value(), "valid");
    if (!spec)
        QVERIFY(!spec.error().message.isEmpty());
}

void TestTimeRangePicker::roundTripsThroughTheForm()
{
    const Result<TimeSpec> spec =
        specFromTexts(u"2026-11-19 10:00:00"_s, u"2026-11-19 11:00:00"_s, StillClock::NowMs, berlin());
    QVERIFY(spec);
    QCOMPARE(spec->from, u"1795078800000"_s);
    QCOMPARE(editableTime(spec->from, berlin()), u"2026-11-19 10:00:00"_s);
    QCOMPARE(editableTime(u"now-6h"_s, berlin()), u"now-6h"_s);
}

void TestTimeRangePicker::zoneTexts()
{
    QCOMPARE(zoneText(QTimeZone::utc(), StillClock::NowMs), u"UTC"_s);
    QCOMPARE(zoneText(berlin(), StillClock::NowMs), u"Europe/Berlin, UTC+01:00"_s);
    QCOMPARE(zoneText(QTimeZone("America/New_York"), StillClock::NowMs), u"America/New York, UTC−05:00"_s);
}

void TestTimeRangePicker::wrongTextsCannotBeApplied()
{
    QWidget window;
    TimeRangePopup popup(&window);
    popup.setState({}, {}, berlin(), StillClock::NowMs);
    QVERIFY(applyButton(popup)->isEnabled());
    QSignalSpy spy(&popup, &TimeRangePopup::rangeChosen);
    QLineEdit *from = field(popup, u"From"_s);
    QVERIFY(from);
    from->setText(u"now-6x"_s);
    QVERIFY(!applyButton(popup)->isEnabled());
    QTest::keyClick(from, Qt::Key_Return);
    QCOMPARE(spy.count(), 0);
    from->setText(u"now-7h"_s);
    QVERIFY(applyButton(popup)->isEnabled());
}

void TestTimeRangePicker::appliesWhatWasTyped()
{
    QWidget window;
    TimeRangePopup popup(&window);
    popup.setState({}, {}, berlin(), StillClock::NowMs);
    popup.openBelow(&window);
    QSignalSpy spy(&popup, &TimeRangePopup::rangeChosen);
    field(popup, u"From"_s)->setText(u"2026-11-18"_s);
    field(popup, u"To"_s)->setText(u"now"_s);
    applyButton(popup)->click();
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().value<TimeSpec>(), (TimeSpec{u"1794956400000"_s, u"now"_s}));
    QVERIFY(!popup.isVisible());
}

void TestTimeRangePicker::searchFindsAQuickRange()
{
    QWidget window;
    TimeRangePopup popup(&window);
    popup.setState({}, {}, berlin(), StillClock::NowMs);
    popup.openBelow(&window);
    QSignalSpy spy(&popup, &TimeRangePopup::rangeChosen);
    QLineEdit *search = field(popup, u"Search quick ranges"_s);
    QVERIFY(search);
    QTest::keyClicks(search, u"this month"_s);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().value<TimeSpec>(), (TimeSpec{u"now/M"_s, u"now"_s}));
}

void TestTimeRangePicker::calendarGivesDays()
{
    QWidget window;
    TimeRangePopup popup(&window);
    popup.setState({}, {}, berlin(), StillClock::NowMs);
    auto *month = popup.findChild<MonthView *>();
    QVERIFY(month);
    emit month->dayChosen(QDate(2026, 11, 10));
    QCOMPARE(field(popup, u"From"_s)->text(), u"2026-11-10 00:00:00"_s);
    QCOMPARE(field(popup, u"To"_s)->text(), u"2026-11-10 23:59:59"_s);
    emit month->dayChosen(QDate(2026, 11, 12));
    QCOMPARE(field(popup, u"From"_s)->text(), u"2026-11-10 00:00:00"_s);
    QCOMPARE(field(popup, u"To"_s)->text(), u"2026-11-12 23:59:59"_s);
    emit month->dayChosen(QDate(2026, 11, 5));
    QCOMPARE(field(popup, u"From"_s)->text(), u"2026-11-05 00:00:00"_s);
    QTest::keyClick(month, Qt::Key_Right);
    QCOMPARE(month->cursor(), QDate(2026, 11, 6));
}

void TestTimeRangePicker::weeksBeginAsToldTo_data()
{
    QTest::addColumn<int>("day");
    QTest::addColumn<QDate>("first");
    QTest::newRow("Monday") << int(Qt::Monday) << QDate(2026, 4, 27);
    QTest::newRow("Saturday") << int(Qt::Saturday) << QDate(2026, 4, 25);
    QTest::newRow("Sunday") << int(Qt::Sunday) << QDate(2026, 4, 26);
    QTest::newRow("Friday") << int(Qt::Friday) << QDate(2026, 5, 1); // the month's first day itself
}

void TestTimeRangePicker::weeksBeginAsToldTo()
{
    QFETCH(int, day);
    QFETCH(QDate, first);
    MonthView month;
    month.resize(month.sizeHint());
    month.setSpan(QDate(2026, 5, 14), QDate(2026, 5, 14));
    month.setWeekStart(Qt::DayOfWeek(day));
    QSignalSpy chosen(&month, &MonthView::dayChosen);
    QTest::mouseClick(&month, Qt::LeftButton, {}, QPoint(10, 28 + 22 + 10)); // the first cell
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toDate(), first);
}

void TestTimeRangePicker::pickerShowsAndAsks()
{
    const StillClock clock;
    TimeRangePicker picker(clock);
    picker.setZone(berlin());
    picker.setRange({u"now-1h"_s, u"now"_s});
    const QList<QToolButton *> buttons = picker.findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), 2);
    QCOMPARE(buttons.at(0)->text(), u"Last 1 hour"_s);
    QSignalSpy zoom(&picker, &TimeRangePicker::zoomOutRequested);
    buttons.at(1)->click();
    QCOMPARE(zoom.count(), 1);
}

void TestTimeRangePicker::sameRangeIsNoNews()
{
    const StillClock clock;
    TimeRangePicker picker(clock);
    picker.show();
    picker.openPopup();
    auto *popup = picker.findChild<TimeRangePopup *>();
    QVERIFY(popup && popup->isVisible());
    QSignalSpy spy(&picker, &TimeRangePicker::rangeSelected);
    applyButton(*popup)->click();
    QCOMPARE(spy.count(), 0);
    picker.openPopup();
    auto *list = popup->findChild<QListWidget *>();
    QVERIFY(list);
    field(*popup, u"From"_s)->setText(u"now-2h"_s);
    applyButton(*popup)->click();
    QCOMPARE(spy.count(), 1);
}

QTEST_MAIN(TestTimeRangePicker)
#include "tst_timerangepicker.moc"
