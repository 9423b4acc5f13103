#include "app/settings/connectionform.h"
#include "app/settings/filevault.h"
#include "app/settings/formfield.h"
#include "app/settings/secretedit.h"
#include "app/settings/sourceeditor.h"
#include "app/settings/sourceform.h"
#include "app/settings/sourcelist.h"
#include "datasources/localprometheus/localprometheus.h"
#include "widgets/common/messagebar.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/tooltiptext.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPromise>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    return atomicFileSaver()(path, bytes);
}

/// A keychain that is not there.
class NoVault final : public SecretVault
{
public:
    QFuture<Result<QByteArray>> read(const QString &) override { return missing<QByteArray>(); }
    QFuture<Result<void>> write(const QString &, const QByteArray &) override
    {
        return missing<void>();
    }
    QFuture<Result<void>> remove(const QString &) override { return missing<void>(); }

private:
    template <typename T>
    QFuture<Result<T>> missing()
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(Result<T>(failure(ErrorKind::Unsupported, u"none"_s)));
        promise.finish();
        return promise.future();
    }
};

SourceSettings server(const QString &name, AuthKind auth = AuthKind::None)
{
    SourceSettings settings;
    settings.name = name;
    settings.url = QUrl(u"https://prometheus.example.org/prod"_s);
    settings.auth = auth;
    if (auth == AuthKind::Basic)
        settings.user = u"viewer"_s;
    return settings;
}

/// The control below a label of the form.
template <typename T>
T *control(const QWidget &window, const QString &label)
{
    const QList<FormField *> fields = window.findChildren<FormField *>();
    for (FormField *field : fields) {
        auto *found = qobject_cast<T *>(field->control());
        if (found && found->accessibleName() == label)
            return found;
    }
    return nullptr;
}

void type(QLineEdit *edit, const QString &text)
{
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

QPushButton *button(const QWidget &window, const QString &text)
{
    QCoreApplication::processEvents(); // a layout shows what is new in it a moment later
    const QList<QPushButton *> buttons = window.findChildren<QPushButton *>();
    for (QPushButton *found : buttons) {
        if (found->text() == text && found->isVisibleTo(&window))
            return found;
    }
    return nullptr;
}

MessageBar *strip(const QWidget &window)
{
    return window.findChild<MessageBar *>(QString(), Qt::FindDirectChildrenOnly);
}

} // namespace

class TestSourcesEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheDefault();
    void addsAServer();
    void showsErrorsBelowFields();
    void savesAndRevertsChanges();
    void keepsSecretsOutOfTheFile();
    void asksAboutUnsavedChanges();
    void asksBeforeClosing();
    void testsWhatIsTyped();
    void saysWhatIsWrong();
    void dropsLateAnswers();
    void showsStatesInTheList();
    void deletesAndUndoes();
    void ordersAndMakesDefault();
    void editsALocalPrometheus();
    void hasNamesAndTabOrder();
    void paintsInEveryTheme_data();
    void paintsInEveryTheme();

private:
    SourceEditor &open();
    void answerAll(const Result<SourceHealth> &health);
    QListWidget *list() const { return m_editor->findChild<QListWidget *>(); }
    void tidyUp() const { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SourceStore> m_store;
    std::unique_ptr<Credentials> m_credentials;
    std::unique_ptr<LocalPrometheus> m_local;
    std::unique_ptr<SourceEditor> m_editor;
    QList<std::pair<SourceSettings, SourceSecrets>> m_tested;
    std::vector<std::shared_ptr<QPromise<Result<SourceHealth>>>> m_questions;
};

void TestSourcesEditor::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    if (const Result<Theme> dark = loadTheme(u"dark"_s))
        installTheme(*dark);
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<SourceStore>(m_folder->filePath(u"sources.json"_s), saveFile);
    const QString secrets = m_folder->filePath(u"secrets.json"_s);
    m_credentials = std::make_unique<Credentials>(
        std::make_unique<NoVault>(), std::make_unique<FileVault>(secrets, saveFile), secrets);
    m_tested.clear();
    m_questions.clear();
}

void TestSourcesEditor::cleanup()
{
    m_editor.reset();
    m_local.reset();
}

