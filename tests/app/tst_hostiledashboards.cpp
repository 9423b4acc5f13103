#include "app/dashboard/dashboardjson.h"
#include "app/import/exportgrafana.h"
#include "app/import/importgrafana.h"
#include "app/library/dashboardfile.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Json json(const QByteArray &text)
{
    return parseJson(QByteArray(text).replace('\'', '"')).value_or(Json());
}

/// A random document of what dashboards hold.
Json randomJson(QRandomGenerator &random, int depth)
{
    const int kind = random.bounded(depth > 4 ? 5 : 8);
    switch (kind) {
    case 0:
        return Json(random.bounded(2) == 1);
    case 1:
        return Json::null();
    case 2:
        return Json(random.bounded(1'000'000) - 500'000);
    case 3:
        return Json((random.generateDouble() - 0.5) * std::pow(10.0, random.bounded(60) - 30));
    case 4: {
        QString text;
        for (int i = random.bounded(12); i > 0; --i)
            text += QChar(char16_t(random.bounded(0x20, 0xd7ff)));
        return Json(text);
    }
    default:
        break;
    }
    Json result = kind < 6 ? Json::array() : Json::object();
    for (int i = random.bounded(5); i > 0; --i) {
        if (result.isArray())
            result.append(randomJson(random, depth + 1));
        else
            result.set(QString(QChar(u'a' + random.bounded(6))), randomJson(random, depth + 1));
    }
    return result;
}

} // namespace

/// Dashboard files that mean harm: what they may hold, and what becomes of it.
class tst_HostileDashboards : public QObject
{
    Q_OBJECT

private slots:
    void placesHold();
    void pluginsAreNoFiles_data();
    void pluginsAreNoFiles();
    void trickyTexts_data();
    void trickyTexts();
    void agreesWithTheOtherParser();
    void sharedGolden();
    void manySmallThingsAreQuick();
};

/// Whatever places are given, panels lie on the grid, apart from each other (D2).
void tst_HostileDashboards::placesHold()
{
    const QList<QByteArray> numbers{"0", "-1", "5", "23", "24", "25", "1e300", "-1e300", "2147483648", "-2147483649", "1e999",
                                    "0.5", "'7'", "'x'", "null", "true", "[]", "{}", "9223372036854775808", "1e-300"};
    QRandomGenerator random(20261122);
    const auto any = [&] { return numbers.at(random.bounded(int(numbers.size()))); };
    for (int run = 0; run < 300; ++run) {
        QByteArray panels;
        for (int i = 0; i < 8; ++i) {
            panels += (i > 0 ? "," : "") + QByteArray("{'id':") + any() + ",'type':'" + (i == 3 ? "row" : "stat") + "','gridPos':{'x':"
                + any() + ",'y':" + any() + ",'w':" + any() + ",'h':" + any() + "}}";
        }
        const auto import = importGrafana(json("{'title':'T','panels':[" + panels + "]}"));
        QVERIFY(import);
        QList<QRect> taken;
        for (const PanelSpec &panel : import->dashboard.panels) {
            const GridRect &rect = panel.rect;
            QVERIFY(rect.x >= 0 && rect.width >= 1 && rect.x + rect.width <= 24 && rect.y >= 0 && rect.y <= 10'000);
            QVERIFY(rect.height >= 1 && rect.height <= 200);
            const QRect here(rect.x, rect.y, rect.width, rect.height);
            for (const QRect &other : std::as_const(taken))
                QVERIFY(!here.intersects(other));
            taken.append(here);
        }
        const auto again = readDashboard(writeDashboard(import->dashboard));
        QVERIFY(again && withoutFileParts(*again) == withoutFileParts(import->dashboard));
    }
}

void tst_HostileDashboards::pluginsAreNoFiles_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("kept");
    QTest::newRow("parent") << QByteArray("../../evil.so") << u"../../evil.so"_s;
    QTest::newRow("absolute") << QByteArray("/usr/lib/evil.so") << u"/usr/lib/evil.so"_s;
    QTest::newRow("Windows") << QByteArray("\\\\\\\\host\\\\share\\\\evil.dll") << u"\\\\host\\share\\evil.dll"_s;
    QTest::newRow("NUL") << QByteArray("stat\\u0000.so") << u"stat.so"_s;
    QTest::newRow("address") << QByteArray("https://evil.example/panel.js") << u"https://evil.example/panel.js"_s;
    QTest::newRow("resource") << QByteArray(":/panels/x") << u":/panels/x"_s;
    QTest::newRow("other case") << QByteArray("STAT") << u"STAT"_s;
}

