// Placeholders of panels that are not drawn here.
#include "widgets/common/frametable/frametable.h"
#include "widgets/panels/unknown/unknowntype.h"
#include "widgets/panels/unknown/unknownview.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

PanelData someData()
{
    auto frame = std::make_shared<Frame>();
    Field time;
    time.name = time.displayName = u"Time"_s;
    time.values = TimeColumn(std::vector<qint64>{1'000, 2'000});
    Field value;
    value.name = value.displayName = u"Value"_s;
    value.values = NumberColumn(std::vector<double>{1, 2});
    frame->fields = {time, value};
    PanelData data;
    data.frames = {frame};
    data.range = {0, 3'000};
    return data;
}

} // namespace

class UnknownTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void saysWhy_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("library");
        QTest::addColumn<QString>("says");
        QTest::newRow("type") << u"geomap"_s << QString() << u"type “geomap”"_s;
        QTest::newRow("library") << QString() << u"Shared"_s << u"library panel “Shared”"_s;
        QTest::newRow("neither") << QString() << QString() << u"no type"_s;
        QTest::newRow("hostile") << QString(10'000, u'x') + u"\n\u202e<b>"_s << QString() << u"type “xxx"_s;
    }

    void saysWhy()
    {
        QFETCH(QString, type);
        QFETCH(QString, library);
        QFETCH(QString, says);
        UnknownView view;
        view.setOptions(toJson(Placeholder{type, library}));
        QVERIFY2(view.summary().contains(says), qPrintable(view.summary()));
        QVERIFY(view.summary().size() < 300);
        QVERIFY(!view.summary().contains(u'\n'));
    }

    void optionsOfTheTypeMeanNothing()
    {
        QVERIFY(UnknownType().meansSame({Json(1), {}}, {Json(2), {}}));
        QCOMPARE(placeholderFrom(Json(u"text"_s)), Placeholder());
        QCOMPARE(placeholderFrom(toJson(Placeholder{u"a"_s, u"b"_s})), (Placeholder{u"a"_s, u"b"_s}));
    }

    void showsDataAsATable()
    {
        UnknownView view;
        view.resize(400, 300);
        PanelContext context;
        context.theme = *loadTheme(u"dark"_s);
        view.setContext(context);
        view.setOptions(toJson(Placeholder{u"geomap"_s, {}}));
        auto *table = view.findChild<FrameTable *>();
        QVERIFY(table->isHidden());
        const QImage without = view.grab().toImage();
        view.setData(someData());
        QVERIFY(!table->isHidden());
        QCOMPARE(table->model().columnCount(), 2);
        QVERIFY(table->geometry().top() > 10); // below the sentence
        QVERIFY(view.grab().toImage() != without);
        view.resize(400, 40); // no room for rows
        view.grab();
        QVERIFY(table->isHidden());
        QImage picture(400, 300, QImage::Format_ARGB32_Premultiplied);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        view.paintTo(&painter, QRectF(0, 0, 400, 300));
    }
};

QTEST_MAIN(UnknownTest)
#include "tst_unknown.moc"
