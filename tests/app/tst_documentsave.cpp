#include "app/dashboard/dashboardjson.h"
#include "app/library/dashboardfile.h"
#include "app/library/savefile.h"
#include "app/library/statename.h"
#include "app/library/versions.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Takes this many bytes and then says, as a full disk under Qt does, that fewer were written.
class ShortDevice : public QSaveFile
{
public:
    ShortDevice(const QString &path, qint64 room) : QSaveFile(path), m_room(room) {}

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        const qint64 taken = std::min(size, m_room);
        m_room -= taken;
        return QSaveFile::writeData(data, taken);
    }

private:
    qint64 m_room;
};

/// Takes everything and loses the end without a word.
class ForgetfulDevice : public QSaveFile
{
public:
    using QSaveFile::QSaveFile;

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        return QSaveFile::writeData(data, size - 1) < 0 ? -1 : size;
    }
};

} // namespace

class tst_DocumentSave : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void newFileAndReplacement();
    void shortWrites_data();
    void shortWrites();
    void lostBytesAreNoticed();
    void fullDisk_data();
    void fullDisk();
    void conflict();
    void permissionsStay();
    void symbolicLinks();
    void hardLink();
    void refusedTargets();
    void readOnlyPlaces();
    void difficultNames_data();
    void difficultNames();
    void leftovers();
    void unchangedFileKeepsItsBytes_data();
    void unchangedFileKeepsItsBytes();
    void editedFile();
    void conflictOfDashboards();
    void brokenFilesStayUntouched();
    void notFiles();
    void stateNames_data();
    void stateNames();
    void fiveVersions();
    void savingKeepsAVersion();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QStringList names() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_DocumentSave::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_DocumentSave::newFileAndReplacement()
{
    QVERIFY(saveAtomically(path(u"a.json"_s), "one"));
    QCOMPARE(contentOf(path(u"a.json"_s)), QByteArray("one"));
    QVERIFY(saveAtomically(path(u"a.json"_s), "second"));
    QCOMPARE(contentOf(path(u"a.json"_s)), QByteArray("second"));
    QCOMPARE(names(), QStringList{u"a.json"_s});
}

void tst_DocumentSave::shortWrites_data()
{
    QTest::addColumn<qint64>("room");
    constexpr qint64 size = 200'000;
    for (int cut = 0; cut < 64; ++cut) {
        const qint64 room = cut == 63 ? size - 1 : size * cut / 63;
        QTest::newRow(qPrintable(QString::number(room))) << room;
    }
}

