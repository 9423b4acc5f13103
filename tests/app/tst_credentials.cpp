#include "app/settings/credentials.h"
#include "app/settings/filevault.h"
#include "app/settings/keychainvault.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFutureWatcher>
#include <QHash>
#include <QPromise>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
QFuture<Result<T>> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// What a fake keychain holds and how it behaves; outlives the vault.
struct FakeKeychain
{
    QHash<QString, QByteArray> secrets;
    std::optional<ErrorKind> fault;
    int calls = 0;
};

class FakeVault final : public SecretVault
{
public:
    explicit FakeVault(FakeKeychain &keychain) : m_keychain(keychain) {}

    QFuture<Result<QByteArray>> read(const QString &key) override
    {
        return answer<QByteArray>(m_keychain.secrets.value(key));
    }
    QFuture<Result<void>> write(const QString &key, const QByteArray &secret) override
    {
        if (!m_keychain.fault)
            m_keychain.secrets.insert(key, secret);
        return answer<void>({});
    }
    QFuture<Result<void>> remove(const QString &key) override
    {
        if (!m_keychain.fault)
            m_keychain.secrets.remove(key);
        return answer<void>({});
    }

private:
    template <typename T>
    QFuture<Result<T>> answer(Result<T> result)
    {
        ++m_keychain.calls;
        return ready<T>(m_keychain.fault ? Result<T>(failure(*m_keychain.fault, u"fault"_s))
                                         : std::move(result));
    }

    FakeKeychain &m_keychain;
};

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    return atomicFileSaver()(path, bytes);
}

template <typename T>
Result<T> wait(QFuture<Result<T>> future)
{
    QFutureWatcher<Result<T>> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(future);
    if (!future.isFinished() || finished.isEmpty())
        finished.wait(5000);
    return future.isFinished() && future.resultCount() == 1
               ? future.result()
               : Result<T>(failure(ErrorKind::Timeout, u"no answer"_s));
}

SourceSettings source(AuthKind auth)
{
    SourceSettings settings;
    settings.uid = u"prod-1"_s;
    settings.name = u"Prod"_s;
    settings.auth = auth;
    settings.headerNames = {u"X-Key"_s, u"X-Other"_s};
    return settings;
}

SourceSecrets everySecret()
{
    return {"pass \"word\" ü", "token", "phrase", {{u"X-Key"_s, "k1"}, {u"X-Other"_s, "k2"}}};
}

bool same(const SourceSecrets &left, const SourceSecrets &right)
{
    return left.password == right.password && left.token == right.token &&
           left.keyPassphrase == right.keyPassphrase && left.headerValues == right.headerValues;
}

} // namespace

class TestCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void encodesAndDecodes();
    void decodesPlainText_data();
    void decodesPlainText();
    void prefersTheKeychain();
    void fallsBackToTheFile();
    void takesOverFromTheFile();
    void keepsSilentKeychainsApart();
    void prefersTheEnvironment();
    void namesVariables_data();
    void namesVariables();
    void asksNothingAtStart();
    void fileIsPrivate();
    void refusesReadableFile_data();
    void refusesReadableFile();
    void refusesBrokenFile();
    void missingBusIsNoticedAtOnce_data();
    void missingBusIsNoticedAtOnce();

private:
    std::unique_ptr<Credentials> credentials();
    QString path() const { return m_folder->filePath(u"secrets.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeKeychain m_keychain;
};

void TestCredentials::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_keychain = {};
}

std::unique_ptr<Credentials> TestCredentials::credentials()
{
    return std::make_unique<Credentials>(std::make_unique<FakeVault>(m_keychain),
                                         std::make_unique<FileVault>(path(), saveFile), path());
}

void TestCredentials::encodesAndDecodes()
{
    const Result<SourceSecrets> decoded =
        decodeSecrets(encodeSecrets(everySecret()), source(AuthKind::Basic));
    QVERIFY(decoded);
    QVERIFY(same(*decoded, everySecret()));
    QVERIFY(encodeSecrets({}).isEmpty());
    const Result<SourceSecrets> broken =
        decodeSecrets("{\"password\": hunter2", source(AuthKind::Basic));
    QVERIFY(!broken);
    QVERIFY(!QString(broken.error().message + broken.error().detail).contains("hunter2"_L1));
}

