// Where links lead: addresses that may be followed, and data links of values.
#include "widgets/common/values/datalinks.h"
#include "widgets/common/values/linkaddress.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

FramePtr sampleFrame(const QList<DataLink> &links)
{
    auto frame = std::make_shared<Frame>();
    frame->name = u"requests"_s;
    Field time;
    time.name = time.displayName = u"Time"_s;
    time.values = TimeColumn(std::vector<qint64>{1'000, 2'000, 3'000});
    Field value;
    value.name = u"Value"_s;
    value.displayName = u"web 1"_s;
    value.labels = Labels(QList<Labels::Pair>{{u"instance"_s, u"web:9100"_s}, {u"a.b"_s, u"x/y"_s}});
    value.config.links = links;
    value.values = NumberColumn(std::vector<double>{1, 2.5, missingSample()});
    Field host;
    host.name = u"host"_s;
    host.displayName = u"Host name"_s;
    host.values = TextColumn(std::vector<QString>{u"a"_s, u"b&c=d#e"_s, u"c"_s});
    frame->fields = {time, value, host};
    return frame;
}

/// The address of one link at the second row.
QString addressOf(const QString &form)
{
    DataPlace place;
    place.origin = {sampleFrame({{u"L"_s, form}}), 1};
    place.row = 1;
    place.shown = {{}, u"2.5"_s, u" %"_s, {}};
    const QList<ShownLink> links = dataLinks(place);
    return links.isEmpty() ? QString() : shownAddress(links.constFirst().url);
}

} // namespace

class DataLinksTest : public QObject
{
    Q_OBJECT

private slots:
    void followable_data();
    void followable();
    void origins_data();
    void origins();
    void valuesCannotMoveTheHost_data();
    void valuesCannotMoveTheHost();
    void fillsIn_data();
    void fillsIn();
    void fillsInWholeFields();
    void largeValuesStayCheap();
    void namesLinks();
    void choosesWhatAClickMeans();
    void findsRows();
};

void DataLinksTest::followable_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown"); // empty: refused
    const auto yes = [](const char *name, const QString &text, const QString &shown = {}) {
        QTest::newRow(name) << text << (shown.isEmpty() ? text : shown);
    };
    const auto no = [](const char *name, const QString &text) { QTest::newRow(name) << text << QString(); };
    yes("web", u"https://example.org/a?b=c#d"_s);
    yes("plain web", u"http://example.org:8080/"_s);
    yes("no path", u"https://example.org"_s);
    yes("mixed case", u"HtTpS://Example.ORG/A"_s, u"https://example.org/A"_s);
    yes("address of numbers", u"http://127.0.0.1:9090/graph"_s);
    yes("address of six", u"http://[::1]:9090/graph"_s);
    yes("look-alike host in its real letters", u"https://ex\u0430mple.org/"_s, u"https://xn--exmple-4nf.org/"_s);
    yes("braces and blanks", u"https://e.org/?q={a=\"b c\"}|x"_s, u"https://e.org/?q=%7Ba=%22b%20c%22%7D%7Cx"_s);
    yes("lonely percent sign", u"https://e.org/?q=100%"_s, u"https://e.org/?q=100%25"_s);
    yes("backslash in the path", u"https://e.org/a\\b"_s, u"https://e.org/a%5Cb"_s);
    yes("dots in the path", u"https://e.org/a/../b"_s);
    yes("at sign in the path", u"https://e.org/@user"_s);
    yes("mail", u"mailto:ops@example.org"_s);
    yes("mail with a subject", u"mailto:ops@example.org?subject=Hello"_s);
    yes("dashboard", u"/d/abc"_s);
    yes("dashboard with a name", u"/d/abc/node-exporter?from=now-1h&to=now&var-a=b"_s);
    yes("dashboard without the slash", u"d/abc/x"_s);
    yes("old dashboard", u"/dashboard/db/node"_s);
    yes("dashboard in a folder of the server", u"/grafana/d/abc"_s);
    yes("here", u"?var-a=b"_s);
    no("empty", {});
    no("script", u"javascript:alert(1)"_s);
    no("script in mixed case", u"JaVaScRiPt:alert(1)"_s);
    no("script behind blanks", u"   javascript:alert(1)"_s);
    no("script with a tab", u"java\tscript:alert(1)"_s);
    no("script with a line end", u"java\nscript:alert(1)"_s);
    no("script behind a control character", u"\u0001javascript:alert(1)"_s);
    no("script with slashes", u"javascript://example.org/%0Aalert(1)"_s);
    no("script by its code", u"javascript%3Aalert(1)"_s);
    no("script by an entity", u"javascript&#58;alert(1)"_s);
    no("older script", u"vbscript:msgbox(1)"_s);
    no("live script", u"livescript:x"_s);
    no("data", u"data:text/html,<script>"_s);
    no("data in base64", u"data:text/html;base64,PHNjcmlwdD4="_s);
    no("blob", u"blob:https://e.org/1"_s);
    no("about", u"about:blank"_s);
    no("source of a page", u"view-source:https://e.org"_s);
    no("file", u"file:///etc/passwd"_s);
    no("file by its code", u"%66ile:///etc/passwd"_s);
    no("share", u"smb://evil/share"_s);
    no("network path", u"\\\\evil\\share"_s);
    no("half a network path", u"/\\evil/d/abc"_s);
    no("any scheme", u"//evil.org/d/abc"_s);
    no("three slashes", u"///evil.org/d/abc"_s);
    no("path of this computer", u"/etc/passwd"_s);
    no("way up", u"../../etc/passwd"_s);
    no("way up to a dashboard", u"/a/../d/abc"_s);
    no("drive", u"C:\\Windows\\calc.exe"_s);
    no("help tool", u"ms-msdt:/id PCWDiagnostic"_s);
    no("search tool", u"search-ms:query=x&crumb=location:\\\\evil"_s);
    no("office", u"ms-word:ofe|u|https://evil.org/x.docx"_s);
    no("terminal", u"ssh://evil.org"_s);
    no("telnet", u"telnet:evil.org"_s);
    no("file transfer", u"ftp://evil.org/x"_s);
    no("package", u"apt:evil"_s);
    no("another program", u"steam://run/1"_s);
    no("call", u"tel:+4912345"_s);
    no("user name", u"https://good.org@evil.org/"_s);
    no("user and password", u"https://user:word@evil.org/"_s);
    no("empty user name", u"https://@evil.org/"_s);
    no("backslash before the host ends", u"https://good.org\\@evil.org/"_s);
    no("no host", u"https:///evil.org"_s);
    no("no slashes", u"https:evil.org"_s);
    no("one slash", u"https:/evil.org"_s);
    no("port that is none", u"https://e.org:99999/"_s);
    no("blank in the host", u"https://good.org evil.org/"_s);
    no("host by code of a slash", u"https://good.org%2F@evil.org/"_s);
    no("zero in the host", u"https://good.org%00.evil.org/"_s);
    no("direction override", u"https://e.org/\u202Egnp.exe"_s);
    no("direction override in the host", u"https://\u202Egro.e/"_s);
    no("character without width", u"https://e\u200B.org/"_s);
    no("soft hyphen", u"https://e\u00AD.org/"_s);
    no("line end in the path", u"https://e.org/a\r\nb"_s);
    no("mail with an attachment", u"mailto:a@e.org?attach=/etc/passwd"_s);
    no("mail with an attachment in mixed case", u"mailto:a@e.org?ATTACHMENT=/etc/passwd"_s);
    no("mail with a copy", u"mailto:a@e.org?bcc=b@e.org"_s);
    no("mail with a text", u"mailto:a@e.org?body=x"_s);
    no("mail with a head in its subject", u"mailto:a@e.org?subject=x%0D%0ABcc:b@e.org"_s);
    no("host without a scheme", u"localhost:3000"_s);
    no("page of Grafana", u"/alerting/list"_s);
    no("root", u"/"_s);
    no("word", u"example.org"_s);
    no("fragment alone", u"#top"_s);
    no("endless", u"https://e.org/"_s + QString(10'000, u'x'));
    no("variable as host", u"https://${host}/x"_s);
    no("variable in the host", u"https://a.${host}.org/x"_s);
    no("variable as port", u"https://e.org:${port}/x"_s);
    no("old variable as host", u"https://[[host]]/x"_s);
    no("short variable as host", u"https://$host/x"_s);
    no("variable as scheme", u"${scheme}://e.org"_s);
    no("variable as all", u"$url"_s);
}

void DataLinksTest::followable()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const QString cleaned = cleanedLink(text);
    const auto url = followableLink(cleaned, cleaned);
    QCOMPARE(url ? shownAddress(*url) : QString(), shown);
}

void DataLinksTest::origins_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<int>("length"); // -1: nothing
    QTest::newRow("web") << u"https://e.org:80/a/$x"_s << 16;
    QTest::newRow("web and query") << u"https://e.org?x=$x"_s << 13;
    QTest::newRow("web and fragment") << u"https://e.org#$x"_s << 13;
    QTest::newRow("web alone") << u"https://e.org"_s << 13;
    QTest::newRow("mail") << u"mailto:$who"_s << 7;
    QTest::newRow("relative") << u"/d/$uid"_s << 0;
    QTest::newRow("relative without slash") << u"d/abc?x=a:b"_s << 0;
    QTest::newRow("query") << u"?var-a=$a"_s << 0;
    QTest::newRow("host") << u"https://$host/"_s << -1;
    QTest::newRow("brackets") << u"https://e.[[x]]/"_s << -1;
    QTest::newRow("all") << u"$url"_s << -1;
    QTest::newRow("any scheme") << u"//e.org/"_s << -1;
}

