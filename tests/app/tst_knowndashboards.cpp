// What lists of dashboards know: files of this machine.
#include "app/window/knowndashboards.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class KnownDashboardsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QVERIFY(m_folder.isValid());
        QVERIFY(QDir(m_folder.path()).mkdir(u"servers"_s));
    }

    void readsTitlesAndTags()
    {
        const QString node = write(u"servers/node.json"_s, R"({"format":"promontory-dashboard","version":1,"uid":"n","title":"Node",
            "tags":["ops","linux"],"time":{"from":"now-1h","to":"now"},"panels":[]})");
        const QString plain = write(u"servers/plain.json"_s, R"({"format":"promontory-dashboard","version":1,"uid":"p","title":"",
            "time":{"from":"now-1h","to":"now"},"panels":[]})");
        const QString broken = write(u"servers/broken.json"_s, "{");
        const QList<DashboardEntry> entries =
            dashboardEntries({node, broken, m_folder.filePath(u"gone.json"_s), plain}, {});
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries.at(0).path, node);
        QCOMPARE(entries.at(0).title, u"Node"_s);
        QCOMPARE(entries.at(0).folder, u"servers"_s);
        QCOMPARE(entries.at(0).tags, (QStringList{u"ops"_s, u"linux"_s}));
        QCOMPARE(entries.at(1).title, u"plain"_s);
        QVERIFY(entries.at(0).opened > entries.at(1).opened); // the first is the newest
        QVERIFY(entries.at(1).opened > 0);
    }

    void starsComeWithTheOthers()
    {
        const QString seen = write(u"seen.json"_s, R"({"title":"Seen","schemaVersion":36,"panels":[]})");
        const QString star = write(u"star.json"_s, R"({"title":"Star","schemaVersion":36,"panels":[]})");
        const QList<DashboardEntry> entries = dashboardEntries({seen}, {star, seen, m_folder.filePath(u"gone.json"_s)});
        QCOMPARE(entries.size(), 2);
        QVERIFY(entries.at(0).isStarred && entries.at(0).opened > 0);
        QCOMPARE(entries.at(1).title, u"Star"_s);
        QVERIFY(entries.at(1).isStarred);
        QCOMPARE(entries.at(1).opened, 0);
        QVERIFY(!dashboardEntries({seen}, {}).at(0).isStarred);
    }

    void readsGrafanasFiles()
    {
        const QString path = write(u"servers/grafana.json"_s, R"({"title":"<b>Old</b>","tags":["x"],"schemaVersion":36,"panels":[]})");
        const QList<DashboardEntry> entries = dashboardEntries({path}, {});
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.constFirst().title, u"<b>Old</b>"_s);
        QCOMPARE(entries.constFirst().tags, QStringList{u"x"_s});
    }

private:
    QString write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(KnownDashboardsTest)
#include "tst_knowndashboards.moc"
