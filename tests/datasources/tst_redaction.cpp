#include "datasources/core/redaction.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr int Rounds = 4000;

QString randomText(QRandomGenerator &random, QStringView alphabet, int least, int most)
{
    QString text;
    for (int left = random.bounded(least, most + 1); left > 0; --left)
        text += alphabet.at(random.bounded(int(alphabet.size())));
    return text;
}

/// Ways in which a secret stands in texts of servers, libraries and logs; %1 is the secret.
const QStringList &carriers()
{
    static const QStringList all{
        u"Authorization: Basic %1"_s,
        u"authorization: Bearer %1\r\nHost: x"_s,
        u"Proxy-Authorization: Digest username=\"a\", response=\"%1\""_s,
        u"HTTP_AUTHORIZATION=%1"_s,
        u"{\"Authorization\":[\"Bearer %1\"]}"_s,
        u"{\"headers\": {\"authorization\": \"%1\", \"b\": 1}}"_s,
        u"{\\\"Authorization\\\": \\\"%1\\\"}"_s,
        u"map[Authorization:[Bearer %1] Accept:[*/*]]"_s,
        u"[('Authorization', 'Bearer %1')]"_s,
        u"Cookie: a=b; sid=%1; c=d"_s,
        u"Set-Cookie: %1; Path=/"_s,
        u"X-Scope-OrgID: %1"_s,
        u"x-api-key=%1"_s,
        u"X-Vault-Token: %1"_s,
        u"X-My-Secret: %1"_s,
        u"invalid Bearer %1 given"_s,
        u"bearer%20%1"_s,
        u"Bearer token %1"_s,
        u"http://user:%1@host:9090/path"_s,
        u"cannot reach https://%1@host?x=1"_s,
        u"redirect=http%3A%2F%2Fuser%3A%1%40host%2F"_s,
        u"http://host/?a=1&password=%1&b=2"_s,
        u"http://host/?key=%1#part"_s,
        u"http://host/?a=b&sig=%1"_s,
        u"client_secret=%1"_s,
        u"{\"access_token\":\"%1\",\"b\":2}"_s,
        u"password: '%1'"_s,
        u"password = \"%1 and more\""_s,
        u"db_password%3D%1"_s,
        u"-----BEGIN PRIVATE KEY-----\n%1\n-----END PRIVATE KEY-----"_s,
        u"-----BEGIN EC PRIVATE KEY-----\\n%1"_s,
    };
    return all;
}

} // namespace

class RedactionTest : public QObject
{
    Q_OBJECT

private slots:
    void hidesSecrets_data();
    void hidesSecrets();
    void hidesPlantedSecrets();
    void hidesSecretsInLongTexts();
    void isQuickWithHostileTexts();
    void hidesTheSameTwice();
    void leavesOtherTextAlone_data();
    void leavesOtherTextAlone();
    void hidesSecretsInUrls();
    void hidesKnownSecrets();
};

void RedactionTest::hidesSecrets_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &carrier : carriers())
        QTest::newRow(carrier.simplified().toUtf8().constData())
            << QString(carrier).replace("%1"_L1, "c2VjcmV0"_L1);
    QTest::newRow("JWT") << u"eyJhbGciOi.c2VjcmV0.abc"_s;
}

void RedactionTest::hidesSecrets()
{
    QFETCH(QString, text);
    const QString clean = redacted(text);
    QVERIFY2(!clean.contains(u"c2VjcmV0"), qPrintable(clean));
    QVERIFY(clean.contains(u"***"));
}