void TestCredentials::decodesPlainText_data()
{
    QTest::addColumn<int>("auth");
    QTest::addColumn<QByteArray>("stored");
    QTest::newRow("none") << int(AuthKind::None) << QByteArray();
    QTest::newRow("password") << int(AuthKind::Basic) << QByteArray("{\"password\":\"x y\"}");
    QTest::newRow("token") << int(AuthKind::Bearer) << QByteArray("{\"token\":\"x y\"}");
    QTest::newRow("first header") << int(AuthKind::Headers)
                                  << QByteArray("{\"headers\":{\"X-Key\":\"x y\"}}");
    QTest::newRow("passphrase") << int(AuthKind::ClientCertificate)
                                << QByteArray("{\"keyPassphrase\":\"x y\"}");
}

void TestCredentials::decodesPlainText()
{
    QFETCH(int, auth);
    QTEST(encodeSecrets(*decodeSecrets("x y", source(AuthKind(auth)))), "stored");
}

void TestCredentials::prefersTheKeychain()
{
    const auto store = credentials();
    QVERIFY(wait(store->write(u"prod-1"_s, everySecret())));
    QCOMPARE(store->backend(), SecretBackend::Keychain);
    QVERIFY(!QFile::exists(path()));
    QVERIFY(
        same(wait(store->read(source(AuthKind::Basic))).value_or(SourceSecrets()), everySecret()));
    QVERIFY(store->description(u"prod-1"_s).contains(u"keychain"_s));
    QVERIFY(wait(store->remove(u"prod-1"_s)));
    QVERIFY(m_keychain.secrets.isEmpty());
    QVERIFY(same(wait(store->read(source(AuthKind::Basic))).value(), {}));
}

void TestCredentials::fallsBackToTheFile()
{
    m_keychain.fault = ErrorKind::Unsupported;
    const auto store = credentials();
    QSignalSpy backend(store.get(), &Credentials::backendChanged);
    QVERIFY(wait(store->write(u"prod-1"_s, everySecret())));
    QCOMPARE(backend.size(), 1);
    QCOMPARE(store->backend(), SecretBackend::File);
    QVERIFY(store->description(u"prod-1"_s).contains(path()));
    QVERIFY(same(wait(credentials()->read(source(AuthKind::Basic))).value(), everySecret()));
    QVERIFY(wait(store->write(u"prod-1"_s, {})));
    QVERIFY(same(wait(store->read(source(AuthKind::Basic))).value(), {}));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("word"));
}

void TestCredentials::takesOverFromTheFile()
{
    m_keychain.fault = ErrorKind::Unsupported;
    QVERIFY(wait(credentials()->write(u"prod-1"_s, everySecret())));
    m_keychain.fault.reset();
    const auto store = credentials();
    QVERIFY(same(wait(store->read(source(AuthKind::Basic))).value(), everySecret()));
    QVERIFY(wait(store->write(u"prod-1"_s, {"new", {}, {}, {}})));
    FileVault file(path(), saveFile);
    QVERIFY(wait(file.read(u"prod-1"_s)).value().isEmpty());
    QCOMPARE(wait(store->read(source(AuthKind::Basic)))->password, QByteArray("new"));
}

void TestCredentials::keepsSilentKeychainsApart()
{
    m_keychain.fault = ErrorKind::Unauthorised;
    const auto store = credentials();
    QCOMPARE(wait(store->read(source(AuthKind::Basic))).error().kind, ErrorKind::Unauthorised);
    QCOMPARE(wait(store->write(u"prod-1"_s, everySecret())).error().kind, ErrorKind::Unauthorised);
    QVERIFY(!QFile::exists(path())); // a locked keychain is no reason to write a file
}

