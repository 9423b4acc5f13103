#include "widgets/controls/findbar.h"
#include "widgets/controls/jsoneditor.h"
#include "widgets/controls/jsontokens.h"
#include "widgets/theme/promontorystyle.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QThreadPool>
#include <QToolButton>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

QString spelled(const QString &line)
{
    constexpr std::array Names{"key", "text", "number", "word", "bracket"};
    QStringList parts;
    const QList<JsonToken> tokens = jsonTokens(line);
    for (const JsonToken &token : tokens)
        parts.append(QString::fromLatin1(Names.at(size_t(token.kind))) + u' '
                     + line.mid(token.start, token.length));
    return parts.join(u'|');
}

} // namespace

class TestJsonEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installTheme(loadTheme(u"dark"_s).value_or(Theme())); }

    void tokens_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        QTest::newRow("member") << u"  \"a\": \"b\","_s << u"key \"a\"|text \"b\""_s;
        QTest::newRow("numbers") << u"[-1.5e+3, 0]"_s << u"bracket [|number -1.5e+3|number 0|bracket ]"_s;
        QTest::newRow("words") << u"{\"a\" : true}"_s << u"bracket {|key \"a\"|word true|bracket }"_s;
        QTest::newRow("escapes") << u"\"a\\\"]\\\\\": 1"_s << u"key \"a\\\"]\\\\\"|number 1"_s;
        QTest::newRow("open text") << u"\"a: [1"_s << u"text \"a: [1"_s;
        QTest::newRow("escape at the end") << u"\"a\\"_s << u"text \"a\\"_s;
        QTest::newRow("nothing") << u" , : "_s << QString();
    }

    void tokens()
    {
        QFETCH(QString, line);
        QTEST(spelled(line), "expected");
    }

    void brackets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("expected");
        const QString text = u"{\"a\": [\n 1, \"]\"\n]}"_s;
        QTest::newRow("forwards") << text << 6 << int(text.lastIndexOf(u']'));
        QTest::newRow("backwards") << text << int(text.size()) - 1 << 0;
        QTest::newRow("inside of a text") << text << int(text.indexOf(u']')) << -1;
        QTest::newRow("no bracket") << text << 1 << -1;
        QTest::newRow("never closed") << u"[[]"_s << 0 << -1;
        QTest::newRow("behind the end") << text << 100 << -1;
    }

    void brackets()
    {
        QFETCH(QString, text);
        QFETCH(int, at);
        QTextDocument document(text);
        QTEST(matchingBracket(document, at), "expected");
    }

    void longLinesAreBroken()
    {
        const QString text = u"[\""_s + QString(5000, u'[') + u"\","_s + QString(3000, u' ') + u"1,2]"_s;
        const QString broken = withShortLines(text);
        QCOMPARE(broken.count(u'\n'), 2);
        QCOMPARE(QString(broken).remove(u'\n'), text);
        QCOMPARE(withShortLines(u"[1,\n2]"_s), u"[1,\n2]"_s);
    }

    void keys_data()
    {
        QTest::addColumn<QString>("before"); // "|" is the cursor
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("after");
        QTest::newRow("tab") << u"|a"_s << int(Qt::Key_Tab) << u"  |a"_s;
        QTest::newRow("tab to the next stop") << u"a|"_s << int(Qt::Key_Tab) << u"a |"_s;
        QTest::newRow("back tab") << u"    a|"_s << int(Qt::Key_Backtab) << u"  a|"_s;
        QTest::newRow("enter keeps the indent") << u"  a|"_s << int(Qt::Key_Return) << u"  a\n  |"_s;
        QTest::newRow("enter behind a bracket") << u"  {|"_s << int(Qt::Key_Return) << u"  {\n    |"_s;
        QTest::newRow("enter between brackets") << u"  {|}"_s << int(Qt::Key_Return) << u"  {\n    |\n  }"_s;
        QTest::newRow("closing bracket") << u"    |"_s << int(Qt::Key_BraceRight) << u"  }|"_s;
        QTest::newRow("closing bracket behind text") << u"  1|"_s << int(Qt::Key_BraceRight) << u"  1}|"_s;
    }

    void keys()
    {
        QFETCH(QString, before);
        QFETCH(int, key);
        QFETCH(QString, after);
        JsonTextEdit edit;
        edit.setPlainText(QString(before).remove(u'|'));
        QTextCursor cursor = edit.textCursor();
        cursor.setPosition(int(before.indexOf(u'|')));
        edit.setTextCursor(cursor);
        if (key == Qt::Key_BraceRight)
            QTest::keyClick(&edit, '}');
        else
            QTest::keyClick(&edit, Qt::Key(key), key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
        QString now = edit.toPlainText();
        now.insert(edit.textCursor().position(), u'|');
        QCOMPARE(now, after);
        edit.undo();
        QCOMPARE(edit.toPlainText(), QString(before).remove(u'|'));
    }

    void tabMovesSelectedLines()
    {
        JsonTextEdit edit;
        edit.setPlainText(u"a\n\nb\nc"_s);
        QTextCursor cursor(edit.document());
        cursor.setPosition(5, QTextCursor::KeepAnchor);
        edit.setTextCursor(cursor);
        QTest::keyClick(&edit, Qt::Key_Tab);
        QCOMPARE(edit.toPlainText(), u"  a\n\n  b\nc"_s);
        QTest::keyClick(&edit, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(edit.toPlainText(), u"a\n\nb\nc"_s);
    }

    void checksAreAskedWhenTypingRests()
    {
        JsonEditor editor;
        QSignalSpy wanted(&editor, &JsonEditor::checkWanted);
        QSignalSpy edited(&editor, &JsonEditor::edited);
        editor.setText(u"{}"_s);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(edited.size(), 0);
        QVERIFY(!editor.isEdited());
        for (const char letter : {'a', 'b', 'c'})
            QTest::keyClick(&editor.textEdit(), letter);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(edited.size(), 3);
        QTRY_COMPARE(wanted.size(), 2);
        QCOMPARE(wanted.last().at(1).toString(), u"abc{}"_s);
        QVERIFY(editor.isEdited());
    }

    void lateVerdictsAreDropped()
    {
        JsonEditor editor;
        editor.setText(u"{}"_s);
        const quint64 old = editor.revision();
        editor.replaceText(u"[]"_s);
        editor.setProblems(old, {{1, 1, u"Old."_s, false}});
        QVERIFY(!editor.isChecked());
        QVERIFY(!editor.hasErrors());
        editor.setProblems(editor.revision(), {{1, 2, u"New."_s, false}});
        QVERIFY(editor.isChecked());
        QVERIFY(editor.hasErrors());
    }

    void problemsLeadToTheirPlace()
    {
        JsonEditor editor;
        editor.resize(600, 400);
        editor.setText(u"[\n  \"𝄞\", x,\n  <b>\n]"_s);
        editor.setProblems(editor.revision(), {{3, 3, u"<b>Second</b>"_s, true}, {2, 8, u"First"_s, false}});
        auto *list = editor.findChild<QListWidget *>();
        QCOMPARE(list->count(), 2);
        QVERIFY(list->item(0)->text().startsWith(u"2:8"_s));
        list->setCurrentRow(0);
        emit list->itemActivated(list->item(0));
        QTextCursor cursor = editor.textEdit().textCursor();
        QCOMPARE(cursor.blockNumber(), 1);
        QCOMPARE(cursor.block().text().at(cursor.positionInBlock()), QChar(u'x'));
        editor.textEdit().goToProblem(1);
        QCOMPARE(editor.textEdit().textCursor().blockNumber(), 2);
        editor.textEdit().goToProblem(1); // round the end
        QCOMPARE(editor.textEdit().textCursor().blockNumber(), 1);
        QCOMPARE(editor.textEdit().problemAt(cursor.position())->message, u"First"_s);
        QVERIFY(!editor.textEdit().problemAt(0));
        bool underlined = false;
        for (const QTextEdit::ExtraSelection &mark : editor.textEdit().extraSelections())
            underlined = underlined || mark.format.underlineStyle() == QTextCharFormat::WaveUnderline;
        QVERIFY(underlined);
    }

    void findsRoundTheEnd()
    {
        JsonEditor editor;
        editor.setText(u"[\"Job\", \"job\",\n \"jobs\"]"_s);
        auto *bar = editor.findChild<FindBar *>();
        bar->open();
        bar->findChild<QLineEdit *>()->setText(u"job"_s);
        QCOMPARE(bar->foundText(), u"1 of 3"_s);
        bar->find(1);
        bar->find(1);
        QCOMPARE(bar->foundText(), u"3 of 3"_s);
        bar->find(1);
        QCOMPARE(bar->foundText(), u"1 of 3"_s);
        bar->find(-1);
        QCOMPARE(bar->foundText(), u"3 of 3"_s);
        bar->findChild<QToolButton *>()->setChecked(true);
        QCOMPARE(bar->foundText(), u"2 of 2"_s);
        bar->findChild<QLineEdit *>()->setText(u"none"_s);
        QCOMPARE(bar->foundText(), u"Not found"_s);
        QTest::keyClick(bar->findChild<QLineEdit *>(), Qt::Key_Escape);
        QTest::keyClick(bar->findChild<QLineEdit *>(), Qt::Key_Escape);
        QVERIFY(bar->isHidden());
        bar->open();
        QTest::keyClick(&editor.textEdit(), Qt::Key_Escape); // not the window's yet
        QVERIFY(bar->isHidden());
    }

    void formatsAsOneStep()
    {
        JsonEditor editor;
        editor.setText(u"{\"b\":1.50,\"a\":[1,2]}"_s);
        trigger(editor, u"Format"_s);
        QTRY_COMPARE(editor.text(), u"{\n  \"b\": 1.50,\n  \"a\": [1, 2]\n}\n"_s);
        editor.textEdit().undo();
        QCOMPARE(editor.text(), u"{\"b\":1.50,\"a\":[1,2]}"_s);
    }

    void textThatBecameReadOnlyIsNotFormatted()
    {
        JsonEditor editor;
        editor.setText(u"{\"b\":1}"_s);
        QThreadPool *pool = QThreadPool::globalInstance();
        const int threads = pool->maxThreadCount();
        QTRY_COMPARE(pool->activeThreadCount(), 0);
        pool->setMaxThreadCount(1);
        QSemaphore isReadOnly; // else the text may be formatted before
        pool->start([&isReadOnly] { isReadOnly.acquire(); });
        trigger(editor, u"Format"_s);
        editor.setReadOnly(true);
        isReadOnly.release();
        const bool isDone = pool->waitForDone();
        pool->setMaxThreadCount(threads);
        QVERIFY(isDone);
        QCoreApplication::processEvents();
        QCOMPARE(editor.text(), u"{\"b\":1}"_s);
        for (const QToolButton *button : editor.findChildren<QToolButton *>())
            QVERIFY(button->text() != "Format"_L1 || !button->isEnabled());
    }

    void brokenTextIsNotFormatted()
    {
        JsonEditor editor;
        editor.setText(u"{\"b\":"_s);
        trigger(editor, u"Format"_s);
        QTRY_VERIFY(editor.findChildren<QToolButton *>().at(0)->isEnabled());
        QCOMPARE(editor.text(), u"{\"b\":"_s);
    }

    void largeTextsStayInSightOnly()
    {
        JsonEditor editor;
        editor.resize(600, 400);
        QString text = u"[\n"_s;
        for (int i = 0; i < 150'000; ++i)
            text += u"  {\"name\": \"a series of some length\", \"value\": %1},\n"_s.arg(i);
        text += u"  0\n]\n"_s;
        editor.setText(text);
        QCOMPARE(editor.textEdit().blockCount(), 150'004);
        editor.textEdit().goTo(100'000, 5);
        QCOMPARE(editor.textEdit().textCursor().blockNumber(), 99'999);
        QVERIFY(editor.textEdit().extraSelections().size() < 1000);
        QTest::keyClick(&editor.textEdit(), 'x');
        QVERIFY(editor.isEdited());
    }

private:
    static void trigger(JsonEditor &editor, const QString &name)
    {
        const QList<QAction *> actions = editor.actions();
        for (QAction *action : actions) {
            if (action->text() == name)
                return action->trigger();
        }
        QFAIL(qPrintable(name));
    }
};

QTEST_MAIN(TestJsonEditor)
#include "tst_jsoneditor.moc"
