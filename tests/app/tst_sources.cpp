#include "app/settings/sourcerules.h"
#include "app/settings/sourcesjson.h"
#include "app/settings/sourcestore.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    return atomicFileSaver()(path, bytes);
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

SourceSettings server(const QString &name, const QString &url = u"http://localhost:9090"_s)
{
    SourceSettings settings;
    settings.name = name;
    settings.url = QUrl(url);
    return settings;
}

QList<SourceField> fieldsOf(const QList<SourceFault> &faults)
{
    QList<SourceField> fields;
    for (const SourceFault &fault : faults)
        fields.append(fault.field);
    return fields;
}

QStringList uidsOf(const SourceStore &store)
{
    QStringList uids;
    for (const SourceSettings &source : store.sources())
        uids.append(source.uid);
    return uids;
}

} // namespace

class TestSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsUrls_data();
    void readsUrls();
    void refusesUrls_data();
    void refusesUrls();
    void checksFields_data();
    void checksFields();
    void makesUids_data();
    void makesUids();
    void writesAndReadsEverything();
    void writesNoSecretAndNoDefaults();
    void keepsUnknownKeys();
    void refusesFiles_data();
    void refusesFiles();
    void keepsOneDefaultAndUniqueUids();
    void storeAddsChangesRemoves();
    void storeKeepsOrderAndDefault();
    void storeUndoesARemoval();
    void storeLeavesBrokenFileAlone();
    void storeNoticesOtherPrograms();
    void storeForgetsWhatWasNotWritten();

private:
    QString path() const { return m_folder->filePath(u"sources.json"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSources::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSources::readsUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::newRow("plain") << u"http://localhost:9090"_s << u"http://localhost:9090"_s;
    QTest::newRow("no scheme") << u"localhost:9090"_s << u"http://localhost:9090"_s;
    QTest::newRow("no scheme, no port")
        << u"prometheus.example.org"_s << u"http://prometheus.example.org"_s;
    QTest::newRow("white space around") << u"  http://a \n"_s << u"http://a"_s;
    QTest::newRow("trailing slash") << u"https://a/"_s << u"https://a"_s;
    QTest::newRow("prefix and slashes") << u"https://a/prom//"_s << u"https://a/prom"_s;
    QTest::newRow("query and fragment")
        << u"https://a/graph?g0.expr=up#x"_s << u"https://a/graph"_s;
    QTest::newRow("prefix of Mimir")
        << u"https://mimir/prometheus"_s << u"https://mimir/prometheus"_s;
    QTest::newRow("escaped prefix") << u"https://a/x%20y%2Fz/"_s << u"https://a/x%20y%2Fz"_s;
    QTest::newRow("IPv6") << u"http://[::1]:9090/"_s << u"http://[::1]:9090"_s;
}

void TestSources::readsUrls()
{
    QFETCH(QString, text);
    const Result<QUrl> url = parseSourceUrl(text);
    QVERIFY2(url, url ? "" : qPrintable(url.error().message));
    QTEST(url->toString(QUrl::FullyEncoded), "url");
}

void TestSources::refusesUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QString() << u"http://localhost:9090"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s << u"http://"_s;
    QTest::newRow("javascript") << u"javascript:alert(1)"_s << u"http://"_s;
    QTest::newRow("path only") << u"/etc/passwd"_s << u"not the address"_s;
    QTest::newRow("UNC") << u"//evil/share"_s << u"not the address"_s;
    QTest::newRow("user and password") << u"https://me:hunter2@a"_s << u"under Authentication"_s;
    QTest::newRow("user only") << u"https://me@a"_s << u"under Authentication"_s;
    QTest::newRow("a space") << u"http://a b"_s << u"spaces"_s;
    QTest::newRow("a line end") << u"http://a\nHost: b"_s << u"control"_s;
    QTest::newRow("no host") << u"http://"_s << u"not the address"_s;
    QTest::newRow("port zero") << u"http://a:0"_s << u"not the address"_s;
    QTest::newRow("port too large") << u"http://a:99999"_s << u"not the address"_s;
    QTest::newRow("ftp") << u"ftp://a"_s << u"http://"_s;
}