void TestCredentials::prefersTheEnvironment()
{
    qputenv("PROMONTORY_SECRET_PROD_1", "from outside");
    const auto store = credentials();
    QVERIFY(!qEnvironmentVariableIsSet("PROMONTORY_SECRET_PROD_1")); // not for child processes
    QVERIFY(store->isFromEnvironment(u"prod-1"_s));
    QCOMPARE(wait(store->read(source(AuthKind::Bearer)))->token, QByteArray("from outside"));
    QCOMPARE(m_keychain.calls, 0);
    QVERIFY(store->description(u"prod-1"_s).contains(u"PROMONTORY_SECRET_PROD_1"_s));
}

void TestCredentials::namesVariables_data()
{
    QTest::addColumn<QString>("uid");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"prod"_s << u"PROMONTORY_SECRET_PROD"_s;
    QTest::newRow("signs") << u"a-b.c d"_s << u"PROMONTORY_SECRET_A_B_C_D"_s;
    QTest::newRow("not ASCII") << u"é1"_s << u"PROMONTORY_SECRET__1"_s;
}

void TestCredentials::namesVariables()
{
    QFETCH(QString, uid);
    QTEST(Credentials::variableName(uid), "name");
}

void TestCredentials::asksNothingAtStart()
{
    const auto store = credentials();
    QCoreApplication::processEvents();
    QCOMPARE(m_keychain.calls, 0);
    QCOMPARE(store->backend(), SecretBackend::Unknown);
    QVERIFY(!store->description(u"prod-1"_s).isEmpty());
}

void TestCredentials::fileIsPrivate()
{
    FileVault vault(path(), saveFile);
    QVERIFY(wait(vault.write(u"a"_s, "one")));
    QVERIFY(wait(vault.write(u"b"_s, "two")));
    QCOMPARE(QFile::permissions(path()) &
                 (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QCOMPARE(wait(vault.read(u"a"_s)).value(), QByteArray("one"));
    QVERIFY(wait(vault.remove(u"a"_s)));
    QVERIFY(wait(vault.remove(u"nobody"_s)));
    QVERIFY(wait(vault.read(u"a"_s)).value().isEmpty());
    QCOMPARE(wait(vault.read(u"b"_s)).value(), QByteArray("two"));
}

void TestCredentials::refusesReadableFile_data()
{
    QTest::addColumn<QFile::Permissions>("bit");
    QTest::newRow("group reads") << QFile::Permissions(QFile::ReadGroup);
    QTest::newRow("others read") << QFile::Permissions(QFile::ReadOther);
    QTest::newRow("group writes") << QFile::Permissions(QFile::WriteGroup);
}

void TestCredentials::refusesReadableFile()
{
    QFETCH(QFile::Permissions, bit);
    FileVault vault(path(), saveFile);
    QVERIFY(wait(vault.write(u"a"_s, "one")));
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | bit));
    const Result<QByteArray> read = wait(vault.read(u"a"_s));
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(u"chmod 600"_s));
    QVERIFY(!wait(vault.write(u"a"_s, "two")));
}

void TestCredentials::refusesBrokenFile()
{
    FileVault vault(path(), saveFile);
    QVERIFY(wait(vault.write(u"a"_s, "one")));
    QVERIFY(saveFile(path(), "{\"secrets\": oops"));
    QVERIFY(!wait(vault.read(u"a"_s)));
    QVERIFY(!wait(vault.write(u"a"_s, "two")));

    const QString link = m_folder->filePath(u"link.json"_s);
    QVERIFY(QFile::link(path(), link));
    FileVault linked(link, saveFile);
    QVERIFY(!wait(linked.read(u"a"_s)));
}

void TestCredentials::missingBusIsNoticedAtOnce_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("no bus") << QByteArray();
    QTest::newRow("an address nobody answers") << QByteArray("unix:path=/nonexistent/bus");
}

void TestCredentials::missingBusIsNoticedAtOnce()
{
    QFETCH(QByteArray, address);
    qunsetenv("XDG_RUNTIME_DIR");
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    KeychainVault vault(std::chrono::seconds(3));
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(wait(vault.read(u"a"_s)).error().kind, ErrorKind::Unsupported);
    QCOMPARE(wait(vault.write(u"a"_s, "x")).error().kind, ErrorKind::Unsupported);
    QCOMPARE(wait(vault.remove(u"a"_s)).error().kind, ErrorKind::Unsupported);
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
