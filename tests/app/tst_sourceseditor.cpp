#include "app/settings/connectionform.h"
#include "app/settings/secretedit.h"
#include "tests/app/sourceeditorfixture.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// Typing into the editor of the data sources: what is kept, asked back and refused.
class TestSourcesEditor : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void showsTheDefault();
    void addsAServer();
    void showsErrorsBelowFields();
    void savesAndRevertsChanges();
    void keepsSecretsOutOfTheFile();
    void asksAboutUnsavedChanges();
    void asksBeforeClosing();
    void editsALocalPrometheus();
    void hasNamesAndTabOrder();

private:
    std::unique_ptr<SourceEditorFixture> m_fixture;
};

void TestSourcesEditor::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_fixture = std::make_unique<SourceEditorFixture>();
}

void TestSourcesEditor::showsTheDefault()
{
    SourceEditor &empty = m_fixture->open();
    QVERIFY(button(empty, u"Add a server"_s));
    QVERIFY(!button(empty, u"Save"_s));
    m_fixture->editor.reset();
    QVERIFY(m_fixture->store->add(server(u"One"_s)));
    QVERIFY(m_fixture->store->add(server(u"Two"_s)));
    QVERIFY(m_fixture->store->setDefault(u"two"_s));
    SourceEditor &editor = m_fixture->open();
    QCOMPARE(control<QLineEdit>(editor, u"Name"_s)->text(), u"Two"_s);
    QCOMPARE(m_fixture->list()->currentRow(), 1);
    QVERIFY(!editor.isChanged());
    QVERIFY(!button(editor, u"Save"_s)->isEnabled());
}

void TestSourcesEditor::addsAServer()
{
    SourceEditor &editor = m_fixture->open();
    QSignalSpy saved(&editor, &SourceEditor::sourceSaved);
    QTest::mouseClick(button(editor, u"Add a server"_s), Qt::LeftButton);
    QCOMPARE(m_fixture->list()->count(), 1);
    type(control<QLineEdit>(editor, u"Name"_s), u"Production"_s);
    type(control<QLineEdit>(editor, u"Address"_s), u"prom.example.org:9090/x/"_s);
    QTest::mouseClick(button(editor, u"Save"_s), Qt::LeftButton);
    QCOMPARE(m_fixture->store->sources().size(), 1);
    QCOMPARE(m_fixture->store->sources().first().url.toString(),
             u"http://prom.example.org:9090/x"_s);
    QCOMPARE(m_fixture->store->sources().first().uid, u"production"_s);
    QCOMPARE(saved.size(), 1);
    QVERIFY(!editor.isChanged());
    QCOMPARE(control<QLineEdit>(editor, u"Address"_s)->text(), u"http://prom.example.org:9090/x"_s);
}

void TestSourcesEditor::showsErrorsBelowFields()
{
    SourceEditor &editor = m_fixture->open();
    editor.addSource(u"prometheus"_s);
    type(control<QLineEdit>(editor, u"Address"_s), u"http://me:hunter2@a"_s);
    control<QLineEdit>(editor, u"Name"_s)->clear();
    editor.save();
    QVERIFY(m_fixture->store->sources().isEmpty());
    const auto *form = editor.findChild<ConnectionForm *>();
    QVERIFY(form->field(SourceField::Url)->error().contains(u"under Authentication"_s));
    QVERIFY(form->field(SourceField::Url)->findChild<QLabel *>()->isVisible());
    const auto *name = qobject_cast<FormField *>(control<QLineEdit>(editor, u"Name"_s)->parent());
    QVERIFY(!name->error().isEmpty());
    QVERIFY(!control<QLineEdit>(editor, u"Name"_s)->accessibleDescription().isEmpty());
}

void TestSourcesEditor::savesAndRevertsChanges()
{
    QVERIFY(m_fixture->store->add(server(u"One"_s)));
    SourceEditor &editor = m_fixture->open();
    auto *name = control<QLineEdit>(editor, u"Name"_s);
    type(name, u"Other"_s);
    QVERIFY(editor.isChanged());
    editor.revert();
    QCOMPARE(name->text(), u"One"_s);
    QVERIFY(!editor.isChanged());
    type(name, u"Other"_s);
    editor.save();
    QCOMPARE(m_fixture->store->find(u"one"_s)->name, u"Other"_s);
    QCOMPARE(m_fixture->list()->item(0)->text(), u"Other"_s);
}