void DataLinksTest::origins()
{
    QFETCH(QString, form);
    QFETCH(int, length);
    QCOMPARE(fixedOrigin(form).value_or(-1), length);
}

void DataLinksTest::valuesCannotMoveTheHost_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("filled");
    QTest::newRow("scheme grows from a path") << u"java${x:raw}"_s << u"javascript:alert(1)"_s;
    QTest::newRow("slash becomes two") << u"/${x:raw}"_s << u"//evil.org/d/abc"_s;
    QTest::newRow("host grows from a scheme") << u"https:${x:raw}"_s << u"https://evil.org/"_s;
    QTest::newRow("host grows longer") << u"https://e.org"_s << u"https://e.org.evil.org/"_s;
    QTest::newRow("another host") << u"https://e.org/"_s << u"https://evil.org/"_s;
    QTest::newRow("user name") << u"https://e.org/"_s << u"https://e.org@evil.org/"_s;
    QTest::newRow("backslash") << u"https://e.org"_s << u"https://e.org\\.evil.org"_s;
}

void DataLinksTest::valuesCannotMoveTheHost()
{
    QFETCH(QString, form);
    QFETCH(QString, filled);
    QVERIFY(!followableLink(form, filled));
}

void DataLinksTest::fillsIn_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("shown");
    const QString e = u"https://e.org/?q="_s;
    QTest::newRow("raw") << e + u"${__value.raw}"_s << e + u"2.5"_s;
    QTest::newRow("numeric") << e + u"${__value.numeric}"_s << e + u"2.5"_s;
    QTest::newRow("text") << e + u"${__value.text}"_s << e + u"2.5%20%25"_s;
    QTest::newRow("value") << e + u"${__value}"_s << e + u"2.5%20%25"_s;
    QTest::newRow("time") << e + u"${__value.time}"_s << e + u"2000"_s;
    QTest::newRow("series") << e + u"${__series.name}"_s << e + u"requests"_s;
    QTest::newRow("field") << e + u"${__field.name}"_s << e + u"web%201"_s;
    QTest::newRow("label") << e + u"${__field.labels.instance}"_s << e + u"web%3A9100"_s;
    QTest::newRow("label with a point") << e + u"${__field.labels[\"a.b\"]}"_s << e + u"x%2Fy"_s;
    QTest::newRow("label in single quotes") << e + u"${__field.labels['a.b']}"_s << e + u"x%2Fy"_s;
    QTest::newRow("no such label") << e + u"${__field.labels.nothing}"_s << e.left(e.size());
    QTest::newRow("field by name") << e + u"${__data.fields.host}"_s << e + u"b%26c%3Dd%23e"_s;
    QTest::newRow("field by title") << e + u"${__data.fields[\"Host name\"]}"_s << e + u"b%26c%3Dd%23e"_s;
    QTest::newRow("field by place") << e + u"${__data.fields[2]}"_s << e + u"b%26c%3Dd%23e"_s;
    QTest::newRow("field as text") << e + u"${__data.fields.host.text}"_s << e + u"b%26c%3Dd%23e"_s;
    QTest::newRow("no such field") << e + u"${__data.fields[9]}"_s << e.left(e.size());
    QTest::newRow("old names") << e + u"$__series_name,${__value_time},$__field_name"_s << e + u"requests,2000,web%201"_s;
    QTest::newRow("encoded once") << e + u"${__data.fields.host:percentencode}"_s << e + u"b%26c%3Dd%23e"_s;
    QTest::newRow("as it is") << e + u"${__data.fields.host:raw}"_s << e + u"b&c=d#e"_s;
    QTest::newRow("in the path") << u"https://e.org/${__field.labels[\"a.b\"]}/z"_s << u"https://e.org/x%2Fy/z"_s;
    QTest::newRow("other references stay") << e + u"${nobody}"_s << e + u"$%7Bnobody%7D"_s;
    QTest::newRow("dashboard") << u"/d/abc?var-i=${__field.labels.instance}"_s << u"/d/abc?var-i=web%3A9100"_s;
    QTest::newRow("never into the host") << u"https://${__field.labels.instance}/"_s << QString();
    QTest::newRow("never the whole") << u"${__data.fields.host:raw}"_s << QString();
}

