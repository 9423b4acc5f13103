#include "app/settings/connectionform.h"
#include "app/settings/secretedit.h"
#include "app/settings/sourcelist.h"
#include "tests/app/sourceeditorfixture.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/tooltiptext.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// The list beside the editor and the test of a source: states, order, what is deleted.
class TestSourcesChecks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void testsWhatIsTyped();
    void saysWhatIsWrong();
    void dropsLateAnswers();
    void showsStatesInTheList();
    void deletesAndUndoes();
    void ordersAndMakesDefault();
    void paintsInEveryTheme_data();
    void paintsInEveryTheme();

private:
    std::unique_ptr<SourceEditorFixture> m_fixture;
};

void TestSourcesChecks::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_fixture = std::make_unique<SourceEditorFixture>();
}

void TestSourcesChecks::testsWhatIsTyped()
{
    QVERIFY(m_fixture->store->add(server(u"One"_s, AuthKind::Bearer)));
    SourceEditor &editor = m_fixture->open();
    type(control<SecretEdit>(editor, u"Token"_s), u"abc"_s);
    type(control<QLineEdit>(editor, u"Address"_s), u"http://other:1"_s);
    QTest::mouseClick(button(editor, u"Test"_s), Qt::LeftButton);
    QCOMPARE(m_fixture->tested.last().first.url.toString(), u"http://other:1"_s);
    QCOMPARE(m_fixture->tested.last().second.token, QByteArray("abc"));
    m_fixture->answerAll(
        Result<SourceHealth>(SourceHealth{u"Prometheus"_s, u"2.42.0"_s, 38, 0, {}}));
    QTRY_VERIFY(button(editor, u"Test again"_s));
    const QList<MessageBar *> bars = editor.findChildren<MessageBar *>();
    const auto said = [&] {
        return std::any_of(bars.cbegin(), bars.cend(), [](const MessageBar *bar) {
            return bar->message() == u"Prometheus 2.42.0 answers in 38 ms."_s && bar->isVisible() &&
                   bar->kind() == MessageKind::Success;
        });
    };
    QVERIFY(said());
    QVERIFY(m_fixture->store->find(u"one"_s)->url.host() != u"other"_s);
}

void TestSourcesChecks::saysWhatIsWrong()
{
    QVERIFY(m_fixture->store->add(server(u"One"_s)));
    SourceEditor &editor = m_fixture->open();
    editor.test();
    m_fixture->answerAll(
        Result<SourceHealth>(failure(ErrorKind::Network, u"<b>Refused</b>"_s, u"port 1"_s)));
    QTRY_VERIFY(button(editor, u"Test again"_s));
    const QList<QLabel *> labels = editor.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->text() == u"<b>Refused</b>\nport 1"_s &&
               label->textFormat() == Qt::PlainText && label->isVisible();
    }));
}

void TestSourcesChecks::dropsLateAnswers()
{
    QVERIFY(m_fixture->store->add(server(u"One"_s)));
    QVERIFY(m_fixture->store->add(server(u"Two"_s)));
    SourceEditor &editor = m_fixture->open();
    editor.test();
    editor.selectSource(u"two"_s);
    m_fixture->answerAll(Result<SourceHealth>(SourceHealth{u"Prometheus"_s, u"1"_s, 1, 0, {}}));
    QTRY_VERIFY(button(editor, u"Test again"_s));
    const QList<MessageBar *> bars = editor.findChildren<MessageBar *>();
    for (const MessageBar *bar : bars)
        QVERIFY(!bar->isVisible());
}

void TestSourcesChecks::showsStatesInTheList()
{
    QVERIFY(m_fixture->store->add(server(u"One"_s)));
    QVERIFY(m_fixture->store->add(server(u"Two"_s, AuthKind::Bearer)));
    SourceSettings local = server(u"Three"_s);
    local.kind = u"local"_s;
    local.targets = {u"localhost:1"_s};
    QVERIFY(m_fixture->store->add(local));
    LocalPrometheusSettings settings;
    settings.program = u"/nowhere/prometheus"_s;
    m_fixture->local = std::make_unique<LocalPrometheus>(settings);
    m_fixture->open();
    QTRY_COMPARE(m_fixture->tested.size(), 2); // each saved server is asked, nothing else
    m_fixture->answerAll(Result<SourceHealth>(SourceHealth{u"Thanos"_s, u"0.30"_s, 5, 0, {}}));
    QTRY_COMPARE(m_fixture->list()->item(0)->toolTip(),
                 toolTipText(u"Thanos 0.30 answers in 5 ms."_s));
    QTRY_COMPARE(m_fixture->list()->item(1)->toolTip(),
                 toolTipText(u"Thanos 0.30 answers in 5 ms."_s));
    m_fixture->local->start();
    QVERIFY(m_fixture->list()->item(2)->toolTip().contains(u"apt install"_s));
    QVERIFY(
        m_fixture->list()->item(2)->data(Qt::AccessibleTextRole).toString().contains(u"Three"_s));
}

