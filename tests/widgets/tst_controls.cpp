#include "widgets/common/searchfield.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/controls/refreshpicker.h"
#include "widgets/controls/sourcehealthstrip.h"
#include "widgets/controls/timezonemenu.h"
#include "widgets/controls/variablebar.h"
#include "widgets/controls/variablechip.h"
#include "widgets/theme/promontorystyle.h"

#include <QLineEdit>
#include <QLayout>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Promontory;

namespace {

VariableControl variable(VariableControl::Kind kind, const QStringList &values)
{
    VariableControl control;
    control.name = u"view"_s;
    control.kind = kind;
    control.values = values;
    control.includeAll = true;
    for (const QString &value : {u"home"_s, u"list"_s, u"detail"_s, u"search"_s})
        control.choices.append({value, value});
    return control;
}

QModelIndex choiceNamed(const ChoicePopup &popup, const QString &text)
{
    const QAbstractItemModel *model = popup.findChild<QListView *>()->model();
    return model->match(model->index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly).value(0);
}

bool isChecked(const ChoicePopup &popup, const QString &text)
{
    return choiceNamed(popup, text).data(Qt::CheckStateRole).toInt() == Qt::Checked;
}

void click(ChoicePopup &popup, const QString &text)
{
    emit popup.findChild<QListView *>()->clicked(choiceNamed(popup, text));
}

} // namespace

class TestControls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void chosenTexts_data();
    void chosenTexts();
    void singleChoiceClosesAtOnce();
    void multiChoiceTakesEffectOnClose();
    void escapeDropsTheChoice();
    void typedValueIsOffered();
    void barKeepsChips();
    void barWraps();
    void textVariableIsTyped();
    void textBeingTypedIsKept();
    void outsideTextsAreNotHtml();

    void intervalTexts_data();
    void intervalTexts();
    void fastIntervalIsAskedOnce();

    void healthTexts_data();
    void healthTexts();
    void stripSpeaks();
    void healthyGiveWay();
    void zonesAreOffered();
};

void TestControls::initTestCase()
{
    installTheme(loadTheme(u"dark"_s).value_or(Theme()));
}

void TestControls::chosenTexts_data()
{
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << QStringList() << u"None"_s;
    QTest::newRow("one") << QStringList{u"home"_s} << u"home"_s;
    QTest::newRow("two") << QStringList{u"home"_s, u"list"_s} << u"home + list"_s;
    QTest::newRow("three") << QStringList{u"home"_s, u"list"_s, u"x"_s} << u"home + 2 more"_s;
    QTest::newRow("all") << QStringList{u"$__all"_s} << u"All (4)"_s;
}

void TestControls::chosenTexts()
{
    QFETCH(QStringList, values);
    QTEST(chosenText(variable(VariableControl::Kind::Multi, values)), "expected");
}

void TestControls::singleChoiceClosesAtOnce()
{
    QWidget window;
    ChoicePopup popup(&window);
    popup.setVariable(variable(VariableControl::Kind::Single, {u"home"_s}));
    popup.openBelow(&window);
    QSignalSpy spy(&popup, &ChoicePopup::valuesChosen);
    click(popup, u"detail"_s);
    QVERIFY(!popup.isVisible());
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toStringList(), QStringList{u"detail"_s});
}

void TestControls::multiChoiceTakesEffectOnClose()
{
    QWidget window;
    ChoicePopup popup(&window);
    popup.setVariable(variable(VariableControl::Kind::Multi, {u"$__all"_s}));
    popup.openBelow(&window);
    QSignalSpy spy(&popup, &ChoicePopup::valuesChosen);
    click(popup, u"detail"_s);
    click(popup, u"home"_s);
    QVERIFY(!isChecked(popup, u"All"_s));
    QVERIFY(isChecked(popup, u"home"_s));
    QCOMPARE(spy.count(), 0);
    popup.close();
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toStringList(), (QStringList{u"detail"_s, u"home"_s}));
}

void TestControls::escapeDropsTheChoice()
{
    QWidget window;
    ChoicePopup popup(&window);
    popup.setVariable(variable(VariableControl::Kind::Multi, {u"home"_s}));
    popup.openBelow(&window);
    QSignalSpy spy(&popup, &ChoicePopup::valuesChosen);
    click(popup, u"detail"_s);
    QTest::keyClick(popup.findChild<SearchField *>(), Qt::Key_Escape);
    QVERIFY(!popup.isVisible());
    QCOMPARE(spy.count(), 0);
}