void tst_DocumentSave::shortWrites()
{
    QFETCH(qint64, room);
    const QString file = path(u"a.json"_s);
    writeFile(file, "old");
    SaveRules rules;
    rules.makeDevice = [room](const QString &target) {
        return std::make_unique<ShortDevice>(target, room);
    };
    const auto saved = saveAtomically(file, QByteArray(200'000, 'x'), rules);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Storage);
    QVERIFY(!isConflict(saved.error()));
    QCOMPARE(contentOf(file), QByteArray("old"));
    QCOMPARE(names(), QStringList{u"a.json"_s});
}

void tst_DocumentSave::lostBytesAreNoticed()
{
    const QString file = path(u"a.json"_s);
    writeFile(file, "old");
    SaveRules rules;
    rules.makeDevice = [](const QString &target) {
        return std::make_unique<ForgetfulDevice>(target);
    };
    QVERIFY(!saveAtomically(file, "new content", rules));
    QCOMPARE(contentOf(file), QByteArray("old"));
}

void tst_DocumentSave::fullDisk_data()
{
    QTest::addColumn<int>("kilobytes");
    QTest::addColumn<int>("left");
    for (const int kilobytes : {64, 256, 1024}) {
        for (const int left : {0, 4, 60})
            QTest::newRow(qPrintable(u"%1 KiB, %2 free"_s.arg(kilobytes).arg(left)))
                << kilobytes << left;
    }
}

void tst_DocumentSave::fullDisk()
{
    QFETCH(int, kilobytes);
    QFETCH(int, left);
    const QString disk = path(u"disk"_s);
    QVERIFY(QDir().mkpath(disk));
    const QString size = u"size=%1k"_s.arg(kilobytes);
    if (::geteuid() != 0 ||
        QProcess::execute(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, size, u"tmpfs"_s, disk}) != 0)
        QSKIP("Mounting a small tmpfs needs the rights of root.");
    const QString file = disk + u"/a.json"_s;
    writeFile(file, QByteArray(1000, 'o'));
    const int filling = kilobytes - 4 - left;
    if (filling > 0)
        writeFile(disk + u"/filling"_s, QByteArray(filling * 1024, 'f'));
    const auto saved = saveAtomically(file, QByteArray(200'000, 'n'));
    const bool fits = saved.has_value();
    const QByteArray content = contentOf(file);
    QProcess::execute(u"umount"_s, {disk});
    QCOMPARE(fits, false);
    QCOMPARE(content, QByteArray(1000, 'o'));
}

void tst_DocumentSave::conflict()
{
    const QString file = path(u"a.json"_s);
    writeFile(file, "theirs");
    const auto saved = saveAtomically(file, "mine", {contentHash("before"), {}});
    QVERIFY(!saved);
    QVERIFY(isConflict(saved.error()));
    QCOMPARE(contentOf(file), QByteArray("theirs"));
    QVERIFY(saveAtomically(file, "mine", {contentHash("theirs"), {}}));
    QVERIFY(QFile::remove(file));
    QVERIFY(saveAtomically(file, "again", {contentHash("mine"), {}}));
    QCOMPARE(contentOf(file), QByteArray("again"));
}

void tst_DocumentSave::permissionsStay()
{
    const QString file = path(u"a.json"_s);
    writeFile(file, "old");
    for (const mode_t mode : {0600U, 0640U, 0664U}) {
        QCOMPARE(::chmod(QFile::encodeName(file).constData(), mode), 0);
        QVERIFY(saveAtomically(file, "new"));
        struct stat info
        {
        };
        QCOMPARE(::stat(QFile::encodeName(file).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777U, mode);
    }
}

void tst_DocumentSave::symbolicLinks()
{
    QVERIFY(QDir().mkpath(path(u"real"_s)));
    const QString real = path(u"real/a.json"_s);
    writeFile(real, "old");
    QVERIFY(QFile::link(u"real/a.json"_s, path(u"link"_s)));
    QVERIFY(QFile::link(u"link"_s, path(u"chain"_s)));
    QVERIFY(saveAtomically(path(u"chain"_s), "new"));
    QVERIFY(QFileInfo(path(u"chain"_s)).isSymLink());
    QVERIFY(QFileInfo(path(u"link"_s)).isSymLink());
    QCOMPARE(contentOf(real), QByteArray("new"));
    QVERIFY(QFile::link(u"real/later.json"_s, path(u"dangling"_s)));
    QVERIFY(saveAtomically(path(u"dangling"_s), "born"));
    QCOMPARE(contentOf(path(u"real/later.json"_s)), QByteArray("born"));
    QVERIFY(QFile::link(u"loop"_s, path(u"loop"_s)));
    QVERIFY(!saveAtomically(path(u"loop"_s), "x"));
}

void tst_DocumentSave::hardLink()
{
    // The other name keeps the old content: whoever wants both to change uses a symbolic link.
    writeFile(path(u"a"_s), "old");
    QCOMPARE(::link(QFile::encodeName(path(u"a"_s)).constData(),
                    QFile::encodeName(path(u"b"_s)).constData()),
             0);
    QVERIFY(saveAtomically(path(u"a"_s), "new"));
    QCOMPARE(contentOf(path(u"a"_s)), QByteArray("new"));
    QCOMPARE(contentOf(path(u"b"_s)), QByteArray("old"));
}

void tst_DocumentSave::refusedTargets()
{
    QVERIFY(QDir().mkpath(path(u"folder"_s)));
    QVERIFY(!saveAtomically(path(u"folder"_s), "x"));
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    QVERIFY(!saveAtomically(path(u"pipe"_s), "x"));
    QVERIFY(!saveAtomically(u"/dev/null"_s, "x"));
    QVERIFY(!saveAtomically(path(u"missing/a.json"_s), "x"));
    QVERIFY(!saveAtomically(path(u"pipe/a.json"_s), "x"));
    QCOMPARE(names(), (QStringList{u"folder"_s, u"pipe"_s}));
}

void tst_DocumentSave::readOnlyPlaces()
{
    if (::geteuid() == 0)
        QSKIP("Nothing is read-only for root.");
    const QString file = path(u"a.json"_s);
    writeFile(file, "old");
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
    QVERIFY(!saveAtomically(file, "new"));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    QVERIFY(!saveAtomically(file, "new"));
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(contentOf(file), QByteArray("old"));
}

void tst_DocumentSave::difficultNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("spaces") << u" a  b .json"_s;
    QTest::newRow("quotes") << u"a\"'`$(x).json"_s;
    QTest::newRow("composed") << u"\u00e4.json"_s;
    QTest::newRow("decomposed") << u"a\u0308.json"_s;
    QTest::newRow("Windows reserved") << u"CON"_s;
    QTest::newRow("leading dash") << u"-rf"_s;
    QTest::newRow("line break") << u"a\nb"_s;
    QTest::newRow("as long as a name can be") << QString(255, u'n');
}

void tst_DocumentSave::difficultNames()
{
    QFETCH(QString, name);
    for (const QByteArray &bytes : {QByteArray("one"), QByteArray("second")}) {
        const auto saved = saveAtomically(path(name), bytes);
        // A temporary name beside the longest possible one may not fit; then nothing is lost.
        if (name.size() == 255 && !saved)
            return;
        QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().detail));
        QCOMPARE(contentOf(path(name)), bytes);
    }
    QCOMPARE(names(), QStringList{name});
}

void tst_DocumentSave::leftovers()
{
    const auto file = saveDashboardFileAs(path(u"a.json"_s), {});
    QVERIFY(file.has_value());
    const QStringList stay{u"a.json.Before"_s, u"a.json.backup"_s, u"a.json.SAMPLE"_s, u"b.json.AbCdEf"_s};
    for (const QString &name : QStringList(stay + QStringList{u"a.json.AbCdEf"_s})) {
        QFile old(path(name));
        QVERIFY(old.open(QIODevice::WriteOnly));
        QVERIFY(old.setFileTime(QDateTime::currentDateTimeUtc().addDays(-2),
                                QFileDevice::FileModificationTime));
    }
    writeFile(path(u"a.json.GhIjKl"_s), "of a save that runs");
    QVERIFY(saveDashboardFile(*file, file->dashboard));
    QStringList expected = stay + QStringList{u"a.json"_s, u"a.json.GhIjKl"_s};
    QStringList found = names();
    expected.sort();
    found.sort();
    QCOMPARE(found, expected);
}

void tst_DocumentSave::unchangedFileKeepsItsBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray canonical =
        contentOf(QStringLiteral(PROMONTORY_TEST_DATA "/dashboards/complete.json"));
    QTest::newRow("canonical") << canonical;
    QTest::newRow("compact") << writeJsonCompact(*parseJson(canonical));
    QTest::newRow("with BOM and CRLF")
        << QByteArray("\xEF\xBB\xBF" + QByteArray(canonical).replace("\n", "\r\n"));
    QTest::newRow("odd white space") << QByteArray(canonical).replace("\": ", "\" :\t") + "\n\n ";
    QTest::newRow("adjusted values")
        << QByteArray(canonical).replace("\"decimals\": 1", "\"decimals\": 1e9");
    QTest::newRow("escapes") << QByteArray(canonical).replace("Requests", "\\u0052equests\\/");
}

