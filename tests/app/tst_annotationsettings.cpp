// The annotations of a dashboard in its settings.
#include "app/dashboardsettings/annotationrules.h"
#include "tests/app/dashboardsettingsfixture.h"

#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

using Page = DashboardSettings::Page;

namespace {

AnnotationQuery full()
{
    AnnotationQuery annotation;
    annotation.name = u"Deploys"_s;
    annotation.sourceId = u"held"_s;
    annotation.color = u"#123456"_s;
    annotation.expression = u"changes(version[1m])\n> 0"_s;
    annotation.step = u"30s"_s;
    annotation.titleForm = u"{{version}}"_s;
    annotation.textForm = u"one\ntwo"_s;
    annotation.tagLabels = QStringList{u"job"_s, u" env"_s};
    annotation.valueIsTime = true;
    annotation.hidden = true;
    annotation.filter = PanelFilter{true, {PanelId{u"x"_s}, PanelId{1}, PanelId{77}}};
    return annotation;
}

Dashboard dashboardWith(const QList<AnnotationQuery> &annotations)
{
    Dashboard dashboard;
    dashboard.uid = u"u"_s;
    dashboard.title = u"T"_s;
    dashboard.annotations = annotations;
    for (const auto &[id, title] : std::initializer_list<std::pair<PanelId, QString>>{{{1}, u"Load"_s}, {{u"x"_s}, QString()}}) {
        PanelSpec panel;
        panel.id = id;
        panel.title = title;
        dashboard.panels.append(panel);
    }
    return dashboard;
}

} // namespace

class TestAnnotationSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void faults_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("step");
        QTest::addColumn<bool>("isFine");
        QTest::newRow("fine") << u"A"_s << u"up"_s << QString() << true;
        QTest::newRow("step") << u"A"_s << u"up"_s << u"5m"_s << true;
        QTest::newRow("step by a variable") << u"A"_s << u"up"_s << u"${step}"_s << true;
        QTest::newRow("no name") << u" "_s << u"up"_s << QString() << false;
        QTest::newRow("nothing to ask") << u"A"_s << u" "_s << QString() << false;
        QTest::newRow("no step") << u"A"_s << u"up"_s << u"soon"_s << false;
    }

    void faults()
    {
        QFETCH(QString, name);
        QFETCH(QString, expression);
        QFETCH(QString, step);
        AnnotationQuery annotation;
        annotation.name = name;
        annotation.expression = expression;
        annotation.step = step;
        const AnnotationFault fault = checkAnnotation(annotation);
        QTEST(fault.isEmpty(), "isFine");
        QCOMPARE(fault.message().isEmpty(), fault.isEmpty());
    }

    void lookingChangesNothing()
    {
        DashboardSettingsFixture fixture(dashboardWith({full(), AnnotationQuery()}));
        DashboardSettings &dialog = fixture.open(Page::Annotations);
        QCOMPARE(fixture.list()->count(), 2);
        QCOMPARE(controlIn<QLineEdit>(dialog, u"Name"_s)->text(), u"Deploys"_s);
        QVERIFY(!dialog.isChanged());
        // Even a fault that came with the file keeps nobody from the rest.
        typeInto(controlIn<QLineEdit>(dialog, u"Name"_s), u"Releases"_s);
        QVERIFY(dialog.isChanged());
        dialog.apply();
        AnnotationQuery expected = full();
        expected.name = u"Releases"_s;
        QCOMPARE(fixture.now().annotations.at(0), expected);
        QCOMPARE(fixture.now().annotations.at(1), AnnotationQuery());
    }

    void fieldsAreEdited()
    {
        DashboardSettingsFixture fixture(dashboardWith({full()}));
        DashboardSettings &dialog = fixture.open(Page::Annotations);
        auto *expression = controlIn<QPlainTextEdit>(dialog, u"Expression"_s);
        expression->selectAll();
        QTest::keyClicks(expression, u"up == 0"_s);
        chooseIn(fieldIn(dialog, u"Color"_s)->control(), u"Green"_s);
        typeInto(controlIn<QLineEdit>(dialog, u"Labels whose values are tags"_s), u"a, b,,a"_s);
        buttonIn(dialog, u"Shown when the dashboard opens"_s)->click();
        buttonIn(dialog, u"Has a switch above the dashboard"_s)->click();
        dialog.apply();
        const AnnotationQuery &after = fixture.now().annotations.at(0);
        QCOMPARE(after.expression, u"up == 0"_s);
        QCOMPARE(after.color, u"green"_s);
        QCOMPARE(after.tagLabels, (QStringList{u"a"_s, u"b"_s}));
        QVERIFY(!after.enabled);
        QVERIFY(!after.hidden);
        QCOMPARE(after.filter, full().filter);
    }

    void panelsAreChosen()
    {
        DashboardSettingsFixture fixture(dashboardWith({full()}));
        DashboardSettings &dialog = fixture.open(Page::Annotations);
        auto *panels = controlIn<QListWidget>(dialog, u"These panels"_s);
        QCOMPARE(panels->count(), 3); // two of the dashboard, one that is not there
        QCOMPARE(panels->item(0)->text(), u"Load"_s);
        panels->item(0)->setCheckState(Qt::Unchecked);
        chooseIn(fieldIn(dialog, u"Shown on"_s)->control(), u"These panels only"_s);
        dialog.apply();
        QCOMPARE(fixture.now().annotations.at(0).filter, (PanelFilter{false, {PanelId{u"x"_s}, PanelId{77}}}));
        chooseIn(fieldIn(dialog, u"Shown on"_s)->control(), u"All panels"_s);
        QVERIFY(!fieldIn(dialog, u"These panels"_s));
        dialog.apply();
        QVERIFY(!fixture.now().annotations.at(0).filter);
    }

    void presetsAreComplete()
    {
        DashboardSettingsFixture fixture(dashboardWith({}));
        DashboardSettings &dialog = fixture.open(Page::Annotations);
        for (QMenu *menu : dialog.findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->text() == u"Restarts"_s || action->text() == u"Firing alerts"_s)
                    action->trigger();
            }
        }
        QCOMPARE(fixture.list()->count(), 2);
        dialog.apply();
        QCOMPARE(fixture.now().annotations.size(), 2);
        QCOMPARE(fixture.now().annotations.at(1).expression, u"ALERTS{alertstate=\"firing\"}"_s);
    }

    void emptyOnesAreRefused()
    {
        DashboardSettingsFixture fixture(dashboardWith({}));
        DashboardSettings &dialog = fixture.open(Page::Annotations);
        for (QMenu *menu : dialog.findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->text() == u"Events of a query"_s)
                    action->trigger();
            }
        }
        dialog.showPage(Page::General);
        dialog.apply();
        QCOMPARE(dialog.page(), Page::Annotations);
        QVERIFY(fixture.now().annotations.isEmpty());
        QVERIFY(!fieldIn(dialog, u"Name"_s)->error().isEmpty());
    }

    void keysOfFieldsAreTheirOwn()
    {
        DashboardSettingsFixture fixture(dashboardWith({full()}));
        DashboardSettings &dialog = fixture.open(Page::Annotations);
        QHash<QChar, QString> keys;
        const auto add = [&keys](const QWidget *widget, const QString &text) {
            const qsizetype at = text.indexOf(u'&');
            if (at < 0 || !widget->isVisible())
                return;
            const QChar key = text.at(at + 1).toLower();
            QVERIFY2(!keys.contains(key), qPrintable(QString(keys.value(key) + u" and " + text)));
            keys.insert(key, text);
        };
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            add(label, label->text());
        for (const QAbstractButton *button : dialog.findChildren<QAbstractButton *>())
            add(button, button->text());
        QVERIFY(keys.size() > 8);
    }
};

QTEST_MAIN(TestAnnotationSettings)
#include "tst_annotationsettings.moc"