void DataLinksTest::fillsIn()
{
    QFETCH(QString, form);
    QFETCH(QString, shown);
    QCOMPARE(addressOf(form), shown);
}

/// A value of the whole field speaks of its newest row.
void DataLinksTest::fillsInWholeFields()
{
    DataPlace place;
    place.origin = {sampleFrame({{u"L"_s, u"?v=${__value.raw}&c=${__value.calc}&t=${__value.time}&h=${__data.fields.host}"_s}}), 1};
    place.number = 2.5;
    place.calculation = u"lastNotNull"_s;
    const QList<ShownLink> links = dataLinks(place);
    QCOMPARE(links.size(), 1);
    QCOMPARE(shownAddress(links.constFirst().url), u"?v=2.5&c=lastNotNull&t=3000&h=c"_s);
}

/// A form may name a value of a megabyte hundreds of times, and is filled in whenever the pointer moves.
void DataLinksTest::largeValuesStayCheap()
{
    const QString large(1'000'000, u'%');
    const QString longest = u"https://e.org/?q="_s + QString(4'096 - 17, u'x');
    auto frame = std::make_shared<Frame>();
    Field text;
    text.name = text.displayName = u"host"_s;
    text.values = TextColumn(std::vector<QString>{large});
    const QString raw = u"${__value.raw}"_s;
    text.config.links = QList<DataLink>(50, {raw.repeated(500), u"https://e.org/?q="_s + raw.repeated(500)});
    text.config.links[0] = {raw.repeated(500), longest};
    text.config.links[1] = {u"One"_s, longest + u'x'};
    frame->fields = {text};
    DataPlace place;
    place.origin = {frame, 0};
    place.row = 0;
    QElapsedTimer timer;
    timer.start();
    const QList<ShownLink> links = dataLinks(place);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(links.size(), 1);
    QCOMPARE(shownAddress(links.constFirst().url), longest);
    QVERIFY(links.constFirst().title.size() <= 201);
}

void DataLinksTest::namesLinks()
{
    DataPlace place;
    place.origin = {sampleFrame({{u"Logs of ${__field.labels.instance}\n\u202E<b>"_s, u"https://e.org"_s},
                                 {{}, u"https://e.org"_s},
                                 {u"Script"_s, u"javascript:x"_s}}),
                    1};
    place.row = 0;
    const QList<ShownLink> links = dataLinks(place);
    QCOMPARE(links.size(), 2);
    QCOMPARE(links.at(0).title, u"Logs of web:9100 <b>"_s);
    QCOMPARE(links.at(1).title, u"Link"_s);
    QCOMPARE(linkTip(links.at(0)), u"Logs of web:9100 <b>\nhttps://e.org"_s);
    QVERIFY(dataLinks(DataPlace()).isEmpty());
}

void DataLinksTest::choosesWhatAClickMeans()
{
    const ShownLink plain{u"A"_s, QUrl(u"https://a.org"_s), false};
    const ShownLink once{u"B"_s, QUrl(u"https://b.org"_s), true};
    QVERIFY(!clickedLink({}));
    const QList<ShownLink> one{plain};
    QCOMPARE(clickedLink(one), &one.constFirst());
    QVERIFY(!clickedLink({plain, plain}));
    const QList<ShownLink> two{plain, once};
    QCOMPARE(clickedLink(two), &two.constLast());
}

void DataLinksTest::findsRows()
{
    const FramePtr frame = sampleFrame({});
    QVERIFY(!rowAt(*frame, 999));
    QCOMPARE(rowAt(*frame, 1'000), std::optional<std::size_t>(0));
    QCOMPARE(rowAt(*frame, 2'999), std::optional<std::size_t>(1));
    QCOMPARE(rowAt(*frame, 9'999), std::optional<std::size_t>(2));
    QVERIFY(!rowAt(Frame(), 1'000));
}

QTEST_GUILESS_MAIN(DataLinksTest)
#include "tst_datalinks.moc"
