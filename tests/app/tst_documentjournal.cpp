#include "app/dashboard/dashboardjson.h"
#include "app/library/autosave.h"
#include "app/library/dashboardfile.h"
#include "app/library/filewatch.h"
#include "app/library/workkeeper.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Dashboard titled(const QString &title)
{
    Dashboard dashboard;
    dashboard.uid = u"u"_s;
    dashboard.title = title;
    return dashboard;
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class tst_DocumentJournal : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keptWithinASecond();
    void burstsGiveTheLastState();
    void discardWhileWriting();
    void failureIsSaid();
    void states();
    void twoFilesWithOneUid();
    void lostWorkIsNotOverwritten();
    void claimsEndWithTheirProcess();
    void damagedJournals();
    void largeDashboard();
    void watchSeesEveryKindOfSave();
    void watchIgnoresTheSameContent();
    void watchSaysWhatVanished();
    void workOfADocument();
    void workOfAnImport();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    QThreadPool m_pool;
};

void tst_DocumentJournal::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_DocumentJournal::keptWithinASecond()
{
    Autosave autosave(m_folder->path(), m_clock, m_pool);
    QSignalSpy kept(&autosave, &Autosave::kept);
    autosave.setFile(u"/somewhere/a.json"_s, "hash");
    QElapsedTimer time;
    time.start();
    autosave.keep(titled(u"Work"_s));
    QVERIFY(kept.wait(2000));
    QVERIFY(time.elapsed() < 1000);
    QCOMPARE(kept.at(0).at(0).toString(), path(u"u.autosave.json"_s));
    const auto journal = readJournal(path(u"u.autosave.json"_s));
    QVERIFY(journal.has_value());
    QCOMPARE(journal->dashboard.title, u"Work"_s);
    QCOMPARE(journal->path, u"/somewhere/a.json"_s);
    QCOMPARE(journal->baseHash, QByteArray("hash"));
    QVERIFY(journal->writtenMs > 1'600'000'000'000);
    autosave.discard();
    QVERIFY(findJournals(m_folder->path()).isEmpty());
}

void tst_DocumentJournal::burstsGiveTheLastState()
{
    Autosave autosave(m_folder->path(), m_clock, m_pool);
    QSignalSpy kept(&autosave, &Autosave::kept);
    for (int i = 0; i < 50; ++i)
        autosave.keep(titled(QString::number(i)));
    QVERIFY(kept.wait(2000));
    autosave.keep(titled(u"last"_s));
    QTRY_COMPARE(kept.size(), 2);
    QTRY_VERIFY(autosave.isIdle());
    QCOMPARE(findJournals(m_folder->path()).at(0).dashboard.title, u"last"_s);
}

void tst_DocumentJournal::discardWhileWriting()
{
    Autosave autosave(m_folder->path(), m_clock, m_pool);
    QSignalSpy kept(&autosave, &Autosave::kept);
    connect(&autosave, &Autosave::kept, this, [&autosave] { autosave.discard(); });
    autosave.keep(titled(u"Work"_s));
    QVERIFY(kept.wait(2000));
    QTRY_VERIFY(autosave.isIdle());
    QVERIFY(findJournals(m_folder->path()).isEmpty());
    autosave.keep(titled(u"Never written"_s));
    autosave.discard();
    QVERIFY(autosave.isIdle());
}

void tst_DocumentJournal::failureIsSaid()
{
    Autosave autosave(path(u"no such folder"_s), m_clock, m_pool);
    QSignalSpy failed(&autosave, &Autosave::failed);
    autosave.keep(titled(u"Work"_s));
    QVERIFY(failed.wait(2000));
    QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::Storage);
}

void tst_DocumentJournal::states()
{
    const QString file = path(u"a.json"_s);
    const auto saved = saveDashboardFileAs(file, titled(u"Saved"_s));
    QVERIFY(saved.has_value());
    Journal journal{path(u"j"_s), file, saved->hash(), 1, titled(u"Work"_s)};
    QCOMPARE(stateOf(journal), JournalState::Ahead);
    writeFile(file, writeDashboard(titled(u"Theirs"_s)));
    QCOMPARE(stateOf(journal), JournalState::Diverged);
    writeFile(file, writeDashboard(titled(u"Work"_s)));
    QCOMPARE(stateOf(journal), JournalState::Same);
    QVERIFY(QFile::remove(file));
    QCOMPARE(stateOf(journal), JournalState::FileGone);
    journal.path.clear();
    QCOMPARE(stateOf(journal), JournalState::Ahead);
}