SourceEditor &TestSourcesEditor::open()
{
    m_editor = std::make_unique<SourceEditor>(
        *m_store, *m_credentials,
        [this](const SourceSettings &settings, const SourceSecrets &secrets) {
            m_tested.append({settings, secrets});
            m_questions.push_back(std::make_shared<QPromise<Result<SourceHealth>>>());
            m_questions.back()->start();
            return m_questions.back()->future();
        },
        [this](const QString &) { return m_local.get(); });
    m_editor->show();
    m_editor->activateWindow();
    [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(m_editor.get());
    return *m_editor;
}

void TestSourcesEditor::answerAll(const Result<SourceHealth> &health)
{
    for (const auto &question : std::exchange(m_questions, {})) {
        question->addResult(health);
        question->finish();
    }
}

void TestSourcesEditor::showsTheDefault()
{
    SourceEditor &empty = open();
    QVERIFY(button(empty, u"Add a server"_s));
    QVERIFY(!button(empty, u"Save"_s));
    m_editor.reset();
    QVERIFY(m_store->add(server(u"One"_s)));
    QVERIFY(m_store->add(server(u"Two"_s)));
    QVERIFY(m_store->setDefault(u"two"_s));
    SourceEditor &editor = open();
    QCOMPARE(control<QLineEdit>(editor, u"Name"_s)->text(), u"Two"_s);
    QCOMPARE(list()->currentRow(), 1);
    QVERIFY(!editor.isChanged());
    QVERIFY(!button(editor, u"Save"_s)->isEnabled());
}

void TestSourcesEditor::addsAServer()
{
    SourceEditor &editor = open();
    QSignalSpy saved(&editor, &SourceEditor::sourceSaved);
    QTest::mouseClick(button(editor, u"Add a server"_s), Qt::LeftButton);
    QCOMPARE(list()->count(), 1);
    type(control<QLineEdit>(editor, u"Name"_s), u"Production"_s);
    type(control<QLineEdit>(editor, u"Address"_s), u"prom.example.org:9090/x/"_s);
    QTest::mouseClick(button(editor, u"Save"_s), Qt::LeftButton);
    QCOMPARE(m_store->sources().size(), 1);
    QCOMPARE(m_store->sources().first().url.toString(), u"http://prom.example.org:9090/x"_s);
    QCOMPARE(m_store->sources().first().uid, u"production"_s);
    QCOMPARE(saved.size(), 1);
    QVERIFY(!editor.isChanged());
    QCOMPARE(control<QLineEdit>(editor, u"Address"_s)->text(), u"http://prom.example.org:9090/x"_s);
}

void TestSourcesEditor::showsErrorsBelowFields()
{
    SourceEditor &editor = open();
    editor.addSource(u"prometheus"_s);
    type(control<QLineEdit>(editor, u"Address"_s), u"http://me:hunter2@a"_s);
    control<QLineEdit>(editor, u"Name"_s)->clear();
    editor.save();
    QVERIFY(m_store->sources().isEmpty());
    const auto *form = editor.findChild<ConnectionForm *>();
    QVERIFY(form->field(SourceField::Url)->error().contains(u"under Authentication"_s));
    QVERIFY(form->field(SourceField::Url)->findChild<QLabel *>()->isVisible());
    const auto *name = qobject_cast<FormField *>(control<QLineEdit>(editor, u"Name"_s)->parent());
    QVERIFY(!name->error().isEmpty());
    QVERIFY(!control<QLineEdit>(editor, u"Name"_s)->accessibleDescription().isEmpty());
}

void TestSourcesEditor::savesAndRevertsChanges()
{
    QVERIFY(m_store->add(server(u"One"_s)));
    SourceEditor &editor = open();
    auto *name = control<QLineEdit>(editor, u"Name"_s);
    type(name, u"Other"_s);
    QVERIFY(editor.isChanged());
    editor.revert();
    QCOMPARE(name->text(), u"One"_s);
    QVERIFY(!editor.isChanged());
    type(name, u"Other"_s);
    editor.save();
    QCOMPARE(m_store->find(u"one"_s)->name, u"Other"_s);
    QCOMPARE(list()->item(0)->text(), u"Other"_s);
}

void TestSourcesEditor::keepsSecretsOutOfTheFile()
{
    QVERIFY(m_store->add(server(u"One"_s, AuthKind::Basic)));
    SourceEditor &editor = open();
    QSignalSpy changed(m_credentials.get(), &Credentials::secretsChanged);
    auto *password = control<SecretEdit>(editor, u"Password"_s);
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    type(password, u"hunter2"_s);
    editor.save();
    QTRY_COMPARE(changed.size(), 1);
    QTRY_VERIFY(!editor.isChanged());
    QVERIFY(password->text().isEmpty());
    QTRY_VERIFY(password->placeholderText().contains(u"Stored"_s));
    QFile sources(m_folder->filePath(u"sources.json"_s));
    QVERIFY(sources.open(QIODevice::ReadOnly));
    QVERIFY(!sources.readAll().contains("hunter2"));
    QCOMPARE(editor.findChild<ConnectionForm *>()->secrets().password, QByteArray("hunter2"));

    // Another way of authentication: the old secret goes.
    auto *auth = control<QComboBox>(editor, u"Authentication"_s);
    auth->setCurrentIndex(0);
    editor.save();
    QTRY_COMPARE(changed.size(), 2);
    QFile secrets(m_folder->filePath(u"secrets.json"_s));
    QVERIFY(secrets.open(QIODevice::ReadOnly));
    QVERIFY(!secrets.readAll().contains("hunter2"));
}

void TestSourcesEditor::asksAboutUnsavedChanges()
{
    QVERIFY(m_store->add(server(u"One"_s)));
    QVERIFY(m_store->add(server(u"Two"_s)));
    SourceEditor &editor = open();
    auto *name = control<QLineEdit>(editor, u"Name"_s);
    type(name, u"Changed"_s);
    list()->setCurrentRow(1);
    QCOMPARE(list()->currentRow(), 0); // not yet
    QVERIFY(strip(editor)->message().contains(u"Changed"_s));
    QTest::mouseClick(button(editor, u"Keep editing"_s), Qt::LeftButton);
    QCOMPARE(name->text(), u"Changed"_s);
    QVERIFY(!strip(editor)->isVisible());

    tidyUp();
    list()->setCurrentRow(1);
    QTest::mouseClick(button(editor, u"Discard"_s), Qt::LeftButton);
    QCOMPARE(list()->currentRow(), 1);
    QCOMPARE(name->text(), u"Two"_s);
    QCOMPARE(m_store->find(u"one"_s)->name, u"One"_s);

    tidyUp();
    type(name, u"Second"_s);
    list()->setCurrentRow(0);
    tidyUp();
    QTest::mouseClick(button(*strip(editor), u"Save"_s), Qt::LeftButton);
    QCOMPARE(m_store->find(u"two"_s)->name, u"Second"_s);
    QCOMPARE(name->text(), u"One"_s);
}

void TestSourcesEditor::asksBeforeClosing()
{
    QVERIFY(m_store->add(server(u"One"_s)));
    SourceEditor &editor = open();
    type(control<QLineEdit>(editor, u"Name"_s), u"Changed"_s);
    editor.close();
    QVERIFY(editor.isVisible());
    QVERIFY(strip(editor)->isVisible());
    QTest::mouseClick(button(editor, u"Discard"_s), Qt::LeftButton);
    QVERIFY(!editor.isVisible());
    editor.show();
    editor.close();
    QVERIFY(!editor.isVisible());
}

void TestSourcesEditor::testsWhatIsTyped()
{
    QVERIFY(m_store->add(server(u"One"_s, AuthKind::Bearer)));
    SourceEditor &editor = open();
    type(control<SecretEdit>(editor, u"Token"_s), u"abc"_s);
    type(control<QLineEdit>(editor, u"Address"_s), u"http://other:1"_s);
    QTest::mouseClick(button(editor, u"Test"_s), Qt::LeftButton);
    QCOMPARE(m_tested.last().first.url.toString(), u"http://other:1"_s);
    QCOMPARE(m_tested.last().second.token, QByteArray("abc"));
    answerAll(Result<SourceHealth>(SourceHealth{u"Prometheus"_s, u"2.42.0"_s, 38, 0, {}}));
    QTRY_VERIFY(button(editor, u"Test again"_s));
    const QList<MessageBar *> bars = editor.findChildren<MessageBar *>();
    const auto said = [&] {
        return std::any_of(bars.cbegin(), bars.cend(), [](const MessageBar *bar) {
            return bar->message() == u"Prometheus 2.42.0 answers in 38 ms."_s && bar->isVisible() &&
                   bar->kind() == MessageKind::Success;
        });
    };
    QVERIFY(said());
    QVERIFY(m_store->find(u"one"_s)->url.host() != u"other"_s);
}

void TestSourcesEditor::saysWhatIsWrong()
{
    QVERIFY(m_store->add(server(u"One"_s)));
    SourceEditor &editor = open();
    editor.test();
    answerAll(Result<SourceHealth>(failure(ErrorKind::Network, u"<b>Refused</b>"_s, u"port 1"_s)));
    QTRY_VERIFY(button(editor, u"Test again"_s));
    const QList<QLabel *> labels = editor.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->text() == u"<b>Refused</b>\nport 1"_s &&
               label->textFormat() == Qt::PlainText && label->isVisible();
    }));
}

