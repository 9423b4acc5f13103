#include "datasources/json/json.h"
#include "tests/support/corpus.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

/// Whether a second parser read the same. It knows numbers as doubles and the last of equal keys
/// only.
bool sameAsQt(const Json &json, const QJsonValue &value)
{
    switch (json.kind()) {
    case Json::Kind::Null:
        return value.isNull();
    case Json::Kind::Bool:
        return value.isBool() && value.toBool() == json.toBool();
    case Json::Kind::Number:
        return value.isDouble() && value.toDouble() == json.toDouble();
    case Json::Kind::String:
        return value.isString() && value.toString() == json.toString();
    case Json::Kind::Array: {
        const QJsonArray array = value.toArray();
        bool same = value.isArray() && array.size() == json.size();
        for (qsizetype i = 0; same && i < json.size(); ++i)
            same = sameAsQt(json.at(i), array.at(i));
        return same;
    }
    case Json::Kind::Object: {
        const QJsonObject object = value.toObject();
        bool same = value.isObject();
        for (const JsonMember &member : json.members())
            same = same && sameAsQt(json[member.key], object.value(member.key));
        for (const QString &key : object.keys())
            same = same && json.contains(key);
        return same;
    }
    case Json::Kind::Undefined:
        break;
    }
    return false;
}

} // namespace

class tst_Json : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void faults_data();
    void faults();
    void keeps_data();
    void keeps();
    void canonicalText();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void limits_data();
    void limits();
    void positions();
    void offsets();
    void doubles_data();
    void doubles();
    void numbers();
    void equality();
    void editing();
    void copiesAreIndependent();
    void duplicateKeys();
    void agreesWithQt_data();
    void agreesWithQt();
};

void tst_Json::faults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &text, qsizetype offset,
                        const QString &message) {
        QTest::newRow(name) << text << offset << message;
    };
    row("empty", "", 0, u"empty"_s);
    row("only white space", " \n ", 3, u"empty"_s);
    row("line comment", "{\"a\": 1, // no\n\"b\": 2}", 9, u"comments"_s);
    row("block comment after the end", "{} /* x */", 3, u"comments"_s);
    row("hash comment", "# x\n{}", 0, u"comments"_s);
    row("trailing comma in object", "{\"a\":1,}", 6, u"comma stands before"_s);
    row("trailing comma in array", "[1, 2 ,\n]", 6, u"comma stands before"_s);
    row("missing comma", "[1 2]", 3, u"comma or the end of the array"_s);
    row("missing colon", "{\"a\" 1}", 5, u"colon"_s);
    row("unquoted key", "{a: 1}", 1, u"key in double quotes"_s);
    row("single quotes", "{'a': 1}", 1, u"double quotes"_s);
    row("truncated object", "{\"a\": 1", 7, u"ends before"_s);
    row("truncated value", "{\"a\":", 5, u"ends before"_s);
    row("truncated string", "[\"abc", 1, u"closing quote"_s);
    row("raw line break in string", "[\"a\nb\"]", 3, u"escapes"_s);
    row("raw NUL in string", QByteArray("[\"a\0b\"]", 7), 3, u"escapes"_s);
    row("NUL between values", QByteArray("[ \0 1]", 6), 2, u"Unexpected"_s);
    row("unknown escape", "[\"\\x41\"]", 2, u"Unknown escape"_s);
    row("short unicode escape", "[\"\\u12\"]", 2, u"hexadecimal"_s);
    row("NaN", "[NaN]", 1, u"no JSON value"_s);
    row("Infinity", "[-Infinity]", 1, u"no JSON value"_s);
    row("leading plus", "[+1]", 1, u"no JSON value"_s);
    row("leading zero", "[01]", 1, u"begin with a zero"_s);
    row("bare point", "[1.]", 1, u"decimal point"_s);
    row("empty exponent", "[1e+]", 1, u"exponent"_s);
    row("hexadecimal", "[0x10]", 1, u"no JSON value"_s);
    row("misspelt word", "[nul]", 1, u"no JSON value"_s);
    row("word run on", "[trueish]", 1, u"no JSON value"_s);
    row("text after the end", "{} {}", 3, u"More text"_s);
    row("UTF-16 with BOM", QByteArray("\xFF\xFE{\0}\0", 6), 0, u"UTF-16"_s);
    row("UTF-16 without BOM", QByteArray("{\0}\0", 4), 0, u"UTF-16"_s);
    row("UTF-16 big endian", QByteArray("\0{\0}", 4), 0, u"UTF-16"_s);
    row("invalid UTF-8", "[\"\xC3\xA4\", \"\xC3(\"]", 8, u"UTF-8"_s);
    row("overlong UTF-8", "[\"\xC0\x80\"]", 2, u"UTF-8"_s);
    row("surrogate in UTF-8", "[\"\xED\xA0\x80\"]", 2, u"UTF-8"_s);
    row("cut UTF-8", "[\"\xF0\x9F\x98", 2, u"UTF-8"_s);
}

