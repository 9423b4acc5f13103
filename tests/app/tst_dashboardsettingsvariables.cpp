#include "app/edit/dashboardedits.h"
#include "app/edit/variablekinds.h"
#include "tests/app/variablespagefixture.h"

#include <QTest>
#include <QToolButton>

using namespace Promontory;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Promontory::VariableSpec)

namespace {

/// One of each kind, with values that no field shows in the same words.
QList<VariableSpec> oddVariables()
{
    auto query = queryVariable(u"query"_s, u"label_values( up,job )\n"_s);
    query.common.label = u"two\nlines"_s;
    query.common.hide = VariableCommon::Hide::Menu;
    query.common.unknown =
        Json::object({{u"type"_s, Json(u"query"_s), -1}, {u"mine"_s, Json(1), -1}});
    query.sourceId = u"${DS_PROMETHEUS}"_s;
    query.regexOnText = true;
    query.sort = 8;
    query.refresh = 0;
    query.regex = u" /x/ "_s;
    query.selection.multi = true;
    query.selection.includeAll = true;
    query.selection.allowsCustom = false;
    query.selection.allValue = u".*"_s;
    query.selection.current = {{u"All"_s, u"$__all"_s}};
    auto custom = named<CustomVariable>(u"custom"_s);
    custom.options = {{u"a, b"_s, u"1"_s}, {u"c"_s, u"c"_s}};
    custom.selection.current = {{u"c"_s, u"c"_s}};
    auto interval = named<IntervalVariable>(u"interval"_s);
    interval.options = {u" 1m"_s, u""_s, u"abc"_s};
    interval.current = u"$__auto"_s;
    interval.automatic = true;
    auto source = named<SourceVariable>(u"source"_s);
    source.pluginType = u"loki"_s;
    auto filters = named<FilterVariable>(u"filters"_s);
    filters.filters = Json::array({Json::object({{u"key"_s, Json(u"size"_s), -1},
                                                 {u"operator"_s, Json(u">"_s), -1},
                                                 {u"value"_s, Json(u"1"_s), -1}})});
    auto onOff = named<SwitchVariable>(u"switch"_s);
    onOff.isOn = true;
    auto groups = named<GroupVariable>(u"groups"_s);
    groups.options = {{u"Job"_s, u"job"_s}};
    auto constant = named<ConstantVariable>(u"constant"_s);
    constant.value = QString(50'000, u'x');
    auto text = named<TextVariable>(u"text"_s);
    text.value = u"a\tb\nc"_s;
    return {query, custom, constant, interval, text, source, filters, onOff, groups};
}

} // namespace

/// The forms and the list of the variables' page.
class TestDashboardSettingsVariables : public VariablesPageTest
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void everyKindComesBack_data();
    void everyKindComesBack();
    void fieldsOfEveryKind_data();
    void fieldsOfEveryKind();
    void queriesAreComposed();
    void kindsAreChanged();
    void listsAreEdited();
    void rowsAreDragged();
    void tabGoesFromAboveToBelow();
    void filtersThatCannotBeRead();
    void foreignKindsAreKept();
    void manyVariables();
    void lockedVariables();
};

void TestDashboardSettingsVariables::everyKindComesBack_data()
{
    QTest::addColumn<VariableSpec>("variable");
    for (const VariableSpec &variable : oddVariables())
        QTest::newRow(qPrintable(commonOf(variable).name)) << variable;
    for (int kind = 0; kind < VariableKindCount; ++kind)
        QTest::addRow("new one of kind %d", kind) << newVariable(VariableKind(kind), u"new"_s);
}

