// The small widgets that everything is put together from.
#include "widgets/common/elidedlabel.h"
#include "widgets/common/flowlayout.h"
#include "widgets/common/joinedbuttons.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/searchfield.h"
#include "widgets/controls/refreshpicker.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Promontory;

class CommonWidgetsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void flowWraps();
    void labelElides();
    void messageBarActs();
    void searchFieldMoves();
    void buttonsJoin();
    void controlsHaveOneHeight();
    void focusRingOnlyForKeys();
};

void CommonWidgetsTest::initTestCase()
{
    installTheme(loadTheme(u"dark"_s).value_or(Theme()));
}

void CommonWidgetsTest::flowWraps()
{
    QWidget holder;
    auto *flow = new FlowLayout(&holder, 10);
    for (int i = 0; i < 3; ++i) {
        auto *box = new QWidget(&holder);
        box->setFixedSize(100, 20);
        flow->addWidget(box);
    }
    QCOMPARE(flow->heightForWidth(320), 20);
    QCOMPARE(flow->heightForWidth(319), 50);
    QCOMPARE(flow->heightForWidth(100), 80);
    QCOMPARE(flow->sizeHint(), QSize(320, 20));
    flow->setGeometry(QRect(0, 0, 220, 60));
    QCOMPARE(flow->itemAt(2)->geometry(), QRect(0, 30, 100, 20));
}

void CommonWidgetsTest::labelElides()
{
    ElidedLabel label;
    label.setText(u"A name\nof <b>some</b> length that will not fit"_s);
    label.show();
    label.resize(60, 20);
    QVERIFY(label.isElided());
    QVERIFY(label.toolTip().contains("&lt;b&gt;"_L1));
    QVERIFY(!label.text().contains(u'\n'));
    label.resize(800, 20);
    QVERIFY(!label.isElided());
    QVERIFY(label.toolTip().isEmpty());
}

void CommonWidgetsTest::messageBarActs()
{
    QWidget window;
    MessageBar bar(&window);
    window.show();
    bar.showMessage(MessageKind::Warning, u"The file changed on disk."_s);
    QAction reload(u"Reload"_s);
    QSignalSpy spy(&reload, &QAction::triggered);
    bar.addMessageAction(&reload);
    QVERIFY(bar.isVisible());
    bar.findChild<QPushButton *>()->click();
    QCOMPARE(spy.count(), 1);
    QSignalSpy closed(&bar, &MessageBar::closed);
    bar.findChild<QToolButton *>()->click();
    QCOMPARE(closed.count(), 1);
    QVERIFY(!bar.isVisible());
    bar.showMessage(MessageKind::Info, u"Another."_s);
    QTRY_VERIFY(!bar.findChild<QPushButton *>());
}

void CommonWidgetsTest::searchFieldMoves()
{
    SearchField field(u"Find"_s);
    QSignalSpy spy(&field, &SearchField::moveRequested);
    QTest::keyClick(&field, Qt::Key_Down);
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE(spy.at(0).first().toInt(), 1);
    QCOMPARE(spy.at(1).first().toInt(), -1);
    QTest::keyClicks(&field, u"abc"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
}

void CommonWidgetsTest::buttonsJoin()
{
    JoinedButtons joined;
    QAction a(u"Back"_s);
    QAction b(u"Forward"_s);
    QAction c(u"More"_s);
    QToolButton *first = joined.addAction(&a);
    QCOMPARE(joinOf(first), Join::None);
    QToolButton *second = joined.addAction(&b);
    QToolButton *third = joined.addAction(&c);
    QCOMPARE(joinOf(first), Join::First);
    QCOMPARE(joinOf(second), Join::Middle);
    QCOMPARE(joinOf(third), Join::Last);
    QCOMPARE(second->accessibleName(), u"Forward"_s);
}

void CommonWidgetsTest::controlsHaveOneHeight()
{
    QPushButton button(u"Save"_s);
    QLineEdit field;
    QToolButton tool;
    tool.setText(u"Edit"_s);
    RefreshPicker picker;
    QCOMPARE(button.sizeHint().height(), 28);
    QCOMPARE(field.sizeHint().height(), 28);
    QCOMPARE(tool.sizeHint().height(), 28);
    QCOMPARE(picker.sizeHint().height(), 28);
    QPushButton small(u"Save"_s);
    setSmall(&small);
    QCOMPARE(small.sizeHint().height(), 24);
}

void CommonWidgetsTest::focusRingOnlyForKeys()
{
    QWidget window;
    auto *first = new QLineEdit(&window);
    auto *second = new QLineEdit(&window);
    first->setGeometry(10, 10, 100, 28);
    second->setGeometry(10, 50, 100, 28);
    window.resize(200, 100);
    window.show();
    QApplication::setActiveWindow(&window);
    first->setFocus(Qt::MouseFocusReason);
    const auto ring = [&window] {
        const auto *frame = window.findChild<QWidget *>(u"promontoryFocusRing"_s);
        return frame && frame->isVisible();
    };
    QVERIFY(!ring());
    QTest::keyClick(first, Qt::Key_Tab);
    QTRY_VERIFY(second->hasFocus());
    QVERIFY(ring());
    QTest::mouseClick(first, Qt::LeftButton);
    QVERIFY(!ring());
}

QTEST_MAIN(CommonWidgetsTest)
#include "tst_commonwidgets.moc"