void tst_Json::faults()
{
    QFETCH(QByteArray, text);
    QFETCH(qsizetype, offset);
    QFETCH(QString, message);
    const auto parsed = parseJson(text);
    QVERIFY(!parsed.has_value());
    QVERIFY2(parsed.error().message.contains(message), qPrintable(parsed.error().message));
    QCOMPARE(parsed.error().offset, offset);
    QVERIFY(!parsed.error().limit);
}

void tst_Json::keeps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("minus zero") << QByteArray("-0") << QByteArray("-0");
    QTest::newRow("minus zero point zero") << QByteArray("-0.0") << QByteArray("-0.0");
    QTest::newRow("too large for a double") << QByteArray("1e400") << QByteArray("1e400");
    QTest::newRow("huge integer") << QByteArray("123456789012345678901234567890")
                                  << QByteArray("123456789012345678901234567890");
    QTest::newRow("written with zeros") << QByteArray("1.500E+02") << QByteArray("1.500E+02");
    QTest::newRow("duplicate keys")
        << QByteArray("{\"a\":1,\"b\":2,\"a\":3}") << QByteArray("{\"a\":1,\"b\":2,\"a\":3}");
    QTest::newRow("key order") << QByteArray("{\"z\":1,\"a\":2}")
                               << QByteArray("{\"z\":1,\"a\":2}");
    QTest::newRow("lone high surrogate")
        << QByteArray("\"\\ud83d x\"") << QByteArray("\"\\ud83d x\"");
    QTest::newRow("lone low surrogate") << QByteArray("\"\\uDE00\"") << QByteArray("\"\\ude00\"");
    QTest::newRow("surrogate pair")
        << QByteArray("\"\\ud83d\\ude00\"") << QByteArray("\"\xF0\x9F\x98\x80\"");
    QTest::newRow("NUL") << QByteArray("\"a\\u0000b\"") << QByteArray("\"a\\u0000b\"");
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF[1]") << QByteArray("[1]");
    QTest::newRow("BOM inside a text")
        << QByteArray("\"\xEF\xBB\xBFx\"") << QByteArray("\"\xEF\xBB\xBFx\"");
    QTest::newRow("solidus") << QByteArray("\"a\\/b\"") << QByteArray("\"a/b\"");
    QTest::newRow("control characters")
        << QByteArray("\"\\b\\f\\n\\r\\t\\u001b\"") << QByteArray("\"\\b\\f\\n\\r\\t\\u001b\"");
    QTest::newRow("delete and C1")
        << QByteArray("\"\x7F\xC2\x85\"") << QByteArray("\"\x7F\xC2\x85\"");
    QTest::newRow("white space") << QByteArray(" \r\n\t[ 1 ,\r\n true ] \n")
                                 << QByteArray("[1,true]");
}

void tst_Json::keeps()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, written);
    const auto parsed = parseJson(text);
    QVERIFY(parsed.has_value());
    QCOMPARE(writeJsonCompact(*parsed), written);
}