/// Opened, another one edited, applied: this one is as before to the letter.
void TestDashboardSettingsVariables::everyKindComesBack()
{
    QFETCH(VariableSpec, variable);
    use({variable, named<TextVariable>(u"other"_s)});
    DashboardSettings &dialog = open();
    QVERIFY(!dialog.isChanged());
    select(1);
    select(0);
    type(u"Description"_s, u"x"_s);
    QTest::keyClick(controlIn<QWidget>(dialog, u"Description"_s), Qt::Key_Backspace);
    QVERIFY(!dialog.isChanged());
    select(1);
    type(u"Description"_s, u"edited"_s);
    dialog.apply();
    QCOMPARE(m_fixture->document.undoStack()->count(), 1);
    QVERIFY(now(0) == variable);
    QCOMPARE(commonOf(now(1)).description, u"edited"_s);
}

void TestDashboardSettingsVariables::fieldsOfEveryKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("text");
    QTest::addColumn<VariableSpec>("wanted");
    const auto row = [](const char *name, const QString &label, const QString &text,
                        const VariableSpec &wanted) {
        QTest::newRow(name) << int(kindOf(wanted)) << label << text << wanted;
    };
    const auto made = [](auto kind) {
        VariableSpec variable = newVariable(kindOf(VariableSpec(kind)), u"v"_s);
        return std::get<decltype(kind)>(variable);
    };
    auto custom = made(CustomVariable());
    custom.query = u"a, B : b"_s;
    row("a list", u"Values"_s, custom.query, custom);
    custom.query = u"[{\"text\": \"A\", \"value\": 1}]"_s;
    custom.options = {{u"A"_s, u"1"_s}};
    row("a list in JSON", u"Values"_s, custom.query, custom);
    auto constant = made(ConstantVariable());
    constant.value = u"42"_s;
    row("a constant", u"Value"_s, u"42"_s, constant);
    auto interval = made(IntervalVariable());
    interval.options = {u"1m"_s, u"2h"_s};
    interval.current = u"1m"_s;
    row("intervals", u"Lengths of time"_s, u"1m, 2h"_s, interval);
    auto text = made(TextVariable());
    text.value = u"hello"_s;
    row("a text", u"Text at first"_s, u"hello"_s, text);
    auto source = made(SourceVariable());
    source.regex = u"/^prod/"_s;
    row("sources", u"Regular expression on their names"_s, source.regex, source);
    auto filters = made(FilterVariable());
    filters.filters = Json::array({Json::object({{u"key"_s, Json(u"job"_s), -1},
                                                 {u"operator"_s, Json(u"=~"_s), -1},
                                                 {u"value"_s, Json(u"a.*"_s), -1}})});
    row("filters", u"Filters"_s, u"job=~\"a.*\""_s, filters);
    auto onOff = made(SwitchVariable());
    onOff.onValue = u"1"_s;
    row("a switch", u"Value when on"_s, u"1"_s, onOff);
    auto groups = made(GroupVariable());
    groups.options = {{u"job"_s, u"job"_s}, {u"I"_s, u"instance"_s}};
    row("labels to group by", u"Labels to choose from"_s, u"job, I : instance"_s, groups);
}

void TestDashboardSettingsVariables::fieldsOfEveryKind()
{
    QFETCH(int, kind);
    QFETCH(QString, label);
    QFETCH(QString, text);
    QFETCH(VariableSpec, wanted);
    use({newVariable(VariableKind(kind), u"v"_s)});
    open();
    type(label, text);
    click(u"OK"_s);
    QVERIFY(!m_fixture->dialog->isVisible());
    QVERIFY(now() == wanted);
}