void tst_DocumentSave::unchangedFileKeepsItsBytes()
{
    QFETCH(QByteArray, bytes);
    const QString file = path(u"a.json"_s);
    writeFile(file, bytes);
    const auto opened = openDashboardFile(file);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
    const auto saved = saveDashboardFile(*opened, opened->dashboard);
    QVERIFY(saved.has_value());
    QCOMPARE(contentOf(file), bytes);
    // An edit taken back is no edit.
    Dashboard edited = opened->dashboard;
    edited.title = u"x"_s;
    edited.title = opened->dashboard.title;
    QCOMPARE(*bytesToSave(*opened, edited), bytes);
}

void tst_DocumentSave::editedFile()
{
    const QString file = path(u"a.json"_s);
    QVERIFY(QFile::copy(QStringLiteral(PROMONTORY_TEST_DATA "/dashboards/complete.json"), file));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    const auto opened = openDashboardFile(file);
    QVERIFY(opened.has_value());
    Dashboard edited = opened->dashboard;
    edited.title = u"Edited"_s;
    auto saved = saveDashboardFile(*opened, edited);
    QVERIFY(saved.has_value());
    QCOMPARE(openDashboardFile(file)->dashboard.title, u"Edited"_s);
    edited.title = u"Once more"_s;
    QVERIFY(saveDashboardFile(*saved, edited).has_value());
    QVERIFY(saveDashboardFileAs(path(u"b.json"_s), edited).has_value());
    QCOMPARE(contentOf(path(u"b.json"_s)), contentOf(file));
}

void tst_DocumentSave::conflictOfDashboards()
{
    const QString file = path(u"a.json"_s);
    Dashboard dashboard;
    dashboard.title = u"First"_s;
    const auto mine = saveDashboardFileAs(file, dashboard);
    QVERIFY(mine.has_value());
    const auto theirs = openDashboardFile(file);
    QVERIFY(theirs.has_value());
    Dashboard edited = theirs->dashboard;
    edited.title = u"Theirs"_s;
    QVERIFY(saveDashboardFile(*theirs, edited).has_value());
    edited.title = u"Mine"_s;
    const auto refused = saveDashboardFile(*mine, edited);
    QVERIFY(!refused.has_value());
    QVERIFY(isConflict(refused.error()));
    QCOMPARE(openDashboardFile(file)->dashboard.title, u"Theirs"_s);
    QVERIFY(saveDashboardFile(*mine, edited, true).has_value());
    QCOMPARE(openDashboardFile(file)->dashboard.title, u"Mine"_s);
}