void TestSourcesEditor::dropsLateAnswers()
{
    QVERIFY(m_store->add(server(u"One"_s)));
    QVERIFY(m_store->add(server(u"Two"_s)));
    SourceEditor &editor = open();
    editor.test();
    editor.selectSource(u"two"_s);
    answerAll(Result<SourceHealth>(SourceHealth{u"Prometheus"_s, u"1"_s, 1, 0, {}}));
    QTRY_VERIFY(button(editor, u"Test again"_s));
    const QList<MessageBar *> bars = editor.findChildren<MessageBar *>();
    for (const MessageBar *bar : bars)
        QVERIFY(!bar->isVisible());
}

void TestSourcesEditor::showsStatesInTheList()
{
    QVERIFY(m_store->add(server(u"One"_s)));
    QVERIFY(m_store->add(server(u"Two"_s, AuthKind::Bearer)));
    SourceSettings local = server(u"Three"_s);
    local.kind = u"local"_s;
    local.targets = {u"localhost:1"_s};
    QVERIFY(m_store->add(local));
    LocalPrometheusSettings settings;
    settings.program = u"/nowhere/prometheus"_s;
    m_local = std::make_unique<LocalPrometheus>(settings);
    open();
    QTRY_COMPARE(m_tested.size(), 2); // each saved server is asked, nothing else
    answerAll(Result<SourceHealth>(SourceHealth{u"Thanos"_s, u"0.30"_s, 5, 0, {}}));
    QTRY_COMPARE(list()->item(0)->toolTip(), toolTipText(u"Thanos 0.30 answers in 5 ms."_s));
    QTRY_COMPARE(list()->item(1)->toolTip(), toolTipText(u"Thanos 0.30 answers in 5 ms."_s));
    m_local->start();
    QVERIFY(list()->item(2)->toolTip().contains(u"apt install"_s));
    QVERIFY(list()->item(2)->data(Qt::AccessibleTextRole).toString().contains(u"Three"_s));
}