void TestDashboardSettingsVariables::queriesAreComposed()
{
    use({queryVariable(u"job"_s, u"label_values(job)"_s)});
    DashboardSettings &dialog = open();
    type(u"Of the series"_s, u"up"_s);
    type(u"Label"_s, u"instance"_s);
    choose(u"Order"_s, u"Natural"_s);
    choose(u"Asks again"_s, u"When the time range changes"_s);
    choose(u"Data source"_s, u"Held"_s);
    type(u"Regular expression"_s, u"/(.*):.*/"_s);
    click(u"Several values can be chosen"_s);
    click(u"Offer “All”"_s);
    type(u"Value of “All”"_s, u".+"_s);
    dialog.apply();
    auto wanted = queryVariable(u"job"_s, u"label_values(up, instance)"_s);
    wanted.sort = 7;
    wanted.refresh = 2;
    wanted.sourceId = u"held"_s;
    wanted.regex = u"/(.*):.*/"_s;
    wanted.selection.multi = true;
    wanted.selection.includeAll = true;
    wanted.selection.allValue = u".+"_s;
    QVERIFY(now() == VariableSpec(wanted));
    choose(u"Asks for"_s, u"Result of a query"_s);
    QVERIFY(!fieldIn(dialog, u"Query"_s)->error().isEmpty());
    type(u"Query"_s, u"topk(5, up)"_s);
    dialog.apply();
    QCOMPARE(std::get<QueryVariable>(now()).query, u"query_result(topk(5, up))"_s);
    choose(u"Asks for"_s, u"Names of metrics"_s);
    dialog.apply();
    QCOMPARE(std::get<QueryVariable>(now()).query, u"metrics()"_s);
}

void TestDashboardSettingsVariables::kindsAreChanged()
{
    use({queryVariable(u"job"_s, u"label_values(job)"_s)});
    open();
    choose(u"Kind"_s, u"List of values"_s);
    type(u"Values"_s, u"a, b"_s);
    click(u"OK"_s);
    QCOMPARE(kindOf(now()), VariableKind::Custom);
    QCOMPARE(std::get<CustomVariable>(now()).query, u"a, b"_s);
    QCOMPARE(commonOf(now()).name, u"job"_s);
}