void RedactionTest::hidesPlantedSecrets()
{
    QRandomGenerator random(20231114);
    const QString letters = u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"_s;
    // Brackets, quotes and line breaks around: whatever stands beside a secret must not save it.
    const QString noise = u"ab 01.,;:!?()[]{}<>\"'\\/=&%#@*+-_~\n\r\t\u00fc\u202e\U0001F468"_s;
    const QStringList words{{},          u"token="_s,    u"password: "_s, u"Authorization: \""_s,
                            u"Bearer"_s, u"secret=\""_s, u"token: "_s,    u"http://"_s};
    for (int round = 0; round < Rounds; ++round) {
        const QString secret = u"Zq"_s + randomText(random, letters, 6, 40);
        const QString &carrier = carriers().at(random.bounded(int(carriers().size())));
        const QString &word = words.at(random.bounded(int(words.size())));
        const QString before = randomText(random, noise, 0, 30) + word;
        const QString text = before + u'\n' + QString(carrier).replace("%1"_L1, secret) + u'\n' +
                             randomText(random, noise, 0, 30);
        const QString clean = redacted(text);
        QVERIFY2(!clean.contains(secret), qPrintable(text + u"\n---\n"_s + clean));
    }
}

void RedactionTest::hidesSecretsInLongTexts()
{
    const QString filling(300'000, u'x');
    for (const QString &carrier : carriers()) {
        const QString text = u"a "_s + filling + u'\n' +
                             QString(carrier).replace("%1"_L1, u"c2VjcmV0"_s + filling) + u'\n' +
                             filling;
        QVERIFY2(!redacted(text).contains(u"c2VjcmV0"), qPrintable(carrier));
    }
}

void RedactionTest::isQuickWithHostileTexts()
{
    QElapsedTimer timer;
    timer.start();
    for (const char *piece : {"x-", "a.", "eyJ-", "a://", "%3A%2F%2F", "bearer ", "password=\"",
                              "authorization:", "\\\"", "-----BEGIN ", "?key="})
        (void)redacted(QString::fromLatin1(QByteArray(piece).repeated(20'000)));
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
}

void RedactionTest::hidesTheSameTwice()
{
    for (const QString &carrier : carriers()) {
        const QString once = redacted(QString(carrier).replace("%1"_L1, "c2VjcmV0"_L1));
        QCOMPARE(redacted(once).count(u"***"), once.count(u"***"));
    }
}

void RedactionTest::leavesOtherTextAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("request")
        << u"GET http://host:9090/api/v1/query?query=sum(rate(x[5m])) by (job) took 5 ms"_s;
    QTest::newRow("parse error")
        << u"invalid parameter \"query\": 1:5: parse error: unclosed left parenthesis"_s;
    QTest::newRow("basic words") << u"Basic authentication required"_s;
    QTest::newRow("realm") << u"Basic realm=\"metrics\""_s;
    QTest::newRow("at modifier") << u"http://host/api/v1/query?query=up%20@%20123"_s;
    QTest::newRow("tokens") << u"unexpected end of input after 3 tokens"_s;
}

void RedactionTest::leavesOtherTextAlone()
{
    QFETCH(QString, text);
    QCOMPARE(redacted(text), text);
}

void RedactionTest::hidesSecretsInUrls()
{
    QCOMPARE(redactedUrl(QUrl(u"http://me:pw@h/p?query=up&token=abc&dedup=true"_s)),
             u"http://h/p?query=up&token=***&dedup=true"_s);
    QCOMPARE(redactedUrl(QUrl(u"http://h/p"_s)), u"http://h/p"_s);
}

void RedactionTest::hidesKnownSecrets()
{
    const QByteArray secret = "p ss/w\u00f6rd";
    const QByteArray text = "plain " + secret + ", packed " + secret.toBase64() + ", encoded " +
                            secret.toPercentEncoding() + ", hex " + secret.toHex() + '.';
    QCOMPARE(withoutSecrets(text, {secret}),
             QByteArray("plain ***, packed ***, encoded ***, hex ***."));
    QCOMPARE(withoutSecrets("a, b", {"a", QByteArray()}), QByteArray("a, b"));
}

QTEST_GUILESS_MAIN(RedactionTest)
#include "tst_redaction.moc"