void tst_DocumentJournal::twoFilesWithOneUid()
{
    Autosave first(m_folder->path(), m_clock, m_pool);
    Autosave second(m_folder->path(), m_clock, m_pool);
    QSignalSpy firstKept(&first, &Autosave::kept);
    QSignalSpy secondKept(&second, &Autosave::kept);
    first.keep(titled(u"a"_s));
    second.keep(titled(u"b"_s));
    QTRY_VERIFY(firstKept.size() == 1 && secondKept.size() == 1);
    QVERIFY(firstKept.at(0).at(0) != secondKept.at(0).at(0));
    QCOMPARE(findJournals(m_folder->path()).size(), 2);
    second.discard();
    const QList<Journal> journals = findJournals(m_folder->path());
    QCOMPARE(journals.size(), 1);
    QCOMPARE(journals.at(0).dashboard.title, u"a"_s);
}

void tst_DocumentJournal::lostWorkIsNotOverwritten()
{
    const QString lost = journalPath(m_folder->path(), u"u"_s);
    QVERIFY(writeJournal({lost, {}, {}, 1, titled(u"lost"_s)}));
    Autosave autosave(m_folder->path(), m_clock, m_pool);
    QSignalSpy kept(&autosave, &Autosave::kept);
    autosave.keep(titled(u"new"_s));
    QVERIFY(kept.wait(2000));
    QCOMPARE(kept.at(0).at(0).toString(), journalPath(m_folder->path(), u"u"_s, 2));
    QCOMPARE(readJournal(lost)->dashboard.title, u"lost"_s);
    autosave.discard();
    QVERIFY(QFile::exists(lost));
    autosave.adopt(lost);
    autosave.keep(titled(u"newer"_s));
    QVERIFY(kept.wait(2000));
    QCOMPARE(readJournal(lost)->dashboard.title, u"newer"_s);
    autosave.discard();
    QVERIFY(!QFile::exists(lost));
}

void tst_DocumentJournal::claimsEndWithTheirProcess()
{
    const QString file = path(u"u.autosave.json"_s);
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"--claim"_s, file});
    QVERIFY(other.waitForReadyRead());
    QVERIFY(!JournalClaim::take(file));
    other.kill();
    QVERIFY(other.waitForFinished());
    QVERIFY(QFile::exists(file + u".lock"_s)); // left behind
    std::optional<JournalClaim> claim = JournalClaim::take(file);
    QVERIFY(claim);
    QVERIFY(!JournalClaim::take(file));
    claim.reset();
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void tst_DocumentJournal::damagedJournals()
{
    const QString file = path(u"u.autosave.json"_s);
    QVERIFY(writeJournal({file, {}, {}, 1, titled(u"a"_s)}).has_value());
    QFile journal(file);
    QVERIFY(journal.open(QIODevice::ReadOnly));
    const QByteArray good = journal.readAll();
    journal.close();
    // Each beginning of it, and each byte turned: never a crash, either an error or a dashboard.
    for (qsizetype cut = 0; cut < good.size() - 1; ++cut) {
        writeFile(file, good.first(cut));
        QVERIFY(!readJournal(file).has_value());
    }
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad.at(i) ^ 0x20);
        writeFile(file, bad);
        const auto read = readJournal(file);
        QVERIFY(read.has_value() || !read.error().message.isEmpty());
    }
    QVERIFY(findJournals(m_folder->path()).size() <= 1);
}