void TestSourcesEditor::deletesAndUndoes()
{
    QVERIFY(m_store->add(server(u"One"_s, AuthKind::Basic)));
    QVERIFY(m_store->add(server(u"Two"_s)));
    QSignalSpy changed(m_credentials.get(), &Credentials::secretsChanged);
    m_credentials->write(u"one"_s, {"secret", {}, {}, {}});
    QTRY_COMPARE(changed.size(), 1);
    const QList<SourceSettings> before = m_store->sources();
    SourceEditor &editor = open();
    editor.selectSource(u"one"_s);
    editor.removeSource();
    QCOMPARE(m_store->sources().size(), 1);
    QCOMPARE(control<QLineEdit>(editor, u"Name"_s)->text(), u"Two"_s);
    QTest::mouseClick(button(editor, u"Undo"_s), Qt::LeftButton);
    QCOMPARE(m_store->sources(), before);
    QTRY_COMPARE(editor.findChild<ConnectionForm *>()->secrets().password, QByteArray("secret"));

    tidyUp();
    editor.removeSource();
    editor.selectSource(u"two"_s);
    QVERIFY(button(editor, u"Undo"_s)); // still offered
    editor.close();
    QTRY_COMPARE(changed.size(), 2); // now the secret is gone for good
}

void TestSourcesEditor::ordersAndMakesDefault()
{
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(m_store->add(server(name)));
    SourceEditor &editor = open();
    editor.selectSource(u"b"_s);
    QTest::keyClick(&editor, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_store->sources().first().uid, u"b"_s);
    QCOMPARE(list()->currentRow(), 0);
    QTest::keyClick(&editor, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_store->sources().at(1).uid, u"b"_s);
    const QList<QToolButton *> buttons = editor.findChildren<QToolButton *>();
    for (QToolButton *tool : buttons) {
        if (tool->accessibleName() == u"Make this the default"_s)
            tool->click();
    }
    QCOMPARE(m_store->defaultSource()->uid, u"b"_s);
    QVERIFY(!editor.isChanged());
}

