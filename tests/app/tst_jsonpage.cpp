#include "app/dashboard/dashboardjson.h"
#include "app/dashboardsettings/jsonpage.h"
#include "widgets/common/messagebar.h"
#include "widgets/controls/jsoneditor.h"
#include "widgets/theme/promontorystyle.h"

#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Dashboard dashboardNamed(const QString &title)
{
    Dashboard dashboard;
    dashboard.uid = u"d"_s;
    dashboard.title = title;
    PanelSpec panel;
    panel.id.value = qint64(1);
    panel.type = u"timeseries"_s;
    panel.rect = {0, 0, 12, 8};
    dashboard.panels.append(panel);
    return dashboard;
}

/// A document of ours with these lines in place of its own.
QString withHead(const QString &lines)
{
    return u"{\n  \"format\": \"promontory-dashboard\",\n  \"version\": 1,\n  \"uid\": \"d\",\n"_s + lines;
}

constexpr auto Tail = "\n  \"time\": {\"from\": \"now-1h\", \"to\": \"now\"},\n  \"panels\": []\n}\n"_L1;

} // namespace

class TestJsonPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        installTheme(loadTheme(u"dark"_s).value_or(Theme()));
    }

    void init()
    {
        m_page = std::make_unique<JsonPage>();
        m_checked = std::make_unique<QSignalSpy>(m_page.get(), &JsonPage::checked);
        m_page->setDashboard(dashboardNamed(u"First"_s));
    }

    void nothingIsEditedAtFirst()
    {
        QVERIFY(!m_page->isEdited());
        QVERIFY(!m_page->isChecked()); // it is read on another thread
        QCOMPARE(m_page->dashboard()->title, u"First"_s);
        QTRY_COMPARE(m_checked->size(), 1);
        QVERIFY(m_page->isChecked());
        QVERIFY(m_page->editor().textEdit().problems().isEmpty());
    }

    void editsBecomeADashboard()
    {
        QSignalSpy edited(m_page.get(), &JsonPage::edited);
        replace(u"First"_s, u"Second"_s);
        QVERIFY(!edited.isEmpty());
        QVERIFY(m_page->isEdited());
        QVERIFY(!m_page->dashboard()); // not read yet
        QTRY_VERIFY(m_page->isChecked());
        QCOMPARE(m_page->dashboard()->title, u"Second"_s);
        QCOMPARE(m_page->dashboard()->panels.size(), 1);
        m_page->editor().textEdit().undo();
        QTRY_VERIFY(m_page->isChecked());
        QVERIFY(!m_page->isEdited());
    }

    void brokenTextsSayWhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const QString &text, int line, int column, const char *part) {
            QTest::newRow(name) << text << line << column << QString::fromLatin1(part);
        };
        row("empty", {}, 1, 1, "empty");
        row("no value", u"{\n  \"a\": \n}"_s, 3, 1, "");
        row("comma at the end", u"{\n  \"a\": 1,\n}"_s, 2, 9, "comma");
        row("no comma", u"{\n  \"a\": 1\n  \"b\": 2\n}"_s, 3, 3, "");
        row("no colon", u"{\"a\" 1}"_s, 1, 6, "");
        row("open text", u"{\"a\": \"b\n}"_s, 1, 9, "");
        row("open object", u"{\n  \"a\": 1\n"_s, 3, 1, "ends");
        row("single quotes", u"{'a': 1}"_s, 1, 2, "double quotes");
        row("a comment", u"{\n  // a\n}"_s, 2, 3, "comments");
        row("no value at all", u"{\"a\": maybe}"_s, 1, 7, "");
        row("behind other letters", u"{\"äö𝄞\": 1, x}"_s, 1, 12, "");
        row("more text", u"{}\n{}"_s, 2, 1, "follows");
        row("newer version", u"{\n  \"format\": \"promontory-dashboard\",\n  \"version\": 99\n}"_s, 3, 14, "newer");
        row("no format", u"{\"version\": 1, \"a\": []}"_s, 1, 1, "");
        row("wrong kind", withHead(u"  \"title\": \"T\",\n  \"tags\": 7,"_s + Tail), 6, 11, "tags");
        row("title of a wrong kind", withHead(u"  \"title\": 5,"_s + Tail), 5, 12, "title");
        row("unknown variable kind", withHead(u"  \"title\": \"T\",\n  \"variables\": [{\"type\": 3}],"_s + Tail), 6, 26,
            "type");
    }

    void brokenTextsSayWhere()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, part);
        m_page->editor().replaceText(text);
        QTRY_VERIFY(m_page->isChecked());
        QVERIFY(m_page->editor().hasErrors());
        QVERIFY(!m_page->dashboard());
        const TextProblem problem = m_page->editor().textEdit().problems().constFirst();
        const QString where = u"%1:%2 %3"_s.arg(QString::number(problem.line), QString::number(problem.column), problem.message);
        QVERIFY2(problem.line == line && problem.column == column, qPrintable(where));
        QVERIFY2(problem.message.contains(part, Qt::CaseInsensitive), qPrintable(where));
        QVERIFY(m_page->editor().findChild<QListWidget *>()->count() > 0);
    }

    void warningsLeaveTheDashboard()
    {
        m_page->editor().replaceText(withHead(
            u"  \"title\": \"T\",\n  \"variables\": [\n    {\"type\": \"query\", \"name\": \"a\", \"query\": \"label_values(up{x='$a'}, y)\"}],"_s
            + Tail));
        QTRY_VERIFY(m_page->isChecked());
        QVERIFY(!m_page->editor().hasErrors());
        QCOMPARE(m_page->editor().textEdit().problems().size(), 1);
        QCOMPARE(m_page->editor().textEdit().problems().constFirst().line, 7);
        QVERIFY(m_page->editor().textEdit().problems().constFirst().message.contains(u"itself"_s));
        QCOMPARE(m_page->dashboard()->variables.size(), 1);
    }

    void grafanasDocumentIsOffered()
    {
        m_page->editor().replaceText(
            u"{\"title\": \"From there\", \"schemaVersion\": 39, \"panels\": [{\"id\": 4, \"type\": \"text\", \"gridPos\": {\"x\": 0, \"y\": 0, \"w\": 6, \"h\": 4}}]}"_s);
        QTRY_VERIFY(m_page->isChecked());
        auto *note = m_page->findChild<MessageBar *>();
        QVERIFY(!note->isHidden());
        QVERIFY(!m_page->dashboard());
        note->findChild<QPushButton *>()->click();
        QTRY_VERIFY(m_page->isChecked());
        QVERIFY(m_page->dashboard());
        QCOMPARE(m_page->dashboard()->title, u"From there"_s);
        QCOMPARE(m_page->dashboard()->original[u"schemaVersion"].toInteger(), 39);
        QVERIFY(note->isHidden());
        m_page->editor().textEdit().undo();
        QTRY_VERIFY(m_page->isChecked());
        QVERIFY(!note->isHidden());
    }

    void onlyTheLastTextCounts()
    {
        for (int i = 0; i < 20; ++i)
            m_page->editor().setText(u"{\"a\": %1"_s.arg(i));
        QTRY_VERIFY(m_page->isChecked());
        QVERIFY(m_checked->size() < 20);
        QVERIFY(m_page->editor().hasErrors());
    }

    void largeTextsAreReadElsewhere()
    {
        QString items;
        for (int i = 0; i < 100'000; ++i)
            items += u"    {\"type\": \"text\", \"title\": \"a text of some length, number %1\"},\n"_s.arg(i);
        m_page->editor().setText(withHead(u"  \"title\": \"T\",\n  \"x\": [\n"_s + items + u"    0],"_s + Tail));
        QVERIFY(!m_page->isChecked()); // setText came back before
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isChecked(), 30'000);
        QVERIFY(!m_page->editor().hasErrors());
    }

private:
    void replace(const QString &before, const QString &after)
    {
        JsonTextEdit &edit = m_page->editor().textEdit();
        edit.moveCursor(QTextCursor::Start);
        QVERIFY(edit.find(before));
        edit.insertPlainText(after);
    }

    std::unique_ptr<JsonPage> m_page;
    std::unique_ptr<QSignalSpy> m_checked;
};

QTEST_MAIN(TestJsonPage)
#include "tst_jsonpage.moc"