void tst_DocumentJournal::largeDashboard()
{
    Dashboard dashboard = titled(u"Large"_s);
    dashboard.description = QString(400'000, u'"');
    for (int i = 0; i < 1500; ++i) {
        PanelSpec panel;
        panel.id = {qint64(i + 1)};
        panel.rect.y = i * 8;
        panel.description = QString(2000, u'\\');
        dashboard.panels.append(panel);
    }
    const QString file = path(u"u.autosave.json"_s);
    QVERIFY(writeJournal({file, {}, {}, 1, dashboard}).has_value());
    const auto journal = readJournal(file);
    QVERIFY2(journal.has_value(), journal ? "" : qPrintable(journal.error().message));
    QVERIFY(withoutFileParts(journal->dashboard).panels.size() == 1500);
}

void tst_DocumentJournal::watchSeesEveryKindOfSave()
{
    const QString file = path(u"a.json"_s);
    writeFile(file, "0");
    FileWatch watch(m_pool);
    QSignalSpy changed(&watch, &FileWatch::changed);
    watch.watch(file, contentHash("0"));
    for (int i = 1; i <= 4; ++i) {
        const QByteArray bytes = QByteArray::number(i);
        if (i % 2 == 1)
            QVERIFY(saveAtomically(file, bytes)); // another file under the same name
        else
            writeFile(file, bytes); // the same file, emptied and written
        QTRY_COMPARE(changed.size(), i);
        QCOMPARE(changed.last().at(0).toByteArray(), contentHash(bytes));
    }
}

void tst_DocumentJournal::watchIgnoresTheSameContent()
{
    const QString file = path(u"a.json"_s);
    writeFile(file, "0");
    FileWatch watch(m_pool);
    QSignalSpy changed(&watch, &FileWatch::changed);
    watch.watch(file, contentHash("0"));
    watch.setKnown(contentHash("mine"));
    QVERIFY(saveAtomically(file, "mine"));
    QVERIFY(!changed.wait(1000));
    QVERIFY(saveAtomically(file, "theirs"));
    QTRY_COMPARE(changed.size(), 1);
}

void tst_DocumentJournal::watchSaysWhatVanished()
{
    const QString file = path(u"a.json"_s);
    writeFile(file, "0");
    FileWatch watch(m_pool);
    QSignalSpy vanished(&watch, &FileWatch::vanished);
    QSignalSpy changed(&watch, &FileWatch::changed);
    watch.watch(file, contentHash("0"));
    QVERIFY(QFile::remove(file));
    QTRY_COMPARE(vanished.size(), 1);
    writeFile(file, "1");
    QTRY_COMPARE(changed.size(), 1);
}

void tst_DocumentJournal::workOfADocument()
{
    const auto file = saveDashboardFileAs(path(u"a.json"_s), titled(u"Saved"_s));
    QVERIFY(file.has_value());
    DashboardDocument document(file->dashboard);
    WorkKeeper keeper(document, m_folder->path(), m_clock, m_pool);
    QSignalSpy onDisk(&keeper, &WorkKeeper::changedOnDisk);
    keeper.setFile(*file);
    document.edit(u"Rename"_s, titled(u"Work"_s));
    QTRY_COMPARE(findJournals(m_folder->path()).size(), 1);
    const Journal journal = findJournals(m_folder->path()).at(0);
    QCOMPARE(journal.dashboard.title, u"Work"_s);
    QCOMPARE(stateOf(journal), JournalState::Ahead);
    document.undoStack()->undo();
    QTRY_VERIFY(findJournals(m_folder->path()).isEmpty());
    document.undoStack()->redo();
    QTRY_COMPARE(findJournals(m_folder->path()).size(), 1);
    const auto saved = saveDashboardFile(*file, document.dashboard());
    QVERIFY(saved.has_value());
    keeper.setFile(*saved);
    document.setSaved(document.dashboard());
    QTRY_VERIFY(findJournals(m_folder->path()).isEmpty());
    QVERIFY(saveAtomically(path(u"a.json"_s), "another program"));
    QTRY_COMPARE(onDisk.size(), 1);
}

/// What came from Grafana has no file of ours yet; its work goes back to where it came from.
void tst_DocumentJournal::workOfAnImport()
{
    DashboardFile file;
    file.dashboard = titled(u"Imported"_s);
    file.importedFrom = path(u"grafana.json"_s);
    DashboardDocument document(file.dashboard);
    WorkKeeper keeper(document, m_folder->path(), m_clock, m_pool);
    keeper.setFile(file);
    document.edit(u"Rename"_s, titled(u"Work"_s));
    QTRY_COMPARE(findJournals(m_folder->path()).size(), 1);
    const Journal journal = findJournals(m_folder->path()).at(0);
    QVERIFY(journal.path.isEmpty());
    QCOMPARE(journal.importedFrom, file.importedFrom);
    QCOMPARE(stateOf(journal), JournalState::Ahead);
}

/// Claims a journal, says so, and waits to be killed.
static int claimAndWait(const QString &file)
{
    const std::optional<JournalClaim> claim = JournalClaim::take(file);
    std::fputs(claim ? "claimed\n" : "in use\n", stdout);
    std::fflush(stdout);
    return QCoreApplication::exec();
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == u"--claim"_s)
        return claimAndWait(application.arguments().value(2));
    tst_DocumentJournal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_documentjournal.moc"