void TestSources::refusesUrls()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const Result<QUrl> url = parseSourceUrl(text);
    QVERIFY2(!url, url ? qPrintable(url->toString()) : "");
    QVERIFY2(url.error().message.contains(says), qPrintable(url.error().message));
    QVERIFY(!QString(url.error().message + url.error().detail).contains("hunter2"_L1));
}

void TestSources::checksFields_data()
{
    QTest::addColumn<SourceSettings>("settings");
    QTest::addColumn<QList<SourceField>>("fields");
    const auto row = [](const char *name, const std::function<void(SourceSettings &)> &change,
                        const QList<SourceField> &fields) {
        SourceSettings settings = server(u"Prod"_s);
        change(settings);
        QTest::newRow(name) << settings << fields;
    };
    using S = SourceSettings;
    using F = SourceField;
    row("good", [](S &) {}, {});
    row("no name", [](S &s) { s.name = u"  "_s; }, {F::Name});
    row("taken name", [](S &s) { s.name = u"taken"_s; }, {F::Name});
    row("no URL", [](S &s) { s.url = {}; }, {F::Url});
    row("basic without user", [](S &s) { s.auth = AuthKind::Basic; }, {F::User});
    row("user with colon",
        [](S &s) {
            s.auth = AuthKind::Basic;
            s.user = u"a:b"_s;
        },
        {F::User});
    row("no headers", [](S &s) { s.auth = AuthKind::Headers; }, {F::HeaderNames});
    row("header with line end",
        [](S &s) {
            s.auth = AuthKind::Headers;
            s.headerNames = {u"X\r\nY"_s};
        },
        {F::HeaderNames});
    row("header of ours",
        [](S &s) {
            s.auth = AuthKind::Headers;
            s.headerNames = {u"Host"_s};
        },
        {F::HeaderNames});
    row("header twice",
        [](S &s) {
            s.auth = AuthKind::Headers;
            s.headerNames = {u"X-A"_s, u"X-A"_s};
        },
        {
            F::HeaderNames,
        });
    row("certificate without files over http", [](S &s) { s.auth = AuthKind::ClientCertificate; },
        {F::ClientCertificate, F::ClientKey, F::Url});
    row("tenant with line end", [](S &s) { s.tenant = u"a\nb"_s; }, {F::Tenant});
    row("parameter without name",
        [](S &s) {
            s.queryParameters = {{QString(), u"1"_s}};
        },
        {F::QueryParameters});
    row("parameter of ours",
        [](S &s) {
            s.queryParameters = {{u"query"_s, u"up"_s}};
        },
        {F::QueryParameters});
    row("time-out too short", [](S &s) { s.timeoutMs = 10; }, {F::Timeout});
    row("scrape interval too long", [](S &s) { s.scrapeIntervalMs = 100'000'000; },
        {F::ScrapeInterval});
    row("local without targets", [](S &s) { s.kind = u"local"_s; }, {F::Targets});
    row("local with a bad target and retention",
        [](S &s) {
            s.kind = u"local"_s;
            s.targets = {u"a b"_s};
            s.retention = u"x"_s;
        },
        {F::Targets, F::Retention});
    row("local needs no URL",
        [](S &s) {
            s.kind = u"local"_s;
            s.url = {};
            s.targets = {u"a:1"_s};
        },
        {});
}

void TestSources::checksFields()
{
    QFETCH(SourceSettings, settings);
    SourceSettings other = server(u"Taken"_s);
    other.uid = u"taken"_s;
    const QList<SourceFault> faults = checkSource(settings, {other});
    QTEST(fieldsOf(faults), "fields");
    for (const SourceFault &fault : faults)
        QVERIFY(!fault.message.isEmpty());
}

void TestSources::makesUids_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("uid");
    QTest::newRow("words") << u"Prometheus Prod"_s << u"prometheus-prod"_s;
    QTest::newRow("accents") << u"Café Übung"_s << u"cafe-ubung"_s;
    QTest::newRow("signs at the ends") << u" (a/b)! "_s << u"a-b"_s;
    QTest::newRow("no letters") << u"日本"_s << u"source"_s;
    QTest::newRow("taken") << u"Taken"_s << u"taken-3"_s;
    QTest::newRow("long") << u"x"_s.repeated(99) << u"x"_s.repeated(40);
}