/// A type is a word: one that is not known is a placeholder, whatever path it names (D13).
void tst_HostileDashboards::pluginsAreNoFiles()
{
    QFETCH(QByteArray, type);
    QFETCH(QString, kept);
    const auto import = importGrafana(json("{'title':'T','panels':[{'id':1,'type':'" + type + "','gridPos':{},'targets':[{'expr':'up'}]}]}"));
    QVERIFY(import);
    QCOMPARE(import->dashboard.panels.first().type, kept);
    QCOMPARE(import->report.panels.first().outcome, PanelReport::Outcome::Placeholder);
    QCOMPARE(import->dashboard.panels.first().queries.first().expression, u"up"_s);
    QVERIFY(readDashboard(writeDashboard(import->dashboard)));
}

/// The choices that reading JSON makes (D14): one row for each.
void tst_HostileDashboards::trickyTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("title");  // null: refused
    QTest::newRow("the last of equal keys counts") << QByteArray(R"({"title":"a","title":"b","panels":[]})") << u"b"_s;
    QTest::newRow("a mark of byte order is skipped") << QByteArray("\xEF\xBB\xBF" R"({"title":"a","panels":[]})") << u"a"_s;
    QTest::newRow("UTF-16 is refused") << QByteArray("\xFF\xFE{\0\"\0", 6) << QString();
    QTest::newRow("UTF-32 is refused") << QByteArray("\xFF\xFE\0\0{\0\0\0", 8) << QString();
    QTest::newRow("half a surrogate is kept") << QByteArray(R"({"title":"a\ud800","panels":[]})") << QString(u"a"_s + QChar(0xd800));
    QTest::newRow("a NUL is kept") << QByteArray(R"({"title":"a\u0000b","panels":[]})") << QString(u"a"_s + QChar(0) + u'b');
    QTest::newRow("a raw NUL is refused") << QByteArray("{\"title\":\"a\0b\",\"panels\":[]}", 26) << QString();
    QTest::newRow("numbers of any size are kept") << QByteArray(R"({"title":"a","version":1e999,"panels":[]})") << u"a"_s;
    QTest::newRow("minus zero is kept") << QByteArray(R"({"title":"a","version":-0,"panels":[]})") << u"a"_s;
    QTest::newRow("comments are refused") << QByteArray("{\"title\":\"a\",// b\n\"panels\":[]}") << QString();
    QTest::newRow("a comma too many is refused") << QByteArray(R"({"title":"a","panels":[],})") << QString();
    QTest::newRow("bytes that are no UTF-8 are refused") << QByteArray("{\"title\":\"a\xFF\",\"panels\":[]}") << QString();
    QTest::newRow("text after the end is refused") << QByteArray(R"({"title":"a","panels":[]} x)") << QString();
    QTest::newRow("too deep is refused") << "{\"title\":\"a\",\"panels\":" + QByteArray(80, '[') + QByteArray(80, ']') + '}' << QString();
}

void tst_HostileDashboards::trickyTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, title);
    const Result<DashboardFile> file = openDashboardText(text);
    QCOMPARE(file.has_value(), !title.isNull());
    if (!file)
        return;
    QCOMPARE(file->dashboard.title, title);
    // Given back it is the same document; saved and opened it stays what it is.
    const Json back = exportGrafana(file->dashboard, GrafanaForm::Own).document;
    QVERIFY(back == *parseJson(text));
    const QByteArray saved = writeDashboard(file->dashboard);
    const auto again = readDashboard(saved);
    QVERIFY(again);
    QCOMPARE(writeDashboard(*again), saved);
}

