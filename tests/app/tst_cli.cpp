#include "tests/support/fakeprometheus.h"

#include <QProcess>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// The command line as a whole: what every command owes to a shell.
class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QFile::exists(m_program))
            QSKIP("The program is not built.");
    }

    void codes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const QStringList &arguments, int code, const QString &says) {
            QTest::newRow(qPrintable(arguments.join(u' '))) << arguments << code << says;
        };
        row({u"--help"_s}, 0, u"promontory render"_s);
        row({u"--version"_s}, 0, QStringLiteral("promontory " PROMONTORY_VERSION));
        for (const QString &command : {u"query"_s, u"render"_s, u"validate"_s}) {
            row({command, u"--help"_s}, 0, u"Usage: promontory "_s + command);
            row({command, u"--version"_s}, 0, QStringLiteral("promontory " PROMONTORY_VERSION));
            row({command}, 2, {});
        }
        row({u"render"_s, u"--frobnicate"_s}, 2, u"frobnicate"_s);
        row({u"validate"_s, u"--frobnicate"_s}, 2, u"--frobnicate"_s);
        row({u"query"_s, u"up"_s}, 2, u"--source"_s);
        row({u"query"_s, u"up"_s, u"--source"_s, u"nowhere"_s}, 2, u"--source"_s);
        row({u"query"_s, u"up"_s, u"--source"_s, u"http://127.0.0.1:1"_s, u"--format"_s, u"xml"_s}, 2, u"csv"_s);
        row({u"query"_s, u"up"_s, u"--source"_s, u"http://127.0.0.1:1"_s}, 1, u"refuses"_s);
        row({u"--frobnicate"_s}, 2, u"frobnicate"_s);
    }

    void codes()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const auto [code, output] = run(arguments);
        QTEST(code, "code");
        QVERIFY2(output.contains(says), qPrintable(output));
    }

    void errorsOfTheServerAreTold()
    {
        FakePrometheus server;
        server.setReply(FakeReply::error(400, "bad_data", "1:1: no such thing"));
        const auto [code, output] = run({u"query"_s, u"-x"_s, u"--source"_s, server.url().toString()});
        QCOMPARE(code, 1);
        QVERIFY2(output.contains(u"1:1: no such thing"), qPrintable(output));
        QCOMPARE(server.requests().first().parameter(u"query"_s), u"-x"_s);
    }

private:
    /// Exit code, and both outputs together.
    std::pair<int, QString> run(const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"DISPLAY"_s);
        process.setProcessEnvironment(environment);
        process.start(m_program, arguments);
        const auto ended = [&process] { return process.state() == QProcess::NotRunning; };
        if (!QTest::qWaitFor(ended, 30'000)) {
            process.kill();
            process.waitForFinished();
            return {-1, u"still running"_s};
        }
        return {process.exitCode(), QString::fromUtf8(process.readAll())};
    }

    const QString m_program = QStringLiteral(PROMONTORY_BIN_DIR "/promontory");
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
