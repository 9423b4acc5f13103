// Dashboards that are too large to be drawn, or to be drawn in time, from outside.
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestRenderLarge : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tooLargeIsSaidAtOnce_data();
    void tooLargeIsSaidAtOnce();
    void timeIsUp();
    void onePanelOfMany();

private:
    struct Outcome
    {
        int code = -1;
        QString errors;
        qint64 ms = 0;
    };
    Outcome draw(const QStringList &arguments);
    QJsonArray reported() const;

    QTemporaryDir m_folder;
    const QString m_program = QStringLiteral(PROMONTORY_BIN_DIR "/promontory");
};

/// 20,000 panels, four beside each other: more than a million px.
void TestRenderLarge::initTestCase()
{
    if (!QFile::exists(m_program))
        QSKIP("The program is not built.");
    QJsonArray panels;
    for (int i = 0; i < 20'000; ++i) {
        const QJsonObject grid{{u"x"_s, i % 4 * 6}, {u"y"_s, i / 4}, {u"w"_s, 6}, {u"h"_s, 1}};
        panels.append(QJsonObject{{u"id"_s, i}, {u"type"_s, u"text"_s}, {u"title"_s, u"P%1"_s.arg(i)}, {u"grid"_s, grid}});
    }
    const QJsonObject dashboard{{u"format"_s, u"promontory-dashboard"_s},
                                {u"version"_s, 1},
                                {u"uid"_s, u"large"_s},
                                {u"title"_s, u"Large"_s},
                                {u"time"_s, QJsonObject{{u"from"_s, u"now-1h"_s}, {u"to"_s, u"now"_s}}},
                                {u"panels"_s, panels}};
    QFile file(m_folder.filePath(u"large.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(dashboard).toJson(QJsonDocument::Compact));
}

TestRenderLarge::Outcome TestRenderLarge::draw(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    QElapsedTimer spent;
    spent.start();
    process.start(m_program, QStringList{u"render"_s, u"large.json"_s, u"--report"_s, u"report.json"_s, u"--source"_s,
                                         u"http://127.0.0.1:9"_s} + arguments);
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardError()), spent.elapsed()};
}

QJsonArray TestRenderLarge::reported() const
{
    QFile report(m_folder.filePath(u"report.json"_s));
    return report.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(report.readAll()).object()[u"panels"_s].toArray()
                                            : QJsonArray();
}

void TestRenderLarge::tooLargeIsSaidAtOnce_data()
{
    QTest::addColumn<QString>("output");
    for (const char *name : {"out.png", "out.svg", "out.pdf"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

/// Instead of laying out and asking for what can never be drawn.
void TestRenderLarge::tooLargeIsSaidAtOnce()
{
    QFETCH(QString, output);
    const Outcome outcome = draw({u"-o"_s, output});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.errors.contains(u"too large to be drawn"_s), qPrintable(outcome.errors));
    QVERIFY2(outcome.errors.contains(u"1600 × 190016"_s), qPrintable(outcome.errors));
    QVERIFY2(outcome.ms < 10'000, QByteArray::number(outcome.ms).constData());
    QVERIFY(!QFile::exists(m_folder.filePath(output)));
}

/// A lower picture cuts off most of it, and still all panels are laid out: as many as time allows.
void TestRenderLarge::timeIsUp()
{
    const Outcome outcome = draw({u"-o"_s, u"out.png"_s, u"--size"_s, u"800x600"_s, u"--timeout"_s, u"1"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains(u"time of 1 s was up"_s), qPrintable(outcome.errors));
    QVERIFY2(outcome.ms < 30'000, QByteArray::number(outcome.ms).constData());
    QCOMPARE(QImage(m_folder.filePath(u"out.png"_s)).size(), QSize(800, 600));
    const QJsonArray panels = reported();
    QCOMPARE(panels.size(), 20'000);
    QVERIFY(panels.last()[u"message"_s].toString().contains(u"not laid out"_s));
    QVERIFY(!panels.first()[u"message"_s].toString().contains(u"not laid out"_s));
}

void TestRenderLarge::onePanelOfMany()
{
    const Outcome outcome = draw({u"-o"_s, u"one.png"_s, u"--panel"_s, u"19999"_s});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    QCOMPARE(reported().size(), 1);
    QCOMPARE(reported().first()[u"title"_s].toString(), u"P19999"_s);
}

QTEST_GUILESS_MAIN(TestRenderLarge)
#include "tst_renderlarge.moc"