void tst_DocumentSave::brokenFilesStayUntouched()
{
    const QString file = path(u"a.json"_s);
    const QByteArray newer = "{\n  \"format\": \"promontory-dashboard\",\n  \"version\": 7\n}";
    for (const QByteArray &bytes : {newer, QByteArray("{\n  \"format\": oops }"), QByteArray()}) {
        writeFile(file, bytes);
        const auto opened = openDashboardFile(file);
        QVERIFY(!opened.has_value());
        const QString said = bytes.isEmpty() ? u"empty"_s : u"line"_s;
        QVERIFY2(opened.error().message.contains(said), qPrintable(opened.error().message));
        QVERIFY(!opened.error().detail.isEmpty());
        QCOMPARE(contentOf(file), bytes);
    }
}

void tst_DocumentSave::notFiles()
{
    QCOMPARE(openDashboardFile(path(u"none.json"_s)).error().kind, ErrorKind::Storage);
    QCOMPARE(openDashboardFile(m_folder->path()).error().kind, ErrorKind::Storage);
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    QCOMPARE(openDashboardFile(path(u"pipe"_s)).error().kind, ErrorKind::Storage);
    QFile big(path(u"big.json"_s));
    QVERIFY(big.open(QIODevice::WriteOnly) && big.resize(16 * 1024 * 1024 + 1));
    QCOMPARE(openDashboardFile(path(u"big.json"_s)).error().kind, ErrorKind::TooLarge);
}

void tst_DocumentSave::stateNames_data()
{
    QTest::addColumn<QString>("uid");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"django-1_a"_s << u"django-1_a"_s;
    QTest::newRow("leads out") << u"../../etc/passwd"_s << u"%2E%2E%2F%2E%2E%2Fetc%2Fpasswd"_s;
    QTest::newRow("dots") << u".."_s << u"%2E%2E"_s;
    QTest::newRow("NUL") << QString(u"a\0b"_s) << u"a%00b"_s;
}

void tst_DocumentSave::stateNames()
{
    QFETCH(QString, uid);
    QFETCH(QString, name);
    QCOMPARE(stateFileName(uid), name);
    QVERIFY(stateFileName(QString(5000, u'x')).size() < 100);
    QVERIFY(!stateFileName({}).isEmpty());
}

void tst_DocumentSave::fiveVersions()
{
    for (int i = 1; i <= 8; ++i)
        QVERIFY(keepVersion(m_folder->path(), u"../u"_s, u"/a.json"_s, "v" + QByteArray::number(i),
                            1000)
                    .has_value());
    QVERIFY(keepVersion(m_folder->path(), u"../u"_s, u"/a.json"_s, "v8", 5000).has_value());
    const QList<FileVersion> versions = versionsOf(m_folder->path(), u"../u"_s);
    QCOMPARE(versions.size(), 5);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(contentOf(versions.at(i).filePath), "v" + QByteArray::number(8 - i));
    QCOMPARE(names(), QStringList{u"versions"_s});
    QVERIFY(versionsOf(m_folder->path(), u"other"_s).isEmpty());
    QCOMPARE(lastVersionOfFile(m_folder->path(), u"/a.json"_s), versions.constFirst());
    QVERIFY(!lastVersionOfFile(m_folder->path(), u"/b.json"_s));
}

void tst_DocumentSave::savingKeepsAVersion()
{
    const QString file = path(u"a.json"_s);
    Dashboard dashboard;
    dashboard.uid = u"u"_s;
    auto saved = saveDashboardFileAs(file, dashboard);
    QVERIFY(saved.has_value());
    const QByteArray before = saved->bytes;
    dashboard.title = u"Second"_s;
    saved = saveKeepingVersion(*saved, dashboard, false, m_folder->path(), 1);
    QVERIFY(saved.has_value());
    QVERIFY(
        saveKeepingVersion(*saved, dashboard, false, m_folder->path(), 2).has_value()); // no edit
    const QList<FileVersion> versions = versionsOf(m_folder->path(), u"u"_s);
    QCOMPARE(versions.size(), 1);
    QCOMPARE(contentOf(versions.at(0).filePath), before);
    // A state folder that cannot be used loses the version, not the save.
    dashboard.title = u"Third"_s;
    QVERIFY(saveKeepingVersion(*saved, dashboard, false, u"/dev/null/x"_s, 3).has_value());
    QCOMPARE(openDashboardFile(file)->dashboard.title, u"Third"_s);
}

QTEST_GUILESS_MAIN(tst_DocumentSave)
#include "tst_documentsave.moc"