void TestSources::makesUids()
{
    QFETCH(QString, name);
    QTEST(makeSourceUid(name, {u"taken"_s, u"taken-2"_s}), "uid");
}

void TestSources::writesAndReadsEverything()
{
    SourceSettings full = server(u"Full"_s, u"https://a/prefix"_s);
    full.uid = u"full"_s;
    full.isDefault = true;
    full.auth = AuthKind::Headers;
    full.user = u"me"_s;
    full.headerNames = {u"X-One"_s, u"X-Two"_s};
    full.clientCertificatePath = u"/c.pem"_s;
    full.clientKeyPath = u"/k.pem"_s;
    full.caPath = u"/ca.pem"_s;
    full.caReplacesSystem = full.skipTlsVerify = true;
    full.tenant = u"team-a"_s;
    full.queryParameters = {{u"dedup"_s, u"true"_s}, {u"dedup"_s, u"false"_s}};
    full.timeoutMs = 5000;
    full.scrapeIntervalMs = 60'000;
    SourceSettings local = server(u"Local"_s, QString());
    local.uid = u"local"_s;
    local.kind = u"local"_s;
    local.targets = {u"django=localhost:8000"_s};
    local.retention = u"2d"_s;

    const Result<SourcesDocument> read = readSources(writeSources({{full, local}, {}}));
    QVERIFY(read);
    QCOMPARE(read->sources, (QList<SourceSettings>{full, local}));
    for (const AuthKind kind :
         {AuthKind::None, AuthKind::Basic, AuthKind::Bearer, AuthKind::ClientCertificate}) {
        full.auth = kind;
        QCOMPARE(sourceFromJson(sourceToJson(full))->auth, kind);
    }
}

void TestSources::writesNoSecretAndNoDefaults()
{
    SourceSettings plain = server(u"Plain"_s, u"http://me:hunter2@a"_s);
    plain.uid = u"plain"_s;
    const QByteArray bytes = writeSources({{plain}, {}});
    QVERIFY(!bytes.contains("hunter2"));
    QCOMPARE(
        bytes,
        QByteArray(
            "{\n  \"format\": \"promontory-sources\",\n  \"version\": 1,\n  \"sources\": [\n    {\n"
            "      \"uid\": \"plain\",\n      \"name\": \"Plain\",\n      \"kind\": "
            "\"prometheus\",\n"
            "      \"url\": \"http://a\"\n    }\n  ]\n}\n"));
}

void TestSources::keepsUnknownKeys()
{
    const QByteArray text = R"({"format":"promontory-sources","later":{"a":1},"version":1,
        "sources":[{"uid":"a","name":"A","kind":"prometheus","url":"http://a","future":[1.50]}]})";
    const Result<SourcesDocument> read = readSources(text);
    QVERIFY(read);
    const QByteArray written = writeSources(*read);
    QVERIFY(written.contains("\"later\""));
    QVERIFY(written.contains("1.50"));
}

void TestSources::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("broken JSON") << QByteArray("{\n  \"format\": }") << u"Line 2, column 13"_s;
    QTest::newRow("empty") << QByteArray() << u"Line 1"_s;
    QTest::newRow("another format")
        << QByteArray("{\"format\":\"promontory-dashboard\"}") << u"not a list"_s;
    QTest::newRow("newer") << QByteArray("{\"format\":\"promontory-sources\",\"version\":2}")
                           << u"newer version"_s;
    QTest::newRow("without uid")
        << QByteArray("{\"format\":\"promontory-sources\",\"version\":1,\n\"sources\":[{}]}")
        << u"Line 2"_s;
}

void TestSources::refusesFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const Result<SourcesDocument> read = readSources(text);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
}

void TestSources::keepsOneDefaultAndUniqueUids()
{
    const Result<SourcesDocument> read =
        readSources(R"({"format":"promontory-sources","version":1,"sources":[
        {"uid":"a","default":true},{"uid":"a","name":"again"},{"uid":"b","default":true}]})");
    QVERIFY(read);
    QCOMPARE(read->sources.size(), 2);
    QVERIFY(read->sources.first().isDefault);
    QVERIFY(!read->sources.last().isDefault);
    QCOMPARE(read->sources.first().name, u"a"_s);
}

