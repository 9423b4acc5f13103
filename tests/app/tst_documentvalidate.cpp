#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// `promontory validate` as a person calls it.
class tst_DocumentValidate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void runs_data();
    void runs();
    void help();

private:
    QTemporaryDir m_folder;
    const QString m_program = QStringLiteral(PROMONTORY_BIN_DIR "/promontory");
};

void tst_DocumentValidate::initTestCase()
{
    if (!QFile::exists(m_program))
        QSKIP("The program is not built.");
    const auto write = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    };
    QVERIFY(QFile::copy(QStringLiteral(PROMONTORY_TEST_DATA "/dashboards/complete.json"),
                        m_folder.filePath(u"good.json"_s)));
    write(u"broken.json"_s, "{\n  \"format\": oops\n}\n");
    write(u"newer.json"_s, "{\"format\": \"promontory-dashboard\",\n \"version\": 9}");
    write(u"grafana.json"_s, "{\"title\": \"x\", \"panels\": [], \"schemaVersion\": 39}");
    write(u"brokengrafana.json"_s, "{\"title\": \"x\",\n\"panels\": [oops], \"schemaVersion\": 39}");
    write(u"rules.json"_s, "{\"groups\": []}");
    write(u"two.json"_s, R"({"format": "promontory-dashboard", "version": 1, "uid": "u",
"title": 5, "time": {"from": "now-1h", "to": "now"}, "panels": {}})");
    write(u"circle.json"_s, R"json({"format": "promontory-dashboard", "version": 1, "uid": "u", "title": "T",
"time": {"from": "now-1h", "to": "now"}, "panels": [], "variables": [
{"type": "query", "name": "a", "query": "label_values(up{x='$b'}, a)"},
{"type": "query", "name": "b", "query": "label_values(up{x='$a'}, b)"},
{"type": "query", "name": "c", "query": "label_values(up{x='$a'}, c)"}]})json");
    write(u"-dash.json"_s, "[]");
}

void tst_DocumentValidate::runs_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const QStringList &arguments, int code,
                        const QStringList &lines) {
        QTest::newRow(name) << arguments << code << lines;
    };
    row("good", {u"good.json"_s}, 0, {});
    row("broken", {u"broken.json"_s}, 1, {u"broken.json:2:13: This is no JSON value."_s});
    row("newer", {u"newer.json"_s}, 1, {u"newer.json:2:13: This file has version 9"_s});
    row("Grafana", {u"grafana.json"_s}, 0, {});
    row("broken Grafana", {u"brokengrafana.json"_s}, 1, {u"brokengrafana.json:2:12: "_s});
    row("no dashboard", {u"rules.json"_s}, 1, {u"rules.json:1:1: This seems to be a file of alert"_s});
    row("two faults", {u"two.json"_s}, 1,
        {u"two.json:2:10: title must be a text."_s, u"two.json:2:64: panels must be a list."_s});
    row("a circle of variables", {u"circle.json"_s}, 1,
        {u"circle.json:3:1: The variable a depends on itself."_s,
         u"circle.json:4:1: The variable b depends on itself."_s});
    row("several files", {u"good.json"_s, u"broken.json"_s, u"none.json"_s}, 1,
        {u"broken.json:2:13: "_s, u"none.json:1:1: The file does not exist."_s});
    row("folder", {u"."_s}, 1, {u".:1:1: This is not a file."_s});
    row("behind two dashes", {u"--"_s, u"-dash.json"_s}, 1, {u"-dash.json:1:1: "_s});
    row("no file", {}, 2, {u"No file is given."_s});
    row("unknown option", {u"--frobnicate"_s, u"good.json"_s}, 2,
        {u"There is no option --frobnicate."_s});
}

void tst_DocumentValidate::runs()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QStringList, lines);
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(m_program, QStringList{u"validate"_s} + arguments);
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), code);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
    const QStringList said =
        QString::fromUtf8(process.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts);
    if (code != 2)
        QCOMPARE(said.size(), lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        QVERIFY2(said.value(i).startsWith(lines.at(i)), qPrintable(said.value(i)));
}

void tst_DocumentValidate::help()
{
    QProcess process;
    process.start(m_program, {u"validate"_s, u"--help"_s});
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(process.readAllStandardOutput().contains("promontory validate FILE"));
}

QTEST_GUILESS_MAIN(tst_DocumentValidate)
#include "tst_documentvalidate.moc"
