#include "widgets/common/popupframe.h"
#include "widgets/common/searchfield.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/controls/filterpopup.h"
#include "widgets/controls/variablebar.h"
#include "widgets/controls/variablechip.h"
#include "widgets/controls/variablemenu.h"
#include "widgets/theme/promontorystyle.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

VariableControl variableOf(const QString &name, VariableControl::Kind kind, const QStringList &choices,
                           const QStringList &values)
{
    VariableControl control;
    control.name = name;
    control.kind = kind;
    control.values = values;
    for (const QString &choice : choices)
        control.choices.append({choice.toUpper(), choice});
    return control;
}

VariableControl letters(VariableControl::Kind kind, const QStringList &values)
{
    return variableOf(u"letter"_s, kind, {u"a"_s, u"b"_s, u"ab"_s, u"c"_s}, values);
}

VariableControl many(int count)
{
    VariableControl control = variableOf(u"many"_s, VariableControl::Kind::Multi, {}, {});
    for (int i = 0; i < count; ++i) {
        const QString text = u"instance-%1.example.org:9100"_s.arg(i);
        control.choices.append({text, text});
        control.values.append(text);
    }
    return control;
}

} // namespace

/// Variables are chosen by mouse and by keys alone.
class TestVariableBar : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installTheme(loadTheme(u"dark"_s).value_or(Theme())); }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_popup = new ChoicePopup(m_window.get());
        m_chosen = std::make_unique<QSignalSpy>(m_popup, &ChoicePopup::valuesChosen);
        m_list = m_popup->findChild<QListView *>();
        m_search = m_popup->findChild<SearchField *>();
    }

    void searchLeavesWhatFits()
    {
        open(letters(VariableControl::Kind::Single, {u"c"_s}));
        QCOMPARE(shown(), (QStringList{u"A"_s, u"B"_s, u"AB"_s, u"C"_s}));
        QCOMPARE(m_list->currentIndex().row(), 3);
        QTest::keyClicks(m_search, u"b"_s);
        QCOMPARE(shown(), (QStringList{u"B"_s, u"AB"_s})); // "b" is a value: nothing to type
        QTest::keyClick(m_search, Qt::Key_Down);
        QTest::keyClick(m_search, Qt::Key_Return);
        QVERIFY(!m_popup->isVisible());
        QCOMPARE(values(), QStringList{u"ab"_s});
    }

    void arrowsStayInside()
    {
        open(letters(VariableControl::Kind::Single, {}));
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(m_search, Qt::Key_Down);
        QCOMPARE(m_list->currentIndex().row(), 3);
        QTest::keyClick(m_search, Qt::Key_PageUp);
        QCOMPARE(m_list->currentIndex().row(), 0);
        QTest::keyClick(m_search, Qt::Key_Return);
        QCOMPARE(values(), QStringList{u"a"_s});
    }

    void severalByKeys()
    {
        open(letters(VariableControl::Kind::Multi, {u"a"_s}));
        QTest::keyClick(m_search, Qt::Key_Down);
        QTest::keyClick(m_search, Qt::Key_Return);
        QVERIFY(m_popup->isVisible());
        QTest::keyClick(m_search, Qt::Key_Up);
        QTest::keyClick(m_search, Qt::Key_Return);
        QCOMPARE(m_chosen->size(), 0);
        QTest::keyClick(m_search, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!m_popup->isVisible());
        QCOMPARE(values(), QStringList{u"b"_s});
    }

    void allAndSinglesExcludeEachOther()
    {
        VariableControl control = letters(VariableControl::Kind::Multi, {u"a"_s, u"b"_s});
        control.includeAll = true;
        open(control);
        QCOMPARE(shown().constFirst(), u"All"_s);
        click(0);
        QCOMPARE(checked(), QStringList{u"All"_s});
        click(3);
        QCOMPARE(checked(), QStringList{u"AB"_s});
        button(u"All"_s)->click();
        QCOMPARE(checked(), QStringList{u"All"_s});
        button(u"Done"_s)->click();
        QCOMPARE(values(), QStringList{u"$__all"_s});
    }

    void nothingCanBeChosen()
    {
        open(letters(VariableControl::Kind::Multi, {u"a"_s}));
        button(u"Clear"_s)->click();
        QVERIFY(checked().isEmpty());
        QVERIFY(!button(u"All"_s)->isVisible());
        m_popup->close();
        QCOMPARE(values(), QStringList());
    }

    void typedValues_data()
    {
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("a new one") << true << u"x.y"_s << QStringList{u"a"_s, u"x.y"_s};
        QTest::newRow("markup") << true << u"<b>"_s << QStringList{u"a"_s, u"<b>"_s};
        QTest::newRow("a choice by its value") << true << u"c"_s << QStringList{u"a"_s, u"c"_s};
        QTest::newRow("not allowed") << false << u"x.y"_s << QStringList{u"a"_s};
    }

    void typedValues()
    {
        QFETCH(bool, allowed);
        QFETCH(QString, typed);
        QFETCH(QStringList, expected);
        VariableControl control = letters(VariableControl::Kind::Multi, {u"a"_s});
        control.allowsCustom = allowed;
        open(control);
        QTest::keyClicks(m_search, typed);
        QTest::keyClick(m_search, Qt::Key_Return);
        QTest::keyClick(m_search, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_chosen->isEmpty() ? control.values : values(), expected);
    }

    void tenThousandValuesStayFast()
    {
        const VariableControl control = many(10'000);
        QElapsedTimer spent;
        spent.start();
        open(control);
        QVERIFY2(spent.elapsed() < 300, qPrintable(QString::number(spent.elapsed())));
        spent.restart();
        for (const char letter : {'9', '9', '9'})
            QTest::keyClick(m_search, letter);
        QTest::keyClick(m_search, Qt::Key_Return);
        m_search->clear();
        click(5'000);
        QVERIFY2(spent.elapsed() < 300, qPrintable(QString::number(spent.elapsed())));
        m_popup->close();
        QCOMPARE(values().size(), 9'998);
    }

    void switchesChangeOverAtOnce()
    {
        VariableChip chip;
        QSignalSpy spy(&chip, &VariableChip::valuesChosen);
        VariableControl control = variableOf(u"s"_s, VariableControl::Kind::Switch, {u"yes"_s, u"no"_s}, {u"no"_s});
        chip.setVariable(control);
        QTest::keyClick(&chip, Qt::Key_Space);
        QCOMPARE(spy.last().first().toStringList(), QStringList{u"yes"_s});
        control.values = {u"yes"_s};
        chip.setVariable(control);
        chip.click();
        QCOMPARE(spy.last().first().toStringList(), QStringList{u"no"_s});
        QVERIFY(!chip.findChild<ChoicePopup *>());
    }

    void aTextFieldGoesWithItsKind()
    {
        VariableBar bar;
        QSignalSpy spy(&bar, &VariableBar::valueChosen);
        bar.setVariables({letters(VariableControl::Kind::Single, {u"a"_s})});
        auto *chip = bar.findChild<VariableChip *>();
        bar.show();
        const VariableControl text = variableOf(u"letter"_s, VariableControl::Kind::Text, {}, {u"a"_s});
        chip->setVariable(text);
        QPointer<QLineEdit> field = chip->findChild<QLineEdit *>();
        QVERIFY(field && chip->focusProxy() == field);
        QVERIFY(field->x() > 0); // beside the label, though the chip is as large as before
        QCOMPARE(field->geometry().right(), chip->rect().right());
        QTest::keyClicks(field, u"x"_s);
        chip->setVariable(letters(VariableControl::Kind::Single, {u"a"_s}));
        QVERIFY(!chip->focusProxy());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!field);
        QCOMPARE(spy.size(), 0);
        QTest::mouseClick(chip, Qt::LeftButton, {}, chip->rect().center());
        QVERIFY(chip->findChild<ChoicePopup *>());
        chip->setVariable(text);
        QVERIFY(chip->focusProxy());
    }

    void someStandInTheMenu()
    {
        VariableBar bar;
        QSignalSpy spy(&bar, &VariableBar::valueChosen);
        VariableControl first = letters(VariableControl::Kind::Single, {u"a"_s});
        VariableControl second = variableOf(u"rare"_s, VariableControl::Kind::Switch, {u"yes"_s, u"no"_s}, {u"no"_s});
        second.inMenu = true;
        bar.setVariables({first});
        QVERIFY(!bar.findChild<VariableMenu *>());
        bar.setVariables({first, second});
        bar.show();
        auto *menu = bar.findChild<VariableMenu *>();
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->chips().size(), 1);
        QCOMPARE(bar.layout()->count(), 2);
        QVERIFY(menu->accessibleDescription().contains(u"rare"_s));
        QTest::keyClick(menu, Qt::Key_Space);
        QTRY_VERIFY(menu->chips().constFirst()->isVisible());
        menu->chips().constFirst()->click();
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().at(0).toString(), u"rare"_s);
        QCOMPARE(spy.first().at(1).toStringList(), QStringList{u"yes"_s});
        const QPointer<VariableChip> kept = menu->chips().constFirst();
        second.values = {u"yes"_s};
        bar.setVariables({first, second});
        QVERIFY(kept && menu->chips().constFirst() == kept);
        bar.setVariables({first});
        QVERIFY(!menu->isVisible());
    }

    void filtersAreEdited()
    {
        VariableBar bar;
        QSignalSpy chosen(&bar, &VariableBar::filtersChosen);
        QSignalSpy wanted(&bar, &VariableBar::suggestionsWanted);
        VariableControl control = variableOf(u"f"_s, VariableControl::Kind::Filters, {}, {u"job=\"api\""_s});
        control.filters = {{u"job"_s, u"="_s, u"api"_s}};
        bar.setVariables({control});
        bar.show();
        auto *chip = bar.findChild<VariableChip *>();
        chip->click();
        auto *popup = chip->findChild<FilterPopup *>();
        QVERIFY(popup && popup->isVisible());
        QCOMPARE(wanted.size(), 2); // the labels, and the values of the one that is there
        QCOMPARE(wanted.first().at(1).toString(), QString());
        QCOMPARE(wanted.last().at(1).toString(), u"job"_s);
        bar.setSuggestions(u"f"_s, {}, {u"instance"_s, u"job"_s});
        QCOMPARE(fieldOf(popup, 0)->count(), 2);
        QCOMPARE(fieldOf(popup, 0)->currentText(), u"job"_s);
        fieldOf(popup, 0)->setEditText(u"instance"_s);
        QTest::mouseClick(fieldOf(popup, 2)->lineEdit(), Qt::LeftButton);
        QCOMPARE(wanted.last().at(1).toString(), u"instance"_s);
        fieldOf(popup, 0)->setEditText(u"job"_s);
        bar.setSuggestions(u"f"_s, u"job"_s, {u"api"_s, u"db"_s});
        fieldOf(popup, 2)->setCurrentIndex(1);
        buttonOf(popup, u"Add a filter"_s)->click();
        fieldOf(popup, 3)->setEditText(u"path"_s);
        fieldOf(popup, 4)->setCurrentText(u"=~"_s);
        fieldOf(popup, 5)->setEditText(u"/x.*"_s);
        buttonOf(popup, u"Add a filter"_s)->click(); // without a label it does not count
        QCOMPARE(chosen.size(), 0);
        buttonOf(popup, u"Done"_s)->click();
        QCOMPARE(chosen.size(), 1);
        const auto filters = chosen.first().at(1).value<QList<FilterChoice>>();
        QCOMPARE(filters, (QList<FilterChoice>{{u"job"_s, u"="_s, u"db"_s}, {u"path"_s, u"=~"_s, u"/x.*"_s}}));
    }

    void escapeDropsFilters()
    {
        VariableChip chip;
        QSignalSpy chosen(&chip, &VariableChip::filtersChosen);
        VariableControl control = variableOf(u"f"_s, VariableControl::Kind::Filters, {}, {QString()});
        chip.setVariable(control);
        QVERIFY(chip.accessibleName().contains(u"None"_s));
        chip.show();
        chip.click();
        auto *popup = chip.findChild<FilterPopup *>();
        fieldOf(popup, 0)->setEditText(u"job"_s);
        fieldOf(popup, 1)->showPopup();
        fieldOf(popup, 1)->hidePopup(); // as Escape does, which the popup then sees as well
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
        QCOMPARE(chosen.size(), 0);
        chip.click();
        QCOMPARE(fieldOf(popup, 0)->currentText(), QString());
        for (QToolButton *button : popup->findChildren<QToolButton *>()) {
            if (button->toolTip().contains(u"Remove"_s))
                button->click(); // a list may be empty
        }
        QVERIFY(popup->filters().isEmpty());
    }