/// Where this reader and Qt's take the same bytes, they read the same.
void tst_HostileDashboards::agreesWithTheOtherParser()
{
    QRandomGenerator random(14);
    int both = 0;
    for (int run = 0; run < 3000; ++run) {
        QByteArray text = writeJson(randomJson(random, 0));
        if (run % 2 == 1 && !text.isEmpty())
            text[random.bounded(int(text.size()))] = char(random.bounded(256));
        const auto ours = parseJson(text);
        QJsonParseError error;
        const QJsonDocument theirs = QJsonDocument::fromJson(text, &error);
        if (!ours || error.error != QJsonParseError::NoError || !(ours->isObject() || ours->isArray()))
            continue;
        ++both;
        QVERIFY2(parseJson(theirs.toJson()).value_or(Json()) == *ours, text.constData());
        QVERIFY(*parseJson(writeJson(*ours)) == *ours);
    }
    QVERIFY2(both > 500, qPrintable(QString::number(both)));
}

/// One dashboard with secrets in every corner, and what is left of it for other people (D17).
void tst_HostileDashboards::sharedGolden()
{
    const auto import = importGrafana(json(R"({'title':'T','uid':'u','schemaVersion':41,'snapshot':{'key':'hunter2'},
        'panels':[{'id':1,'type':'stat','title':'Bearer hunter2hunter2','gridPos':{'x':0,'y':0,'w':24,'h':4},
            'snapshotData':[{'fields':[{'values':['hunter2']}]}],'apiKey':'hunter2','basicAuthPassword':'hunter2',
            'datasource':{'type':'prometheus','uid':'p'},
            'links':[{'title':'L','url':'https://me:hunter2@host.example/x?token=hunter2&a=1'}],
            'options':{'content':'password: hunter2'},'fieldConfig':{'defaults':{},'overrides':[]},
            'targets':[{'refId':'A','expr':'up{token=\"hunter2\", job=~\"$job\", password=~\"hunter2.*\"} + up{secret=\"$s\"}'}]}],
        'templating':{'list':[{'name':'api_token','type':'constant','query':'hunter2'},
          {'name':'job','type':'query','query':'label_values(up{access_key!=\"hunter2\"}, job)','current':{'text':'hunter2','value':'hunter2'}}]}})"));
    QVERIFY(import);
    const GrafanaExport shared = exportGrafana(import->dashboard, GrafanaForm::Share);
    const QByteArray text = writeJson(shared.document);
    QVERIFY2(!text.contains("hunter2"), text.mid(text.indexOf("hunter2") - 100, 200).constData());
    QVERIFY(!shared.notices.isEmpty());
    const Json &panel = shared.document[u"panels"].at(0);
    QCOMPARE(panel[u"targets"].at(0)[u"expr"].toString(),
             u"up{token=\"\", job=~\"$job\", password=~\"\"} + up{secret=\"$s\"}"_s);
    QCOMPARE(panel[u"links"].at(0)[u"url"].toString(), u"https://host.example/x?token=&a=1"_s);
    QCOMPARE(panel[u"options"][u"content"].toString(), u"password: "_s);
    QVERIFY(panel[u"snapshotData"].isUndefined());
    QVERIFY(panel[u"apiKey"].isUndefined());
    QVERIFY(shared.document[u"snapshot"].isUndefined());
    QVERIFY(importGrafana(shared.document));
}

/// Many of everything within the limits of a file: opened at once.
void tst_HostileDashboards::manySmallThingsAreQuick()
{
    QByteArray text = "{\"title\":\"T\",\"templating\":{\"list\":[";
    for (int i = 0; i < 5000; ++i)
        text += (i > 0 ? "," : "") + QByteArray("{\"name\":\"v") + QByteArray::number(i) + "\",\"type\":\"custom\",\"query\":\"a\"}";
    text += "]},\"panels\":[";
    for (int i = 0; i < 5000; ++i) {
        text += (i > 0 ? "," : "") + QByteArray("{\"id\":1,\"type\":\"stat\",\"gridPos\":{\"x\":0,\"y\":") + QByteArray::number(i % 7)
            + ",\"w\":3,\"h\":2}}";
    }
    text += "]}";
    QElapsedTimer clock;
    clock.start();
    const Result<DashboardFile> file = openDashboardText(text);
    const qint64 took = clock.elapsed();
    QVERIFY(file);
    QCOMPARE(file->dashboard.panels.size(), 5000);
    QCOMPARE(file->report->dashboard.size(), 2); // too many panels and variables are said
    QVERIFY2(took < 3000, qPrintable(QString::number(took)));
}

QTEST_GUILESS_MAIN(tst_HostileDashboards)
#include "tst_hostiledashboards.moc"