void tst_Json::canonicalText()
{
    const auto parsed =
        parseJson(R"({"b":[1, 2.5,-3],"a":{"empty":{},"none":[]},"list":[{"x":null},"t",[]]})");
    QVERIFY(parsed.has_value());
    QCOMPARE(writeJson(*parsed), QByteArray(R"({
  "b": [1, 2.5, -3],
  "a": {
    "empty": {},
    "none": []
  },
  "list": [
    {
      "x": null
    },
    "t",
    []
  ]
}
)"));
}

void tst_Json::writesWhatItReads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("scalar") << QByteArray("1");
    QTest::newRow("nested") << QByteArray("{\"a\":[[[]],[1,[2]],{\"b\":[{}]}]}");
    QTest::newRow("texts") << QByteArray(
        "[\"\\ud800\",\"\\ud83d\\ude00\\udc00\",\"\\u0000\",\"\\\"\\\\\"]");
    QTest::newRow("numbers") << QByteArray("[1e400,-0,0.1e-7,1E5,12345678901234567890]");
}

void tst_Json::writesWhatItReads()
{
    QFETCH(QByteArray, text);
    const auto first = parseJson(text);
    QVERIFY(first.has_value());
    for (const auto &write : {writeJson, writeJsonCompact}) {
        const QByteArray once = write(*first);
        const auto second = parseJson(once);
        QVERIFY(second.has_value());
        QVERIFY(*second == *first);
        QCOMPARE(write(*second), once);
    }
}

void tst_Json::limits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JsonLimits>("limits");
    QTest::addColumn<bool>("accepted");
    const auto nested = [](qsizetype depth) -> QByteArray {
        return QByteArray(depth, '[') + QByteArray(depth, ']');
    };
    const auto list = [](int items) -> QByteArray {
        return "[" + QByteArray("1,").repeated(items - 1) + "1]";
    };
    const auto text = [](qsizetype bytes) -> QByteArray {
        return "\"" + QByteArray(bytes, 'x') + "\"";
    };
    for (const int difference : {-1, 0, 1}) {
        const bool accepted = difference <= 0;
        const auto name = [difference](const char *what) -> QByteArray {
            return QByteArray(what) + (difference < 0    ? " below"
                                       : difference == 0 ? " at"
                                                         : " above");
        };
        QTest::newRow(name("depth").constData())
            << nested(64 + difference) << JsonLimits{} << accepted;
        QTest::newRow(name("nodes").constData())
            << list(499'999 + difference) << JsonLimits{} << accepted;
        QTest::newRow(name("text").constData())
            << text(1024 * 1024 + difference) << JsonLimits{} << accepted;
        QTest::newRow(name("key").constData())
            << QByteArray("{" + text(1024 * 1024 + difference) + ":1}") << JsonLimits{} << accepted;
        QTest::newRow(name("number").constData())
            << QByteArray(1024 * 1024 + difference, '1') << JsonLimits{} << accepted;
        QTest::newRow(name("bytes").constData())
            << QByteArray(QByteArray(16 * 1024 * 1024 - 2 + difference, ' ') + "{}") << JsonLimits{}
            << accepted;
    }
    QTest::newRow("a million brackets") << nested(500'000) << JsonLimits{} << false;
    QTest::newRow("own limits") << QByteArray("[[1]]") << JsonLimits{1024, 1, 10, 10} << false;
}

void tst_Json::limits()
{
    QFETCH(QByteArray, text);
    QFETCH(JsonLimits, limits);
    QFETCH(bool, accepted);
    const auto parsed = parseJson(text, limits);
    QCOMPARE(parsed.has_value(), accepted);
    if (!accepted)
        QVERIFY(parsed.error().limit);
}

void tst_Json::positions()
{
    const QByteArray text("\xEF\xBB\xBF{\n  \"\xC3\xA4\xF0\x9F\x98\x80\": x\r\n}");
    const auto at = [&text](qsizetype offset) -> QString {
        const TextPosition position = positionOf(text, offset);
        return QString::number(position.line) + u':' + QString::number(position.column);
    };
    QCOMPARE(at(0), u"1:1"_s);
    QCOMPARE(at(3), u"1:1"_s);
    QCOMPARE(at(text.indexOf("\"")), u"2:3"_s);
    QCOMPARE(at(text.indexOf("x")), u"2:9"_s);
    QCOMPARE(at(text.indexOf("}")), u"3:1"_s);
    QCOMPARE(at(text.size()), u"3:2"_s);
    QCOMPARE(at(text.size() + 100), u"3:2"_s);
    QCOMPARE(at(-1), u"1:1"_s);
}

void tst_Json::offsets()
{
    const QByteArray text(R"( {"a": [10, "x"], "b": {"c": null}})");
    const auto parsed = parseJson(text);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->offset(), 1);
    QCOMPARE((*parsed)[u"a"].offset(), text.indexOf('['));
    QCOMPARE((*parsed)[u"a"].at(0).offset(), text.indexOf("10"));
    QCOMPARE((*parsed)[u"a"].at(1).offset(), text.indexOf("\"x\""));
    QCOMPARE((*parsed)[u"b"][u"c"].offset(), text.indexOf("null"));
    QCOMPARE(parsed->members().at(1).keyOffset, text.indexOf("\"b\""));
    QCOMPARE(Json(1).offset(), -1);
}