private:
    static QComboBox *fieldOf(const QWidget *popup, int index)
    {
        QList<QComboBox *> fields;
        for (QComboBox *field : popup->findChildren<QComboBox *>()) {
            if (field->parentWidget()->isVisibleTo(popup))
                fields.append(field);
        }
        return fields.value(index);
    }

    static QAbstractButton *buttonOf(const QWidget *popup, const QString &text)
    {
        for (QAbstractButton *one : popup->findChildren<QAbstractButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }

    void open(const VariableControl &control)
    {
        m_popup->setVariable(control);
        m_popup->openBelow(m_window.get());
    }

    QStringList texts(bool onlyChecked) const
    {
        QStringList found;
        for (int row = 0; row < m_list->model()->rowCount(); ++row) {
            const QModelIndex index = m_list->model()->index(row, 0);
            if (!onlyChecked || index.data(Qt::CheckStateRole).toInt() == Qt::Checked)
                found.append(index.data().toString());
        }
        return found;
    }
    QStringList shown() const { return texts(false); }
    QStringList checked() const { return texts(true); }
    QStringList values() const { return m_chosen->last().first().toStringList(); }
    void click(int row) { emit m_list->clicked(m_list->model()->index(row, 0)); }

    QPushButton *button(const QString &text) const
    {
        const QList<QPushButton *> buttons = m_popup->findChildren<QPushButton *>();
        for (QPushButton *one : buttons) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<QWidget> m_window;
    ChoicePopup *m_popup = nullptr;
    std::unique_ptr<QSignalSpy> m_chosen;
    QListView *m_list = nullptr;
    SearchField *m_search = nullptr;
};

QTEST_MAIN(TestVariableBar)
#include "tst_variablebar.moc"