void TestSourcesChecks::deletesAndUndoes()
{
    QVERIFY(m_fixture->store->add(server(u"One"_s, AuthKind::Basic)));
    QVERIFY(m_fixture->store->add(server(u"Two"_s)));
    QSignalSpy changed(m_fixture->credentials.get(), &Credentials::secretsChanged);
    m_fixture->credentials->write(u"one"_s, {"secret", {}, {}, {}});
    QTRY_COMPARE(changed.size(), 1);
    const QList<SourceSettings> before = m_fixture->store->sources();
    SourceEditor &editor = m_fixture->open();
    editor.selectSource(u"one"_s);
    editor.removeSource();
    QCOMPARE(m_fixture->store->sources().size(), 1);
    QCOMPARE(control<QLineEdit>(editor, u"Name"_s)->text(), u"Two"_s);
    QTest::mouseClick(button(editor, u"Undo"_s), Qt::LeftButton);
    QCOMPARE(m_fixture->store->sources(), before);
    QTRY_COMPARE(editor.findChild<ConnectionForm *>()->secrets().password, QByteArray("secret"));

    m_fixture->tidyUp();
    editor.removeSource();
    editor.selectSource(u"two"_s);
    QVERIFY(button(editor, u"Undo"_s)); // still offered
    editor.close();
    QTRY_COMPARE(changed.size(), 2); // now the secret is gone for good
}

void TestSourcesChecks::ordersAndMakesDefault()
{
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(m_fixture->store->add(server(name)));
    SourceEditor &editor = m_fixture->open();
    editor.selectSource(u"b"_s);
    QTest::keyClick(&editor, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_fixture->store->sources().first().uid, u"b"_s);
    QCOMPARE(m_fixture->list()->currentRow(), 0);
    QTest::keyClick(&editor, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_fixture->store->sources().at(1).uid, u"b"_s);
    const QList<QToolButton *> buttons = editor.findChildren<QToolButton *>();
    for (QToolButton *tool : buttons) {
        if (tool->accessibleName() == u"Make this the default"_s)
            tool->click();
    }
    QCOMPARE(m_fixture->store->defaultSource()->uid, u"b"_s);
    QVERIFY(!editor.isChanged());
}

void TestSourcesChecks::paintsInEveryTheme_data()
{
    QTest::addColumn<QString>("theme");
    for (const char *theme : {"dark", "light", "highcontrast"})
        QTest::newRow(theme) << QString::fromLatin1(theme);
}

void TestSourcesChecks::paintsInEveryTheme()
{
    QFETCH(QString, theme);
    const Result<Theme> loaded = loadTheme(theme);
    QVERIFY(loaded);
    SourceSettings full = server(u"prometheus-prod"_s, AuthKind::Headers);
    full.headerNames = {u"X-Api-Key"_s, u"X-Team"_s};
    full.skipTlsVerify = true;
    full.tenant = u"team-a"_s;
    full.queryParameters = {{u"partial_response"_s, u"true"_s}};
    QVERIFY(m_fixture->store->add(full));
    SourceSettings local = server(u"Django on this machine"_s);
    local.kind = u"local"_s;
    local.targets = {u"django=localhost:8000/metrics"_s, u"node=localhost:9100"_s};
    QVERIFY(m_fixture->store->add(local));
    QVERIFY(m_fixture->store->add(server(u"Thanos"_s, AuthKind::Bearer)));
    SourceEditor &editor = m_fixture->open();
    editor.setSourceState(u"prometheus-prod"_s, SourceState::Good, u"answers"_s);
    editor.setSourceState(u"thanos"_s, SourceState::Bad, u"refused"_s);
    const QImage before = editor.grab().toImage();
    installTheme(*loaded);
    const QString folder = qEnvironmentVariable("PROMONTORY_RENDER_DIR");
    const auto grab = [&](const QString &name) {
        QCoreApplication::processEvents();
        const QPixmap picture = editor.grab();
        if (!folder.isEmpty())
            picture.save(folder + u'/' + name + u'-' + theme + ".png"_L1);
        return picture.toImage();
    };
    QVERIFY(grab(u"full"_s) != before);
    editor.resize(900, 1000);
    grab(u"tall"_s);
    editor.resize(900, 680);
    editor.selectSource(u"thanos"_s);
    editor.test();
    m_fixture->answerAll(Result<SourceHealth>(SourceHealth{u"Thanos"_s, u"0.30.2"_s, 38, 0, {}}));
    QTRY_VERIFY(button(editor, u"Test again"_s));
    grab(u"tested"_s);
    editor.selectSource(u"django-on-this-machine"_s);
    grab(u"local"_s);
    editor.removeSource();
    grab(u"deleted"_s);
    editor.addSource(u"prometheus"_s);
    editor.save();
    grab(u"errors"_s);
}

QTEST_MAIN(TestSourcesChecks)
#include "tst_sourceschecks.moc"