void tst_Json::doubles_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << 100000.0 << QByteArray("100000");
    QTest::newRow("fraction") << 0.1 << QByteArray("0.1");
    QTest::newRow("negative zero") << -0.0 << QByteArray("-0");
    QTest::newRow("small") << 1e-7 << QByteArray("1e-07");
    QTest::newRow("just plain") << 0.000001 << QByteArray("0.000001");
    QTest::newRow("large") << 1e300 << QByteArray("1e+300");
    QTest::newRow("million") << 1.5e6 << QByteArray("1500000");
    QTest::newRow("NaN") << std::numeric_limits<double>::quiet_NaN() << QByteArray("null");
    QTest::newRow("infinity") << std::numeric_limits<double>::infinity() << QByteArray("null");
}

void tst_Json::doubles()
{
    QFETCH(double, value);
    QFETCH(QByteArray, text);
    QCOMPARE(writeJsonCompact(Json(value)), text);
    if (text != "null")
        QCOMPARE(parseJson(text)->toDouble(-1), value);
}

void tst_Json::numbers()
{
    QCOMPARE(Json::number("1e400").toDouble(7), 7.0);
    QCOMPARE(Json::number("1e400").toInteger(7), 7);
    QCOMPARE(Json::number("9223372036854775807").toInteger(), std::numeric_limits<qint64>::max());
    QCOMPARE(Json::number("9223372036854775808").toInteger(7), 7);
    QCOMPARE(Json::number("-1.9").toInteger(), -1);
    QCOMPARE(Json(u"12"_s).toInteger(5), 5);
    QCOMPARE(Json(u" +12.5 "_s).numberLike(), std::optional<double>(12.5));
    QCOMPARE(Json(u"NaN"_s).numberLike(), std::optional<double>());
    QCOMPARE(Json(u"12px"_s).numberLike(), std::optional<double>());
    QCOMPARE(Json(u""_s).numberLike(), std::optional<double>());
    QCOMPARE(Json(true).numberLike(), std::optional<double>());
}

void tst_Json::equality()
{
    const auto json = [](const char *text) { return *parseJson(text); };
    QVERIFY(json("1.0") == json("1"));
    QVERIFY(json("100") == json("1e2"));
    QVERIFY(json("9007199254740993") != json("9007199254740992"));
    QVERIFY(json("1e400") != json("1e401"));
    QVERIFY(json("{\"a\":1,\"b\":2}") == json("{\"b\":2,\"a\":1}"));
    QVERIFY(json("{\"a\":0,\"a\":1}") == json("{\"a\":1}"));
    QVERIFY(json("{\"a\":1}") != json("{\"a\":1,\"b\":null}"));
    QVERIFY(json("[1,2]") != json("[2,1]"));
    QVERIFY(json("null") != Json());
    QVERIFY(json("true") != json("false"));
    QVERIFY(json("{}") == Json::object());
    QVERIFY(json("[]") != json("{}"));
    QVERIFY(json("\"1\"") != json("1"));
}