void TestSources::storeAddsChangesRemoves()
{
    SourceStore store(path(), saveFile);
    QVERIFY(store.load());
    QVERIFY(!store.defaultSource());
    QSignalSpy added(&store, &SourceStore::sourceAdded);
    QSignalSpy changed(&store, &SourceStore::sourceChanged);
    QSignalSpy removed(&store, &SourceStore::sourceRemoved);

    QCOMPARE(store.add(server(u"One"_s)).value_or(QString()), u"one"_s);
    QCOMPARE(added.size(), 1);
    QVERIFY(store.find(u"one"_s)->isDefault);
    QVERIFY(!store.add(server(u"ONE"_s)));
    QVERIFY(!store.add(server(u"Two"_s, u"ftp://x"_s)));

    SourceSettings one = *store.find(u"one"_s);
    one.tenant = u"team"_s;
    QVERIFY(store.update(one));
    QVERIFY(store.update(one)); // nothing new: no signal
    QCOMPARE(changed.size(), 1);
    one.uid = u"nobody"_s;
    QVERIFY(!store.update(one));

    SourceStore second(path(), saveFile);
    QVERIFY(second.load());
    QCOMPARE(second.sources(), store.sources());

    QVERIFY(store.remove(u"one"_s));
    QVERIFY(!store.remove(u"one"_s));
    QCOMPARE(removed.size(), 1);
    QVERIFY(store.sources().isEmpty());
}

void TestSources::storeKeepsOrderAndDefault()
{
    SourceStore store(path(), saveFile);
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(store.add(server(name)));
    QVERIFY(store.move(u"c"_s, 0));
    QCOMPARE(uidsOf(store), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    QVERIFY(store.move(u"c"_s, 99));
    QCOMPARE(uidsOf(store), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QVERIFY(store.setDefault(u"b"_s));
    QCOMPARE(store.defaultSource()->uid, u"b"_s);
    QVERIFY(!store.find(u"a"_s)->isDefault);
    QVERIFY(store.remove(u"b"_s));
    QCOMPARE(store.defaultSource()->uid, u"a"_s);
    QVERIFY(store.find(u"a"_s)->isDefault);
    QVERIFY(!store.setDefault(u"b"_s));
}

void TestSources::storeUndoesARemoval()
{
    SourceStore store(path(), saveFile);
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(store.add(server(name)));
    QVERIFY(store.setDefault(u"b"_s));
    const QList<SourceSettings> before = store.sources();
    QVERIFY(store.remove(u"b"_s));
    QCOMPARE(store.add(before[1], 1).value_or(QString()), u"b"_s);
    QCOMPARE(store.sources(), before);
}

void TestSources::storeLeavesBrokenFileAlone()
{
    const QByteArray broken = "{\"format\": \"promontory-sources\", oops";
    QVERIFY(saveFile(path(), broken));
    SourceStore store(path(), saveFile);
    const Result<void> read = store.load();
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(path()));
    QVERIFY(!store.add(server(u"One"_s)));
    QCOMPARE(readFile(path()), broken);
    QVERIFY(store.sources().isEmpty());
}

void TestSources::storeNoticesOtherPrograms()
{
    SourceStore store(path(), saveFile);
    QVERIFY(store.add(server(u"a"_s)));
    SourceStore other(path(), saveFile);
    QVERIFY(other.load());
    QVERIFY(other.add(server(u"b"_s)));

    const Result<QString> refused = store.add(server(u"c"_s));
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"Another program"_s));
    QCOMPARE(uidsOf(store), (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(store.add(server(u"c"_s)));
    QCOMPARE(uidsOf(store), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

void TestSources::storeForgetsWhatWasNotWritten()
{
    bool full = false;
    SourceStore store(path(),
                      [&full](const QString &file, const QByteArray &bytes) -> Result<void> {
                          return full ? failure(ErrorKind::Storage, u"The disk is full."_s)
                                      : saveFile(file, bytes);
                      });
    QVERIFY(store.add(server(u"a"_s)));
    QSignalSpy changed(&store, &SourceStore::changed);
    full = true;
    QCOMPARE(store.add(server(u"b"_s)).error().message, u"The disk is full."_s);
    QVERIFY(!store.remove(u"a"_s));
    QCOMPARE(uidsOf(store), QStringList{u"a"_s});
    QVERIFY(changed.isEmpty());
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