void TestControls::typedValueIsOffered()
{
    QWidget window;
    ChoicePopup popup(&window);
    popup.setVariable(variable(VariableControl::Kind::Single, {u"home"_s}));
    popup.openBelow(&window);
    QSignalSpy spy(&popup, &ChoicePopup::valuesChosen);
    auto *search = popup.findChild<SearchField *>();
    QTest::keyClicks(search, u"basket"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toStringList(), QStringList{u"basket"_s});
}

void TestControls::barKeepsChips()
{
    VariableBar bar;
    VariableControl first = variable(VariableControl::Kind::Single, {u"home"_s});
    VariableControl second = variable(VariableControl::Kind::Single, {u"list"_s});
    second.name = u"other"_s;
    bar.setVariables({first, second});
    QCOMPARE(bar.findChildren<VariableChip *>().size(), 2);
    const QPointer<VariableChip> chip = bar.findChildren<VariableChip *>().first();
    first.values = {u"detail"_s};
    bar.setVariables({first});
    QVERIFY(chip);
    QCOMPARE(chip->variable().values, QStringList{u"detail"_s});
    QVERIFY(chip->accessibleName().contains("detail"_L1));
    QTRY_COMPARE(bar.findChildren<VariableChip *>().size(), 1);
}

void TestControls::barWraps()
{
    VariableBar bar;
    QList<VariableControl> variables;
    for (int i = 0; i < 6; ++i) {
        VariableControl control = variable(VariableControl::Kind::Single, {u"a value of some length"_s});
        control.name = u"variable%1"_s.arg(i);
        variables.append(control);
    }
    bar.setVariables(variables);
    const QSize chip = bar.findChild<VariableChip *>()->sizeHint();
    QCOMPARE(bar.layout()->heightForWidth(4000), chip.height());
    QCOMPARE(bar.layout()->heightForWidth(2 * chip.width() + 30), 3 * chip.height() + 2 * 6);
}

void TestControls::textVariableIsTyped()
{
    VariableBar bar;
    VariableControl control = variable(VariableControl::Kind::Text, {u"2.."_s});
    bar.setVariables({control});
    bar.show();
    QSignalSpy spy(&bar, &VariableBar::valueChosen);
    auto *field = bar.findChild<QLineEdit *>();
    QVERIFY(field);
    QCOMPARE(field->text(), u"2.."_s);
    field->selectAll();
    QTest::keyClicks(field, u"5.."_s);
    QCOMPARE(spy.count(), 0);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().at(0).toString(), u"view"_s);
    QCOMPARE(spy.first().at(1).toStringList(), QStringList{u"5.."_s});
}

void TestControls::textBeingTypedIsKept()
{
    VariableBar bar;
    bar.setVariables({variable(VariableControl::Kind::Text, {u"a"_s})});
    bar.show();
    QApplication::setActiveWindow(&bar);
    auto *field = bar.findChild<QLineEdit *>();
    field->setFocus();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"bc"_s);
    VariableControl refreshed = variable(VariableControl::Kind::Text, {u"a"_s});
    refreshed.description = u"changed"_s;
    bar.setVariables({refreshed});
    QVERIFY(field->text().contains("bc"_L1));
}

void TestControls::outsideTextsAreNotHtml()
{
    VariableChip chip;
    VariableControl control = variable(VariableControl::Kind::Single, {u"home"_s});
    control.error = u"<b>server</b> said no"_s;
    chip.setVariable(control);
    QVERIFY(chip.toolTip().contains("&lt;b&gt;"_L1));
}

void TestControls::intervalTexts_data()
{
    QTest::addColumn<QString>("interval");
    QTest::addColumn<QString>("expected");
    QTest::newRow("never") << u""_s << u"Off"_s;
    QTest::newRow("seconds") << u"10s"_s << u"10\u00A0s"_s;
    QTest::newRow("minutes") << u"5m"_s << u"5\u00A0min"_s;
    QTest::newRow("hours") << u"2h"_s << u"2\u00A0h"_s;
    QTest::newRow("day") << u"1d"_s << u"1\u00A0d"_s;
    QTest::newRow("odd") << u"90s"_s << u"90\u00A0s"_s;
    QTest::newRow("not an interval") << u"soon"_s << u"soon"_s;
}

void TestControls::intervalTexts()
{
    QFETCH(QString, interval);
    QTEST(RefreshPicker::intervalText(interval), "expected");
}