void TestSourcesEditor::keepsSecretsOutOfTheFile()
{
    QVERIFY(m_fixture->store->add(server(u"One"_s, AuthKind::Basic)));
    SourceEditor &editor = m_fixture->open();
    QSignalSpy changed(m_fixture->credentials.get(), &Credentials::secretsChanged);
    auto *password = control<SecretEdit>(editor, u"Password"_s);
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    type(password, u"hunter2"_s);
    editor.save();
    QTRY_COMPARE(changed.size(), 1);
    QTRY_VERIFY(!editor.isChanged());
    QVERIFY(password->text().isEmpty());
    QTRY_VERIFY(password->placeholderText().contains(u"Stored"_s));
    QFile sources(m_fixture->folder.filePath(u"sources.json"_s));
    QVERIFY(sources.open(QIODevice::ReadOnly));
    QVERIFY(!sources.readAll().contains("hunter2"));
    QCOMPARE(editor.findChild<ConnectionForm *>()->secrets().password, QByteArray("hunter2"));

    // Another way of authentication: the old secret goes.
    auto *auth = control<QComboBox>(editor, u"Authentication"_s);
    auth->setCurrentIndex(0);
    editor.save();
    QTRY_COMPARE(changed.size(), 2);
    QFile secrets(m_fixture->folder.filePath(u"secrets.json"_s));
    QVERIFY(secrets.open(QIODevice::ReadOnly));
    QVERIFY(!secrets.readAll().contains("hunter2"));
}

void TestSourcesEditor::asksAboutUnsavedChanges()
{
    QVERIFY(m_fixture->store->add(server(u"One"_s)));
    QVERIFY(m_fixture->store->add(server(u"Two"_s)));
    SourceEditor &editor = m_fixture->open();
    auto *name = control<QLineEdit>(editor, u"Name"_s);
    type(name, u"Changed"_s);
    m_fixture->list()->setCurrentRow(1);
    QCOMPARE(m_fixture->list()->currentRow(), 0); // not yet
    QVERIFY(strip(editor)->message().contains(u"Changed"_s));
    QTest::mouseClick(button(editor, u"Keep editing"_s), Qt::LeftButton);
    QCOMPARE(name->text(), u"Changed"_s);
    QVERIFY(!strip(editor)->isVisible());

    m_fixture->tidyUp();
    m_fixture->list()->setCurrentRow(1);
    QTest::mouseClick(button(editor, u"Discard"_s), Qt::LeftButton);
    QCOMPARE(m_fixture->list()->currentRow(), 1);
    QCOMPARE(name->text(), u"Two"_s);
    QCOMPARE(m_fixture->store->find(u"one"_s)->name, u"One"_s);

    m_fixture->tidyUp();
    type(name, u"Second"_s);
    m_fixture->list()->setCurrentRow(0);
    m_fixture->tidyUp();
    QTest::mouseClick(button(*strip(editor), u"Save"_s), Qt::LeftButton);
    QCOMPARE(m_fixture->store->find(u"two"_s)->name, u"Second"_s);
    QCOMPARE(name->text(), u"One"_s);
}

void TestSourcesEditor::asksBeforeClosing()
{
    QVERIFY(m_fixture->store->add(server(u"One"_s)));
    SourceEditor &editor = m_fixture->open();
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

void TestSourcesEditor::editsALocalPrometheus()
{
    SourceEditor &editor = m_fixture->open();
    editor.addSource(u"local"_s);
    QVERIFY(!button(editor, u"Test"_s));
    auto *targets = control<QPlainTextEdit>(editor, u"Addresses of metrics, one a line"_s);
    targets->setPlainText(u"localhost:8000\nnot good"_s);
    editor.save();
    QVERIFY(m_fixture->store->sources().isEmpty());
    targets->setPlainText(u"localhost:8000\n\ndjango=b:1/m\n"_s);
    editor.save();
    QCOMPARE(m_fixture->store->sources().size(), 1);
    QCOMPARE(m_fixture->store->sources().first().targets,
             (QStringList{u"localhost:8000"_s, u"django=b:1/m"_s}));

    LocalPrometheusSettings settings;
    settings.program = u"/nowhere/prometheus"_s;
    m_fixture->local = std::make_unique<LocalPrometheus>(settings);
    editor.refreshLocal();
    m_fixture->local->start();
    const QList<QLabel *> labels = editor.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->text().contains(u"sudo apt install prometheus"_s) && label->isVisible();
    }));
    m_fixture->local.reset(); // the form lives on
    editor.refreshLocal();
}

void TestSourcesEditor::hasNamesAndTabOrder()
{
    QVERIFY(m_fixture->store->add(server(u"One"_s, AuthKind::Basic)));
    SourceEditor &editor = m_fixture->open();
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

QTEST_MAIN(TestSourcesEditor)
#include "tst_sourceseditor.moc"