void tst_Json::editing()
{
    Json value;
    value.set(u"a", Json(1));
    value.set(u"b", Json(u"x"_s));
    value.set(u"a", Json(2));
    QCOMPARE(writeJsonCompact(value), QByteArray("{\"a\":2,\"b\":\"x\"}"));
    value.set(u"a", Json());
    QVERIFY(!value.contains(u"a"));
    value.remove(u"missing");
    QCOMPARE(value.size(), 1);
    Json list;
    list.append(Json(true));
    list.append(Json::null());
    list.replaceItem(0, Json(0.5));
    list.replaceItem(5, Json(1));
    list.removeItem(1);
    list.removeItem(-1);
    QCOMPARE(writeJsonCompact(list), QByteArray("[0.5]"));
    QVERIFY(list.at(1).isUndefined());
    QVERIFY(list[u"key"].isUndefined());
}

void tst_Json::copiesAreIndependent()
{
    Json first = *parseJson("{\"a\":{\"b\":[1]}}");
    const Json second = first;
    Json inner = first[u"a"];
    inner.set(u"b", Json(5));
    first.set(u"a", inner);
    QCOMPARE(writeJsonCompact(first), QByteArray("{\"a\":{\"b\":5}}"));
    QCOMPARE(writeJsonCompact(second), QByteArray("{\"a\":{\"b\":[1]}}"));
}

void tst_Json::duplicateKeys()
{
    Json value = *parseJson("{\"a\":1,\"a\":2}");
    QCOMPARE(value[u"a"].toInteger(), 2);
    QCOMPARE(value.size(), 2);
    value.set(u"a", Json(3));
    QCOMPARE(writeJsonCompact(value), QByteArray("{\"a\":1,\"a\":3}"));
    value.remove(u"a");
    QCOMPARE(value.size(), 0);
}

void tst_Json::agreesWithQt_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray texts = R"(["a\/b \u00e4 \ud83d\ude00", "", "\"\\"])";
    QTest::newRow("texts") << texts;
    QTest::newRow("numbers") << QByteArray(
        "[0, -0, 1.5, -2e10, 1E-7, 12345678901234567890, 5e-324]");
    QTest::newRow("duplicate keys") << QByteArray("{\"a\": 1, \"b\": {}, \"a\": [2]}");
    QTest::newRow("nesting") << QByteArray("[[[[{\"a\": [{}, [], null, true]}]]]]");
    // Real dashboards of other programs, where they are at hand.
    const QDir corpus = corpusFolder(QStringLiteral(PROMONTORY_SOURCE_DIR));
    const QStringList names = corpus.entryList({u"*.json"_s}, QDir::Files);
    for (const QString &name : names) {
        QFile file(corpus.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(name)) << file.readAll();
    }
}

void tst_Json::agreesWithQt()
{
    QFETCH(QByteArray, text);
    const auto parsed = parseJson(text);
    QVERIFY2(parsed.has_value(), parsed ? "" : qPrintable(parsed.error().message));
    const QJsonDocument document = QJsonDocument::fromJson(text);
    QVERIFY(sameAsQt(*parsed, document.isArray() ? QJsonValue(document.array())
                                                 : QJsonValue(document.object())));
    const QByteArray once = writeJson(*parsed);
    const auto again = parseJson(once);
    QVERIFY(again.has_value());
    QVERIFY(*again == *parsed);
    QCOMPARE(writeJson(*again), once);
}

QTEST_GUILESS_MAIN(tst_Json)
#include "tst_json.moc"