void TestControls::fastIntervalIsAskedOnce()
{
    RefreshPicker picker;
    picker.setInterval(u"10s"_s);
    QSignalSpy asked(&picker, &RefreshPicker::fastIntervalRequested);
    QSignalSpy chosen(&picker, &RefreshPicker::intervalSelected);
    const QList<QToolButton *> buttons = picker.findChildren<QToolButton *>();
    QMenu *menu = buttons.last()->menu();
    QVERIFY(menu);
    const auto choose = [menu](const QString &text) {
        emit menu->aboutToShow();
        const QList<QAction *> actions = menu->actions();
        for (QAction *action : actions) {
            if (action->text() == text)
                action->trigger();
        }
    };
    choose(u"1\u00A0s"_s);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(chosen.count(), 0);
    picker.allowFastIntervals();
    choose(u"2\u00A0s"_s);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toString(), u"2s"_s);
    choose(u"Off"_s);
    QCOMPARE(chosen.last().first().toString(), QString());
}

void TestControls::healthTexts_data()
{
    using State = SourceAge::State;
    QTest::addColumn<int>("state");
    QTest::addColumn<qint64>("age");
    QTest::addColumn<qint64>("retry");
    QTest::addColumn<QString>("expected");
    QTest::newRow("fresh") << int(State::Fresh) << qint64(4000) << qint64(0) << u"data 4\u00A0s old"_s;
    QTest::newRow("late") << int(State::Late) << qint64(41000) << qint64(6000)
                          << u"41\u00A0s, retrying in 6\u00A0s"_s;
    QTest::newRow("silent") << int(State::Silent) << qint64(360'000) << qint64(0)
                            << u"newest sample 6\u00A0min old"_s;
    QTest::newRow("failed") << int(State::Failed) << qint64(0) << qint64(30'000)
                            << u"no answer, retrying in 30\u00A0s"_s;
    QTest::newRow("waiting") << int(State::Waiting) << qint64(0) << qint64(0) << u"waiting for data"_s;
    QTest::newRow("clock went back") << int(State::Fresh) << qint64(-5) << qint64(0) << u"data 0\u00A0s old"_s;
    QTest::newRow("days") << int(State::Late) << qint64(3 * 86'400'000LL) << qint64(0) << u"3\u00A0d"_s;
}

void TestControls::healthTexts()
{
    QFETCH(int, state);
    QFETCH(qint64, age);
    QFETCH(qint64, retry);
    SourceAge health;
    health.state = SourceAge::State(state);
    health.ageMs = age;
    health.retryMs = retry;
    QTEST(healthText(health), "expected");
}

void TestControls::stripSpeaks()
{
    SourceHealthStrip strip;
    QCOMPARE(strip.accessibleDescription(), u"no source yet"_s);
    strip.setSources({{u"p"_s, u"prod"_s, SourceAge::State::Fresh, 4000, 0, {}}});
    QCOMPARE(strip.accessibleDescription(), u"prod data 4\u00A0s old"_s);
    strip.resize(strip.sizeHint());
    QSignalSpy spy(&strip, &SourceHealthStrip::sourceActivated);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(strip.width() - 40, strip.height() / 2));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toString(), u"p"_s);
}

void TestControls::healthyGiveWay()
{
    SourceHealthStrip strip;
    QList<SourceAge> sources;
    for (int i = 0; i < 8; ++i)
        sources.append({QString::number(i), u"prometheus number %1"_s.arg(i), SourceAge::State::Fresh, 4000, 0, {}});
    sources[2].state = SourceAge::State::Failed;
    strip.setSources(sources);
    strip.resize(500, 34);
    QSignalSpy spy(&strip, &SourceHealthStrip::sourceActivated);
    for (int x = 1; x < strip.width(); x += 10)
        QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(x, 17));
    QSet<QString> reached;
    for (const QList<QVariant> &arguments : spy)
        reached.insert(arguments.first().toString());
    QVERIFY(reached.contains(u"2"_s)); // the one that is ill
    QVERIFY(reached.contains(u"7"_s)); // next to the edge
    QVERIFY(reached.size() < 8);
}

void TestControls::zonesAreOffered()
{
    TimeZoneMenu menu;
    menu.setZone(u"utc"_s);
    emit menu.aboutToShow();
    const QList<QAction *> actions = menu.actions();
    QVERIFY(actions.size() > 5);
    QVERIFY(actions.at(1)->isChecked());
    QSignalSpy spy(&menu, &TimeZoneMenu::zoneSelected);
    actions.at(0)->trigger();
    QCOMPARE(spy.first().first().toString(), QString());
    for (QAction *action : actions) {
        if (!action->menu() || action->text() != "Europe"_L1)
            continue;
        const QList<QAction *> cities = action->menu()->actions();
        for (QAction *city : cities) {
            if (city->text() == "Berlin"_L1)
                city->trigger();
        }
    }
    QCOMPARE(spy.last().first().toString(), u"Europe/Berlin"_s);
}

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
