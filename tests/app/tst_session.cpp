#include "app/settings/configfolder.h"
#include "app/settings/session.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr QFile::Permissions OthersBits = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void findsFolders_data();
    void findsFolders();
    void refusesUnusableFolder();
    void startsWithDefaults();
    void comesBack();
    void keepsRecentFiles();
    void keepsRecentRanges();
    void keepsStars();
    void survivesBrokenFile_data();
    void survivesBrokenFile();
    void saysWhenItCannotWrite();

private:
    QTemporaryDir m_folder;
};

void TestSession::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(m_folder.isValid());
}

void TestSession::cleanup()
{
    for (const char *name : {"PROMONTORY_CONFIG_DIR", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
        qunsetenv(name);
}

void TestSession::findsFolders_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("statePath");
    QTest::newRow("XDG") << QString() << QString() << u"xdg/promontory"_s
                         << u"xdgstate/promontory"_s;
    QTest::newRow("environment") << QString() << u"env"_s << u"env"_s << u"env/state"_s;
    QTest::newRow("argument over environment")
        << u"arg/deep"_s << u"env"_s << u"arg/deep"_s << u"arg/deep/state"_s;
    QTest::newRow("dots") << u"arg/../other/"_s << QString() << u"other"_s << u"other/state"_s;
}

void TestSession::findsFolders()
{
    QFETCH(QString, argument);
    QFETCH(QString, variable);
    const auto absolute = [this](const QString &name) {
        return name.isEmpty() ? name : m_folder.filePath(name);
    };
    qputenv("XDG_CONFIG_HOME", absolute(u"xdg"_s).toLocal8Bit());
    qputenv("XDG_STATE_HOME", absolute(u"xdgstate"_s).toLocal8Bit());
    if (!variable.isEmpty())
        qputenv("PROMONTORY_CONFIG_DIR", absolute(variable).toLocal8Bit());

    const Result<ConfigFolder> folder = openConfigFolder(absolute(argument));
    QVERIFY(folder);
    QFETCH(QString, path);
    QFETCH(QString, statePath);
    QCOMPARE(folder->path, absolute(path));
    QCOMPARE(folder->statePath, absolute(statePath));
    for (const QString &made : {folder->path, folder->statePath})
        QVERIFY(QFileInfo(made).isDir() &&
                (QFile::permissions(made) & OthersBits) == QFile::Permissions());
}

void TestSession::refusesUnusableFolder()
{
    QFile file(m_folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Result<ConfigFolder> folder = openConfigFolder(file.fileName());
    QVERIFY(!folder);
    QCOMPARE(folder.error().kind, ErrorKind::Storage);
}

void TestSession::startsWithDefaults()
{
    const Session session(m_folder.filePath(u"none.ini"_s));
    QCOMPARE(session.openDashboards(), QStringList());
    QCOMPARE(session.activeTab(), -1);
    QCOMPARE(session.theme(), u"system"_s);
    QCOMPARE(session.textScale(), 1.0);
    QVERIFY(session.recentFiles().isEmpty() && session.recentRanges().isEmpty());
    QVERIFY(session.windowGeometry().isEmpty());
}

void TestSession::comesBack()
{
    const QString path = m_folder.filePath(u"session.ini"_s);
    const QStringList dashboards{u"/a/one.json"_s, u"/b/zwei, drei; \"vier\" ü.json"_s};
    const QByteArray geometry("\x01\xd9\x00\xff", 4);
    {
        Session session(path);
        session.setOpenDashboards(dashboards);
        session.setActiveTab(1);
        session.setWindowGeometry(geometry);
        session.setWindowState("state");
        session.setTheme(u"light"_s);
        session.setTextScale(1.25);
        session.setLastFolder(u"/home/x"_s);
        QVERIFY(session.sync());
    }
    const Session session(path);
    QCOMPARE(session.openDashboards(), dashboards);
    QCOMPARE(session.activeTab(), 1);
    QCOMPARE(session.windowGeometry(), geometry);
    QCOMPARE(session.windowState(), QByteArray("state"));
    QCOMPARE(session.theme(), u"light"_s);
    QCOMPARE(session.textScale(), 1.25);
    QCOMPARE(session.lastFolder(), u"/home/x"_s);

    Session one(m_folder.filePath(u"one.ini"_s));
    one.setOpenDashboards({u"/only.json"_s});
    QVERIFY(one.sync());
    QCOMPARE(Session(m_folder.filePath(u"one.ini"_s)).openDashboards(),
             QStringList{u"/only.json"_s});
}

void TestSession::keepsRecentFiles()
{
    Session session(m_folder.filePath(u"recent.ini"_s));
    for (int i = 0; i < 30; ++i)
        session.addRecentFile("/f"_L1 + QString::number(i));
    QCOMPARE(session.recentFiles().size(), Session::RecentFileLimit);
    QCOMPARE(session.recentFiles().first(), u"/f29"_s);
    session.addRecentFile(u"/f20"_s);
    QCOMPARE(session.recentFiles().first(), u"/f20"_s);
    QCOMPARE(session.recentFiles().count(u"/f20"_s), 1);
    session.removeRecentFile(u"/f20"_s);
    QCOMPARE(session.recentFiles().first(), u"/f29"_s);
    session.clearRecentFiles();
    QVERIFY(session.recentFiles().isEmpty());
}

void TestSession::keepsStars()
{
    const QString path = m_folder.filePath(u"stars.ini"_s);
    Session session(path);
    QCOMPARE(session.starredFiles(), QStringList());
    session.setStarred(u"/a.json"_s, true);
    session.setStarred(u"/b.json"_s, true);
    session.setStarred(u"/b.json"_s, true);
    QVERIFY(session.sync());
    QCOMPARE(Session(path).starredFiles(), (QStringList{u"/a.json"_s, u"/b.json"_s}));
    session.setStarred(u"/a.json"_s, false);
    QCOMPARE(session.starredFiles(), QStringList{u"/b.json"_s});
    for (int i = 0; i < 2 * Session::StarredLimit; ++i)
        session.setStarred(u"/%1.json"_s.arg(i), true);
    QCOMPARE(session.starredFiles().size(), Session::StarredLimit);
}

void TestSession::keepsRecentRanges()
{
    Session session(m_folder.filePath(u"ranges.ini"_s));
    session.addRecentRange({u"now-6h"_s, u"now"_s});
    session.addRecentRange({u"2026-11-19 10:00:00"_s, u"2026-11-19 11:00:00"_s});
    session.addRecentRange({u"now-6h"_s, u"now"_s});
    QCOMPARE(session.recentRanges(),
             (QList<Session::Range>{{u"now-6h"_s, u"now"_s},
                                    {u"2026-11-19 10:00:00"_s, u"2026-11-19 11:00:00"_s}}));
    for (int i = 0; i < 20; ++i)
        session.addRecentRange({QString("now-"_L1 + QString::number(i) + u'd'), u"now"_s});
    QCOMPARE(session.recentRanges().size(), Session::RecentRangeLimit);
}

void TestSession::survivesBrokenFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("noise") << QByteArray("\x00\xff\xfe[[[", 6);
    QTest::newRow("wrong types") << QByteArray(
        "[session]\nactiveTab=many\n[appearance]\ntheme=pink\ntextScale=nan\n"
        "[time]\nrecentRanges=\"|\", now\n");
    QTest::newRow("out of range") << QByteArray(
        "[session]\nactiveTab=-99\n[appearance]\ntextScale=1e9\n");
}

void TestSession::survivesBrokenFile()
{
    QFETCH(QByteArray, text);
    QFile file(m_folder.filePath(u"broken.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text);
    file.close();
    const Session session(file.fileName());
    QCOMPARE(session.activeTab(), -1);
    QCOMPARE(session.theme(), u"system"_s);
    QCOMPARE(session.textScale(), 1.0);
    QVERIFY(session.recentRanges().isEmpty());
}

void TestSession::saysWhenItCannotWrite()
{
    Session session(u"/proc/promontory/session.ini"_s);
    session.setActiveTab(1);
    QVERIFY(!session.sync());
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
