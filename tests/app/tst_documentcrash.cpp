#include "app/library/savefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

QByteArray content(char letter, qsizetype size)
{
    return QByteArray(size, letter);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What the killed process does: saves one content, then the other, without end.
int saveForEver(const QString &path, qsizetype size)
{
    for (bool ready = false;; ready = true) {
        if (!saveAtomically(path, content('A', size)) || !saveAtomically(path, content('B', size)))
            return 1;
        if (!ready) {
            std::fputs("ready\n", stdout);
            std::fflush(stdout);
        }
    }
}

/// Two of these at once on one file: each saves only over what it saw itself, and reads again after
/// a conflict. The number of conflicts is its last word.
int saveTogether(const QString &path, char letter, int times)
{
    QByteArray known = contentHash(contentOf(path));
    int conflicts = 0;
    for (int i = 0; i < times; ++i) {
        const QByteArray bytes = content(letter, 10'000 + i);
        const auto saved = saveAtomically(path, bytes, {known, {}});
        // Reading back may already find the other one's file; that is an error as well, never a
        // mixture.
        if (saved) {
            known = contentHash(bytes);
        } else {
            ++conflicts;
            known = contentHash(contentOf(path));
        }
    }
    std::printf("%d\n", conflicts);
    return 0;
}

} // namespace

/// Saving survives the end of the program at any moment.
class tst_DocumentCrash : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void killedWhileSaving_data();
    void killedWhileSaving();
    void twoProgramsOneFile();
};

void tst_DocumentCrash::killedWhileSaving_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("rounds");
    QTest::newRow("1 kB") << 1000 << 60;
    QTest::newRow("100 kB") << 100'000 << 60;
    QTest::newRow("5 MB") << 5'000'000 << 20;
}

void tst_DocumentCrash::killedWhileSaving()
{
    QFETCH(int, size);
    QFETCH(int, rounds);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.json"_s);
    QRandomGenerator random(99);
    for (int round = 0; round < rounds; ++round) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(),
                      {u"save-for-ever"_s, path, QString::number(size)});
        QVERIFY(process.waitForReadyRead(20'000));
        const bool ended = process.waitForFinished(random.bounded(0, 50));
        QVERIFY2(!ended, process.readAllStandardError().constData());
        process.kill();
        QVERIFY(process.waitForFinished(20'000));
        const QByteArray bytes = contentOf(path);
        QVERIFY(bytes == content('A', size) || bytes == content('B', size));
        // One end may leave one file behind: between the link of the new name and its renaming.
        QStringList left = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
        left.removeAll(u"a.json"_s);
        QVERIFY2(left.size() <= 1, qPrintable(left.join(u' ')));
        for (const QString &name : left)
            QVERIFY(QFile::remove(folder.filePath(name)));
    }
}

void tst_DocumentCrash::twoProgramsOneFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.json"_s);
    QVERIFY(saveAtomically(path, "start"));
    QProcess first;
    QProcess second;
    const QString program = QCoreApplication::applicationFilePath();
    first.start(program, {u"save-together"_s, path, u"A"_s});
    second.start(program, {u"save-together"_s, path, u"B"_s});
    QVERIFY(first.waitForFinished(60'000) && second.waitForFinished(60'000));
    QCOMPARE(first.exitCode(), 0);
    QCOMPARE(second.exitCode(), 0);
    const QByteArray bytes = contentOf(path);
    QVERIFY(bytes.size() >= 10'000 && bytes.count(bytes.at(0)) == bytes.size());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.json"_s});
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "save-for-ever"_L1)
        return saveForEver(arguments.value(2), arguments.value(3).toLongLong());
    if (arguments.value(1) == "save-together"_L1)
        return saveTogether(arguments.value(2), arguments.value(3).toLatin1().at(0), 250);
    tst_DocumentCrash test;
    return QTest::qExec(&test, arguments);
}

#include "tst_documentcrash.moc"
