#include "app/settings/singleinstance.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

/// Another start needs a thread of its own here: it waits for the first one's event loop.
SingleInstance::Role startAnother(const QString &folder, const QStringList &paths,
                                  int patienceMs = 2000)
{
    SingleInstance::Role role = SingleInstance::Role::Alone;
    std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance other(folder);
        role = other.start(paths, patienceMs);
    }));
    QSignalSpy finished(thread.get(), &QThread::finished);
    thread->start();
    finished.wait();
    thread->wait();
    return role;
}

/// A socket file whose program was killed.
void leaveSocketBehind(const QString &path)
{
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    std::copy(name.cbegin(), name.cend(), address.sun_path);
    ::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address));
    ::close(descriptor);
}

} // namespace

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void handsFilesOver();
    void makesPathsAbsolute();
    void separatesFolders();
    void takesOverStaleSocket();
    void runsAloneBesideASilentProgram();
    void runsAloneWithoutASocket();
    void survivesWrongMessages_data();
    void survivesWrongMessages();
    void socketIsPrivate();
    void costsLittle();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSingleInstance::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", m_folder->path().toLocal8Bit());
}

void TestSingleInstance::cleanup()
{
    qunsetenv("XDG_RUNTIME_DIR");
}

void TestSingleInstance::handsFilesOver()
{
    SingleInstance first(m_folder->path());
    QCOMPARE(first.start({}), SingleInstance::Role::First);
    QSignalSpy received(&first, &SingleInstance::filesReceived);
    const QStringList paths{u"/tmp/a b.json"_s, u"/tmp/ü\n\"x\".json"_s};
    QCOMPARE(startAnother(m_folder->path(), paths), SingleInstance::Role::HandedOver);
    QCOMPARE(received.size(), 1);
    QCOMPARE(received.first().first().toStringList(), paths);
    QCOMPARE(startAnother(m_folder->path(), {}), SingleInstance::Role::HandedOver);
    QCOMPARE(received.size(), 2);
    QVERIFY(received.last().first().toStringList().isEmpty());
}

void TestSingleInstance::makesPathsAbsolute()
{
    const Result<QStringList> paths = decodeHandover(encodeHandover({u"x.json"_s}));
    QVERIFY(paths);
    QCOMPARE(*paths, QStringList{QDir::current().absoluteFilePath(u"x.json"_s)});
}

void TestSingleInstance::separatesFolders()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"other"_s));
    SingleInstance first(m_folder->path());
    SingleInstance other(m_folder->filePath(u"other"_s));
    QCOMPARE(first.start({}), SingleInstance::Role::First);
    QCOMPARE(other.start({}), SingleInstance::Role::First);
    QVERIFY(first.socketPath() != other.socketPath());
}

void TestSingleInstance::takesOverStaleSocket()
{
    SingleInstance instance(m_folder->path());
    leaveSocketBehind(instance.socketPath());
    QVERIFY(QFile::exists(instance.socketPath()));
    QCOMPARE(instance.start({}), SingleInstance::Role::First);
    QCOMPARE(startAnother(m_folder->path(), {}), SingleInstance::Role::HandedOver);
}

void TestSingleInstance::runsAloneBesideASilentProgram()
{
    SingleInstance instance(m_folder->path());
    QLocalServer silent;
    QVERIFY(silent.listen(instance.socketPath()));
    QCOMPARE(instance.start({}, 50), SingleInstance::Role::Alone);
    QVERIFY(QFile::exists(instance.socketPath()));
}

void TestSingleInstance::runsAloneWithoutASocket()
{
    qputenv("XDG_RUNTIME_DIR", "/proc");
    SingleInstance instance(m_folder->path());
    QCOMPARE(instance.start({}, 50), SingleInstance::Role::Alone);
}

void TestSingleInstance::survivesWrongMessages_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("empty line") << QByteArray("\n");
    QTest::newRow("not JSON") << QByteArray("GET / HTTP/1.1\r\n");
    QTest::newRow("another shape") << QByteArray("{\"open\":\"/x\"}\n");
    QTest::newRow("relative path") << QByteArray("{\"open\":[\"x.json\"]}\n");
    QTest::newRow("a number") << QByteArray("{\"open\":[3]}\n");
    QTest::newRow("a NUL") << QByteArray("{\"open\":[\"/x\\u0000y\"]}\n");
    QTest::newRow("endless line") << QByteArray(SingleInstance::MessageLimit + 100, 'x');
    QTest::newRow("one byte too many")
        << QByteArray("{\"open\":[\"/" + QByteArray(SingleInstance::MessageLimit, 'x') + "\"]}\n");
}

void TestSingleInstance::survivesWrongMessages()
{
    QFETCH(QByteArray, message);
    SingleInstance instance(m_folder->path());
    QCOMPARE(instance.start({}), SingleInstance::Role::First);
    QSignalSpy received(&instance, &SingleInstance::filesReceived);
    QLocalSocket socket;
    QSignalSpy disconnected(&socket, &QLocalSocket::disconnected);
    socket.connectToServer(instance.socketPath());
    socket.write(message);
    QTRY_COMPARE(disconnected.size(), 1);
    QVERIFY(socket.readAll().isEmpty());
    QVERIFY(received.isEmpty());
    QCOMPARE(startAnother(m_folder->path(), {u"/good.json"_s}), SingleInstance::Role::HandedOver);
    QCOMPARE(received.size(), 1);
}

void TestSingleInstance::socketIsPrivate()
{
    SingleInstance instance(m_folder->path());
    QCOMPARE(instance.start({}), SingleInstance::Role::First);
    constexpr QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(instance.socketPath()) & others, QFile::Permissions());
}

void TestSingleInstance::costsLittle()
{
    QElapsedTimer clock;
    clock.start();
    SingleInstance instance(m_folder->path());
    QCOMPARE(instance.start({}), SingleInstance::Role::First);
    const qint64 spentMs = clock.elapsed();
    QVERIFY2(spentMs < 50, qPrintable(QString::number(spentMs))); // 1 ms on an idle machine
    qInfo("start: %lld us", static_cast<long long>(clock.nsecsElapsed() / 1000));
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