void TestSourcesEditor::editsALocalPrometheus()
{
    SourceEditor &editor = open();
    editor.addSource(u"local"_s);
    QVERIFY(!button(editor, u"Test"_s));
    auto *targets = control<QPlainTextEdit>(editor, u"Addresses of metrics, one a line"_s);
    targets->setPlainText(u"localhost:8000\nnot good"_s);
    editor.save();
    QVERIFY(m_store->sources().isEmpty());
    targets->setPlainText(u"localhost:8000\n\ndjango=b:1/m\n"_s);
    editor.save();
    QCOMPARE(m_store->sources().size(), 1);
    QCOMPARE(m_store->sources().first().targets,
             (QStringList{u"localhost:8000"_s, u"django=b:1/m"_s}));

    LocalPrometheusSettings settings;
    settings.program = u"/nowhere/prometheus"_s;
    m_local = std::make_unique<LocalPrometheus>(settings);
    editor.refreshLocal();
    m_local->start();
    const QList<QLabel *> labels = editor.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->text().contains(u"sudo apt install prometheus"_s) && label->isVisible();
    }));
    m_local.reset(); // the form lives on
    editor.refreshLocal();
}

void TestSourcesEditor::hasNamesAndTabOrder()
{
    QVERIFY(m_store->add(server(u"One"_s, AuthKind::Basic)));
    SourceEditor &editor = open();
    const QList<QWidget *> widgets = editor.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool reached = widget->isVisible() && widget->focusPolicy() & Qt::TabFocus &&
                             !widget->focusProxy() && !qobject_cast<const QScrollArea *>(widget);
        const auto *text = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (text && !text->text().isEmpty());
        QVERIFY2(!reached || named, widget->metaObject()->className());
    }
    control<QLineEdit>(editor, u"Name"_s)->setFocus();
    QStringList order;
    for (int i = 0; i < 5; ++i) {
        order.append(QApplication::focusWidget()->accessibleName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order, (QStringList{u"Name"_s, u"Kind"_s, u"Address"_s, u"Authentication"_s,
                                 u"User name"_s}));
}

void TestSourcesEditor::paintsInEveryTheme_data()
{
    QTest::addColumn<QString>("theme");
    for (const char *theme : {"dark", "light", "highcontrast"})
        QTest::newRow(theme) << QString::fromLatin1(theme);
}

void TestSourcesEditor::paintsInEveryTheme()
{
    QFETCH(QString, theme);
    const Result<Theme> loaded = loadTheme(theme);
    QVERIFY(loaded);
    SourceSettings full = server(u"prometheus-prod"_s, AuthKind::Headers);
    full.headerNames = {u"X-Api-Key"_s, u"X-Team"_s};
    full.skipTlsVerify = true;
    full.tenant = u"team-a"_s;
    full.queryParameters = {{u"partial_response"_s, u"true"_s}};
    QVERIFY(m_store->add(full));
    SourceSettings local = server(u"Django on this machine"_s);
    local.kind = u"local"_s;
    local.targets = {u"django=localhost:8000/metrics"_s, u"node=localhost:9100"_s};
    QVERIFY(m_store->add(local));
    QVERIFY(m_store->add(server(u"Thanos"_s, AuthKind::Bearer)));
    SourceEditor &editor = open();
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
    answerAll(Result<SourceHealth>(SourceHealth{u"Thanos"_s, u"0.30.2"_s, 38, 0, {}}));
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

QTEST_MAIN(TestSourcesEditor)
#include "tst_sourceseditor.moc"
