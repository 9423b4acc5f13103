// What every panel type says about itself.
#include "widgets/panels/paneltype.h"
#include "widgets/theme/icons.h"

#include <QFile>
#include <QPixmap>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class PanelTypesTest : public QObject
{
    Q_OBJECT

private slots:
    void introducesItself_data();
    void introducesItself();
    void readsItsDefaults_data() { introducesItself_data(); }
    void readsItsDefaults();
    void standsWithoutData_data() { introducesItself_data(); }
    void standsWithoutData();

private:
    PanelTypeRegistry m_types = builtinPanels();
};

void PanelTypesTest::introducesItself_data()
{
    QTest::addColumn<QString>("id");
    for (const QString &id : m_types.ids())
        QTest::newRow(qPrintable(id)) << id;
}

void PanelTypesTest::introducesItself()
{
    QFETCH(QString, id);
    const PanelTypeInfo info = m_types.find(id).info();
    QCOMPARE(m_types.find(id).id(), id);
    QVERIFY(!info.name.isEmpty());
    QVERIFY(info.description.endsWith(u'.'));
    QVERIFY(!themeIcon(info.icon).isNull());
    QVERIFY2(QFile::exists(u":/promontory/icons/%1.svg"_s.arg(info.icon)), qPrintable(info.icon));
}

/// What a new panel of the type is written with reads back as itself.
void PanelTypesTest::readsItsDefaults()
{
    QFETCH(QString, id);
    const PanelType &type = m_types.find(id);
    const auto again = parseJson(writeJson(type.defaultOptions()));
    QVERIFY(again.has_value());
    QVERIFY(type.meansSame({type.defaultOptions(), Json::object()}, {*again, Json()}));
}

void PanelTypesTest::standsWithoutData()
{
    QFETCH(QString, id);
    const std::unique_ptr<PanelView> view(m_types.find(id).createView(nullptr));
    view->resize(300, 200);
    QVERIFY(!view->grab().isNull()); // before a theme came
    for (const char16_t *theme : {u"dark", u"light", u"highcontrast"}) {
        PanelContext context;
        context.theme = *loadTheme(QString::fromUtf16(theme));
        view->setContext(context);
        view->setOptions(Json());
        view->setData(PanelData());
        QVERIFY(!view->grab().isNull());
    }
    view->resize(1, 1);
    QVERIFY(!view->grab().isNull());
}

QTEST_MAIN(PanelTypesTest)
#include "tst_paneltypes.moc"