void TestDashboardSettingsVariables::listsAreEdited()
{
    use({named<TextVariable>(u"a"_s), named<TextVariable>(u"b"_s)});
    DashboardSettings &dialog = open();
    auto *add = qobject_cast<QToolButton *>(buttonIn(dialog, u"Add"_s));
    add->menu()->actions().at(int(VariableKind::Interval))->trigger();
    QCOMPARE(m_fixture->list()->currentRow(), 2);
    QCOMPARE(controlIn<QLineEdit>(dialog, u"Name"_s)->text(), u"interval"_s);
    m_fixture->list()->setFocus();
    QTest::keyClick(m_fixture->list(), Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(m_fixture->list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_fixture->list()->currentRow(), 0);
    QTest::keyClick(m_fixture->list(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(controlIn<QLineEdit>(dialog, u"Name"_s)->text(), u"interval2"_s);
    select(3);
    m_fixture->list()->setFocus();
    QTest::keyClick(m_fixture->list(), Qt::Key_Delete, Qt::ControlModifier);
    click(u"OK"_s);
    QCOMPARE(m_fixture->document.undoStack()->count(), 1);
    QStringList names;
    for (const VariableSpec &variable : m_fixture->now().variables)
        names.append(commonOf(variable).name);
    QCOMPARE(names, (QStringList{u"interval"_s, u"interval2"_s, u"a"_s}));
}

void TestDashboardSettingsVariables::rowsAreDragged()
{
    use({named<TextVariable>(u"a"_s), named<TextVariable>(u"b"_s), named<TextVariable>(u"c"_s)});
    DashboardSettings &dialog = open();
    // What a drop does to the list.
    QVERIFY(m_fixture->list()->model()->moveRow({}, 0, {}, 3));
    QCOMPARE(m_fixture->list()->currentRow(), 2);
    QCOMPARE(controlIn<QLineEdit>(dialog, u"Name"_s)->text(), u"a"_s);
    QVERIFY(m_fixture->list()->model()->moveRow({}, 1, {}, 0));
    dialog.apply();
    QStringList names;
    for (const VariableSpec &variable : m_fixture->now().variables)
        names.append(commonOf(variable).name);
    QCOMPARE(names, (QStringList{u"c"_s, u"b"_s, u"a"_s}));
}

void TestDashboardSettingsVariables::tabGoesFromAboveToBelow()
{
    use({queryVariable(u"job"_s, u"label_values(job)"_s)});
    DashboardSettings &dialog = open();
    controlIn<QLineEdit>(dialog, u"Name"_s)->setFocus();
    QStringList visited;
    for (int i = 0; i < 14; ++i) {
        QWidget *widget = dialog.focusWidget();
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        visited.append(button ? button->text() : widget->accessibleName());
        QTest::keyClick(widget, Qt::Key_Tab);
    }
    QCOMPARE(visited,
             (QStringList{u"Name"_s, u"Kind"_s, u"Label above the panels"_s, u"Shown"_s,
                          u"Description"_s, u"Data source"_s, u"Asks for"_s, u"Label"_s,
                          u"Of the series"_s, u"Regular expression"_s, u"Order"_s, u"Asks again"_s,
                          u"Several values can be chosen"_s, u"Other values can be typed"_s}));
}

void TestDashboardSettingsVariables::filtersThatCannotBeRead()
{
    use({named<FilterVariable>(u"a"_s), named<TextVariable>(u"b"_s)});
    DashboardSettings &dialog = open();
    type(u"Filters"_s, u"job"_s);
    QVERIFY(!fieldIn(dialog, u"Filters"_s)->error().isEmpty());
    select(1);
    QCOMPARE(m_fixture->list()->currentRow(), 0);
    click(u"OK"_s);
    QVERIFY(dialog.isVisible());
    type(u"Filters"_s, u"job=\"a\""_s);
    select(1);
    QCOMPARE(m_fixture->list()->currentRow(), 1);
}

void TestDashboardSettingsVariables::foreignKindsAreKept()
{
    auto foreign = named<ConstantVariable>(u"a"_s);
    foreign.common.unknown =
        Json::object({{u"type"_s, Json(u"oracle"_s), -1}, {u"name"_s, Json(u"a"_s), -1}});
    use({foreign, named<TextVariable>(u"b"_s)});
    DashboardSettings &dialog = open();
    QVERIFY(!saying(u"“oracle”"_s).isEmpty());
    QVERIFY(!controlIn<QLineEdit>(dialog, u"Name"_s)->isEnabled());
    m_fixture->list()->setFocus();
    QTest::keyClick(m_fixture->list(), Qt::Key_Down, Qt::AltModifier);
    click(u"OK"_s);
    QVERIFY(now(1) == VariableSpec(foreign));
}

void TestDashboardSettingsVariables::manyVariables()
{
    QList<VariableSpec> variables;
    for (int i = 0; i < 200; ++i)
        variables.append(
            queryVariable(u"v%1"_s.arg(i), u"label_values(up{x=\"$v%1\"}, job)"_s.arg(i - 1)));
    use(variables);
    DashboardSettings &dialog = open();
    QCOMPARE(m_fixture->list()->count(), 200);
    select(100);
    QElapsedTimer timer;
    timer.start();
    type(u"Description"_s, u"0123456789"_s);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    dialog.apply();
    QCOMPARE(commonOf(now(100)).description, u"0123456789"_s);
}

void TestDashboardSettingsVariables::lockedVariables()
{
    m_dashboard.locked = true;
    use({named<TextVariable>(u"a"_s)});
    DashboardSettings &dialog = open();
    QVERIFY(!controlIn<QLineEdit>(dialog, u"Name"_s)->isEnabled());
    m_fixture->list()->setFocus();
    QTest::keyClick(m_fixture->list(), Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(m_fixture->list()->count(), 1);
    QVERIFY(!buttonIn(dialog, u"Add"_s)->isEnabled());
    click(u"Unlock"_s);
    QVERIFY(controlIn<QLineEdit>(dialog, u"Name"_s)->isEnabled());
    QVERIFY(buttonIn(dialog, u"Add"_s)->isEnabled());
}

QTEST_MAIN(TestDashboardSettingsVariables)
#include "tst_dashboardsettingsvariables.moc"
