#include "app/variables/interpolate.h"
#include "tests/support/expressionskeleton.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

VariableValue plainValue(const QString &value)
{
    VariableValue result;
    result.values = {value};
    return result;
}

VariableValue multiValue(const QStringList &values, bool fromServer = false)
{
    VariableValue result;
    result.values = values;
    result.multi = true;
    result.fromServer = fromServer;
    return result;
}

VariableValues oneVariable(const VariableValue &value)
{
    VariableValues values;
    values.byName.insert(u"x"_s, value);
    return values;
}

MacroContext someMacros()
{
    MacroContext macros;
    macros.range = {1'700'000'000'000, 1'700'003'600'400};
    macros.intervalMs = 15'000;
    macros.rateIntervalMs = 60'000;
    macros.zone = QTimeZone("Europe/Berlin");
    macros.dashboardTitle = u"Django"_s;
    macros.dashboardUid = u"django"_s;
    return macros;
}

QString skeleton(const QString &expression)
{
    return skeletonOf(expression).text;
}

const QStringList &payloads()
{
    static const QStringList list{
        u"\"} or secret{x=\""_s,
        u"'} or secret{x='"_s,
        u"`} or secret{x=`"_s,
        u"\\\"} or secret{x=\""_s,
        u"\\"_s,
        u"\\\\"_s,
        u"\\\\\""_s,
        u"a\\"_s,
        u"\""_s,
        u"'"_s,
        u"`"_s,
        u"\"\""_s,
        u"\n"_s,
        u"a\nb\"} or up{a=\""_s,
        u"\"} # "_s,
        u"# "_s,
        u"\" or \""_s,
        u"} or up{"_s,
        u"up or secret"_s,
        u"x[5m]) or rate(secret"_s,
        u"$x"_s,
        u"${x:raw}"_s,
        u"[[x]]"_s,
        u"\", job=~\".+"_s,
        u".+"_s,
        u".*|.*"_s,
        u"a|b"_s,
        u"(?i)a"_s,
        u"\u2028\"}"_s,
        u"\uff02} or secret{x=\uff02"_s,
        u"\\x22} or secret{"_s,
        u"a\r\n\"} or up"_s,
        u"' or '1'='1"_s,
        u"\\'\\\"\\`"_s,
        u"-secret"_s,
        u"-5 or secret"_s,
    };
    return list;
}

} // namespace

class TestInterpolation : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void syntax_data();
    void syntax();
    void formats_data();
    void formats();
    void singleFormats_data();
    void singleFormats();
    void expressions_data();
    void expressions();
    void allValues();
    void macros_data();
    void macros();
    void defaultFormats();
    void injection_data();
    void injection();
    void rawIsRaw();
    void growth();
    void laughs_data();
    void laughs();
    void allValuesAreTemplates();
    void references();
    void scoped();
};

void TestInterpolation::syntax_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    QTest::newRow("bare") << u"a $x b"_s << u"a web b"_s;
    QTest::newRow("longest word") << u"$xy $x_ $x-"_s << u"$xy $x_ web-"_s;
    QTest::newRow("braces") << u"a${x}b"_s << u"awebb"_s;
    QTest::newRow("double brackets") << u"[[x]] [[x:csv]]"_s << u"web web"_s;
    QTest::newRow("index") << u"${x[0]} ${x.0}"_s << u"web web"_s;
    QTest::newRow("text") << u"${x.text} ${x:text}"_s << u"Web Web"_s;
    QTest::newRow("quoted path") << u"${x[\"text\"]} ${x['value']}"_s << u"Web web"_s;
    QTest::newRow("unknown name") << u"$y ${y} ${y:csv} [[y]]"_s << u"$y ${y} ${y:csv} [[y]]"_s;
    QTest::newRow("unknown path") << u"${x.colour} ${x[7]}"_s << u"${x.colour} ${x[7]}"_s;
    QTest::newRow("unknown format") << u"${x:nonsense}"_s << u"web"_s;
    QTest::newRow("broken") << u"$ ${ ${} ${x:} [[ [[x] $ ${x"_s << u"$ ${ ${} ${x:} [[ [[x] $ ${x"_s;
    QTest::newRow("capture groups") << u"label_replace(a, \"$1\", \"${1}\")"_s << u"label_replace(a, \"$1\", \"${1}\")"_s;
    QTest::newRow("data names") << u"${__field.labels.x} ${__value.raw}"_s << u"${__field.labels.x} ${__value.raw}"_s;
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("neighbours") << u"$x$x${x}[[x]]"_s << u"webwebwebweb"_s;
}

void TestInterpolation::syntax()
{
    QFETCH(QString, text);
    QFETCH(QString, result);
    VariableValue value = plainValue(u"web"_s);
    value.texts = {u"Web"_s};
    const auto interpolated = interpolate(text, oneVariable(value), {});
    QVERIFY(interpolated.has_value());
    QCOMPARE(*interpolated, result);
}

void TestInterpolation::formats_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    QTest::newRow("none") << u"$x"_s << u"{a.b,c'd,e\"f}"_s;
    QTest::newRow("glob") << u"${x:glob}"_s << u"{a.b,c'd,e\"f}"_s;
    QTest::newRow("raw") << u"${x:raw}"_s << u"a.b,c'd,e\"f"_s;
    QTest::newRow("csv") << u"${x:csv}"_s << u"a.b,c'd,e\"f"_s;
    QTest::newRow("join") << u"${x:join}"_s << u"a.b,c'd,e\"f"_s;
    QTest::newRow("join by") << u"${x:join:;}"_s << u"a.b;c'd;e\"f"_s;
    QTest::newRow("pipe") << u"${x:pipe}"_s << u"a.b|c'd|e\"f"_s;
    QTest::newRow("regex") << u"${x:regex}"_s << u"(a\\.b|c'd|e\"f)"_s;
    QTest::newRow("json") << u"${x:json}"_s << u"[\"a.b\",\"c'd\",\"e\\\"f\"]"_s;
    QTest::newRow("text") << u"${x:text}"_s << u"a.b + c'd + e\"f"_s;
    QTest::newRow("distributed") << u"${x:distributed}"_s << u"a.b,x=c'd,x=e\"f"_s;
    QTest::newRow("lucene") << u"${x:lucene}"_s << u"(\"a.b\" OR \"c'd\" OR \"e\\\"f\")"_s;
    QTest::newRow("singlequote") << u"${x:singlequote}"_s << u"'a.b','c\\'d','e\"f'"_s;
    QTest::newRow("doublequote") << u"${x:doublequote}"_s << u"\"a.b\",\"c'd\",\"e\\\"f\""_s;
    QTest::newRow("sqlstring") << u"${x:sqlstring}"_s << u"'a.b','c''d','e\\\"f'"_s;
    QTest::newRow("html") << u"${x:html}"_s << u"a.b, c&#39;d, e&quot;f"_s;
    QTest::newRow("percentencode") << u"${x:percentencode}"_s << u"%7Ba.b%2Cc%27d%2Ce%22f%7D"_s;
    QTest::newRow("uriencode") << u"${x:uriencode}"_s << u"%7Ba.b,c%27d,e%22f%7D"_s;
    QTest::newRow("queryparam") << u"${x:queryparam}"_s << u"var-x=a.b&var-x=c%27d&var-x=e%22f"_s;
    QTest::newRow("customqueryparam") << u"${x:customqueryparam:host:p-}"_s << u"host=p-a.b&host=p-c%27d&host=p-e%22f"_s;
}

void TestInterpolation::formats()
{
    QFETCH(QString, text);
    QFETCH(QString, result);
    const auto values = oneVariable(multiValue({u"a.b"_s, u"c'd"_s, u"e\"f"_s}));
    QCOMPARE(interpolate(text, values, {}).value_or(u"error"_s), result);
}

void TestInterpolation::singleFormats_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("result");
    QTest::newRow("regex") << u"a.b/c"_s << u"regex"_s << u"a\\.b\\/c"_s;
    QTest::newRow("json") << u"a\"b"_s << u"json"_s << u"a\"b"_s;
    QTest::newRow("lucene") << u"a b:c"_s << u"lucene"_s << u"a\\ b\\:c"_s;
    QTest::newRow("lucene number") << u"-1.5"_s << u"lucene"_s << u"-1.5"_s;
    QTest::newRow("date") << u"1700000000000"_s << u"date"_s << u"2023-11-14T22:13:20.000Z"_s;
    QTest::newRow("date iso") << u"1700000000000"_s << u"date:iso"_s << u"2023-11-14T22:13:20.000Z"_s;
    QTest::newRow("date seconds") << u"1700000000500"_s << u"date:seconds"_s << u"1700000001"_s;
    QTest::newRow("date pattern") << u"1700000000000"_s << u"date:YYYY-MM HH:mm"_s << u"2023-11 22:13"_s;
    QTest::newRow("date of nothing") << u"soon"_s << u"date"_s << u"NaN"_s;
}

void TestInterpolation::singleFormats()
{
    QFETCH(QString, value);
    QFETCH(QString, format);
    QFETCH(QString, result);
    QCOMPARE(interpolate("${x:"_L1 + format + u'}', oneVariable(plainValue(value)), {}).value_or(u"error"_s), result);
}

void TestInterpolation::expressions_data()
{
    QTest::addColumn<VariableValue>("value");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    const VariableValue plain = plainValue(u"a.b\\c\"d'e"_s);
    const VariableValue one = multiValue({u"a.b-c/d:e"_s});
    const VariableValue several = multiValue({u"a.b"_s, u"c|d"_s});
    QTest::newRow("plain in double quotes") << plain << u"up{a=\"$x\"}"_s << u"up{a=\"a.b\\\\c\\\"d'e\"}"_s;
    QTest::newRow("plain in single quotes") << plain << u"up{a='$x'}"_s << u"up{a='a.b\\\\c\"d\\'e'}"_s;
    QTest::newRow("plain in code") << plainValue(u"sum by (job)"_s) << u"$x (up)"_s << u"sum by (job) (up)"_s;
    QTest::newRow("plain after a string") << plainValue(u"5m"_s) << u"rate(up{a=\"\\\"\"}[$x])"_s
                                          << u"rate(up{a=\"\\\"\"}[5m])"_s;
    QTest::newRow("plain in a comment") << plainValue(u"a\nb"_s) << u"up # $x"_s << u"up # a b"_s;
    QTest::newRow("one of many") << one << u"up{a=~\"$x\"}"_s << u"up{a=~\"a\\\\.b-c/d:e\"}"_s;
    QTest::newRow("several") << several << u"up{a=~\"$x\"}"_s << u"up{a=~\"(a\\\\.b|c\\\\|d)\"}"_s;
    QTest::newRow("several in single quotes") << several << u"up{a=~'$x'}"_s << u"up{a=~'(a\\\\.b|c\\\\|d)'}"_s;
    QTest::newRow("several in back quotes") << several << u"up{a=~`$x`}"_s << u"up{a=~`(a\\.b|c\\|d)`}"_s;
    QTest::newRow("backslash") << multiValue({u"a\\b"_s}) << u"up{a=~\"$x\"}"_s << u"up{a=~\"a\\\\\\\\b\"}"_s;
    QTest::newRow("all special") << multiValue({u"$^*{}[]+?.()|"_s}) << u"\"$x\""_s
                                 << u"\"\\\\$\\\\^\\\\*\\\\{\\\\}\\\\[\\\\]\\\\+\\\\?\\\\.\\\\(\\\\)\\\\|\""_s;
    QTest::newRow("double quote") << multiValue({u"a\"b"_s}) << u"\"$x\""_s << u"\"a\\\\\\\"b\""_s;
    QTest::newRow("single quote") << multiValue({u"a'b"_s}) << u"\"$x\""_s << u"\"a\\\\'b\""_s;
    QTest::newRow("pipe format") << several << u"up{a=~\"${x:pipe}\"}"_s << u"up{a=~\"a.b|c|d\"}"_s;
    QTest::newRow("regex format in quotes") << several << u"up{a=~\"${x:regex}\"}"_s
                                            << u"up{a=~\"(a\\\\.b|c\\\\|d)\"}"_s;
    QTest::newRow("regex format in back quotes") << several << u"up{a=~`${x:regex}`}"_s << u"up{a=~`(a\\.b|c\\|d)`}"_s;
    QTest::newRow("server word in code") << multiValue({u"node_load1"_s}, true) << u"sum($x)"_s << u"sum(node_load1)"_s;
    QTest::newRow("server list in code") << multiValue({u"job"_s, u"instance"_s}, true) << u"sum by (${x:csv}) (up)"_s
                                         << u"sum by (job,instance) (up)"_s;
    QTest::newRow("server quotes itself") << multiValue({u"a b"_s}, true) << u"up{a=${x:doublequote}}"_s
                                          << u"up{a=\"a b\"}"_s;
    VariableValue labels = multiValue({u"job"_s, u"instance"_s});
    labels.isLabels = true;
    QTest::newRow("labels in code") << labels << u"sum by ($x) (up)"_s << u"sum by (job, instance) (up)"_s;
    QTest::newRow("labels in quotes") << labels << u"up{a=~\"$x\"}"_s << u"up{a=~\"(job|instance)\"}"_s;
    labels.values = {u"job) (secret"_s};
    QTest::newRow("no label") << labels << u"sum by ($x) (up)"_s << u"error"_s;
    labels.values = {};
    QTest::newRow("no labels") << labels << u"sum by ($x) (up)"_s << u"sum by () (up)"_s;
    QTest::newRow("nothing chosen") << multiValue({}) << u"up{a=~\"$x\"}"_s << u"up{a=~\"\"}"_s;
}

void TestInterpolation::expressions()
{
    QFETCH(VariableValue, value);
    QFETCH(QString, text);
    QFETCH(QString, result);
    InterpolationScope scope;
    scope.place = TextPlace::Prometheus;
    QCOMPARE(interpolate(text, oneVariable(value), scope).value_or(u"error"_s), result);
}

void TestInterpolation::allValues()
{
    VariableValue all = multiValue({u"a.b"_s, u"c"_s});
    all.isAll = true;
    InterpolationScope expression;
    expression.place = TextPlace::Prometheus;
    QCOMPARE(interpolate(u"up{a=~\"$x\"}"_s, oneVariable(all), expression).value(), u"up{a=~\"(a\\\\.b|c)\"}"_s);
    QCOMPARE(interpolate(u"${x:text}"_s, oneVariable(all), {}).value(), u"All"_s);
    QCOMPARE(interpolate(u"${x:queryparam}"_s, oneVariable(all), {}).value(), u"var-x=$__all"_s);
    all.allValue = u".*"_s;
    QCOMPARE(interpolate(u"up{a=~\"$x\"}"_s, oneVariable(all), expression).value(), u"up{a=~\".*\"}"_s);
    QCOMPARE(interpolate(u"$x ${x:regex}"_s, oneVariable(all), {}).value(), u".* .*"_s);
    QCOMPARE(interpolate(u"${x:text}"_s, oneVariable(all), {}).value(), u"All"_s);
    QCOMPARE(interpolate(u"${x:queryparam}"_s, oneVariable(all), {}).value(), u"var-x=All"_s);
    QCOMPARE(interpolate(u"${x:percentencode}"_s, oneVariable(all), {}).value(), u".%2A"_s);
}

void TestInterpolation::macros_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    QTest::newRow("interval") << u"[$__interval] ${__interval} $__interval_ms"_s << u"[15s] 15s 15000"_s;
    QTest::newRow("rate interval") << u"[$__rate_interval] $__rate_interval_ms"_s << u"[1m0s] 60000"_s;
    QTest::newRow("range") << u"$__range $__range_s $__range_ms"_s << u"3600s 3600 3600400"_s;
    QTest::newRow("ends") << u"$__from ${__to}"_s << u"1700000000000 1700003600400"_s;
    QTest::newRow("dates") << u"${__from:date:seconds} ${__from:date} ${__from:date:YYYY-MM-DD HH:mm}"_s
                           << u"1700000000 2023-11-14T22:13:20.000Z 2023-11-14 23:13"_s;
    QTest::newRow("dashboard") << u"$__dashboard ${__dashboard} ${__dashboard.uid}"_s << u"Django Django django"_s;
    QTest::newRow("zone") << u"$__timezone"_s << u"Europe/Berlin"_s;
    QTest::newRow("links") << u"?${__url_time_range}&${__all_variables}"_s
                           << u"?from=1700000000000&to=1700003600400&var-x=web"_s;
    QTest::newRow("others stay") << u"$__name $timeFilter"_s << u"$__name $timeFilter"_s;
    QTest::newRow("organisation") << u"${__org} ${__org.id} ${__org.name}"_s << u"1 1 Main Org."_s;
    QTest::newRow("nobody") << u"${__user} ${__user.id} <${__user.login}${__user.email}>"_s << u"0 0 <>"_s;
    QTest::newRow("own path") << u"${__url.path}"_s << u"/d/django"_s;
    QTest::newRow("own parameters") << u"${__url.params}"_s << u"?from=1700000000000&to=1700003600400&var-x=web"_s;
    QTest::newRow("own address") << u"${__url}"_s << u"/d/django?from=1700000000000&to=1700003600400&var-x=web"_s;
    QTest::newRow("parameters left out") << u"${__url.params:exclude:var-x,to}"_s << u"?from=1700000000000"_s;
    QTest::newRow("parameters chosen") << u"${__url.params:include:var-x}"_s << u"?var-x=web"_s;
    QTest::newRow("no parameters") << u"a${__url.params:include:none}"_s << u"a"_s;
}

void TestInterpolation::macros()
{
    QFETCH(QString, text);
    QFETCH(QString, result);
    InterpolationScope scope;
    scope.macros = someMacros();
    QCOMPARE(interpolate(text, oneVariable(plainValue(u"web"_s)), scope).value_or(u"error"_s), result);
    QCOMPARE(interpolate(u"$__interval"_s, {}, {}).value(), u"$__interval"_s);
}

void TestInterpolation::defaultFormats()
{
    const auto values = oneVariable(multiValue({u"<a>"_s, u"b c"_s}));
    const auto in = [&values](TextPlace place) {
        InterpolationScope scope;
        scope.place = place;
        return interpolate(u"$x"_s, values, scope).value();
    };
    QCOMPARE(in(TextPlace::Text), u"{<a>,b c}"_s);
    QCOMPARE(in(TextPlace::Html), u"&lt;a&gt;, b c"_s);
    QCOMPARE(in(TextPlace::Url), u"%7B%3Ca%3E,b%20c%7D"_s);
    QCOMPARE(in(TextPlace::Regex), u"(<a>|b c)"_s);
    QCOMPARE(in(TextPlace::Json), u"[\"<a>\",\"b c\"]"_s);
}

void TestInterpolation::injection_data()
{
    QTest::addColumn<QString>("payload");
    for (qsizetype i = 0; i < payloads().size(); ++i)
        QTest::addRow("payload %lld", static_cast<long long>(i)) << payloads()[i];
}

void TestInterpolation::injection()
{
    QFETCH(QString, payload);
    const QStringList templates{
        u"up{a=\"$x\"} or b"_s,        u"up{a='${x}'} or b"_s,       u"up{a=`$x`} or b"_s,
        u"up{a=~\"p-$x.*\", c=\"d\"}"_s, u"rate($x[5m]) + sum(b)"_s, u"up # $x\n + b"_s,
        u"up{a=~\"${x:pipe}\"} or b"_s, u"up{a=~'${x:csv}'} or b"_s,  u"up{a=~\"${x:regex}\"} or b"_s,
        u"up{a=~`${x:regex}`} or b"_s, u"up{a=\"${x:text}\"} or b"_s, u"up{a=${x:doublequote}} or b"_s,
        u"up{a=${x:singlequote}} or b"_s, u"up{a=\"${x:glob}\"} or b"_s, u"up{a=\"${x:json}\"} or b"_s,
        u"up{a=\"${x.text}\"} or b"_s};
    InterpolationScope scope;
    scope.place = TextPlace::Prometheus;
    for (const QString &text : templates) {
        for (const bool multi : {false, true}) {
            VariableValue harmless = multiValue({u"word"_s}, true);
            VariableValue evil = multiValue({payload}, true);
            harmless.multi = multi;
            evil.multi = multi;
            const auto expected = interpolate(text, oneVariable(harmless), scope);
            const auto result = interpolate(text, oneVariable(evil), scope);
            QVERIFY(expected.has_value());
            if (!result) // refused, which is as good
                QCOMPARE(result.error().kind, ErrorKind::BadQuery);
            else
                QVERIFY2(skeleton(*result) == skeleton(*expected), qPrintable(*result));
        }
        VariableValue labels = multiValue({payload}, true);
        labels.isLabels = true;
        const auto grouped = interpolate(u"sum by ($x) (up{a=\"$x\"}) or b"_s, oneVariable(labels), scope);
        if (!grouped)
            QCOMPARE(grouped.error().kind, ErrorKind::BadQuery);
        else
            QCOMPARE(skeleton(*grouped), skeleton(u"sum by (w) (up{a=\"w\"}) or b"_s));
        // The author's own variables cannot break out of quotes either.
        const auto own = interpolate(u"up{a=\"$x\"} or b"_s, oneVariable(plainValue(payload)), scope);
        QCOMPARE(skeleton(own.value()), skeleton(u"up{a=\"w\"} or b"_s));
    }
}

void TestInterpolation::rawIsRaw()
{
    InterpolationScope scope;
    scope.place = TextPlace::Prometheus;
    const auto values = oneVariable(multiValue({u"up{a=\"b\"}"_s}, true));
    QCOMPARE(interpolate(u"sum(${x:raw})"_s, values, scope).value(), u"sum(up{a=\"b\"})"_s);
}

void TestInterpolation::growth()
{
    // One pass: values that name variables stay as they are.
    VariableValues laughs;
    laughs.byName.insert(u"a"_s, plainValue(u"$b$b"_s));
    laughs.byName.insert(u"b"_s, plainValue(u"$a$a"_s));
    QCOMPARE(interpolate(u"$a$b"_s, laughs, {}).value(), u"$b$b$a$a"_s);
    // Bounded, however often a long value is named.
    const auto big = oneVariable(plainValue(QString(10'000, u'y')));
    QVERIFY(interpolate(u"$x$x$x$x$x$x"_s, big, {}).has_value());
    const auto tooBig = interpolate(u"$x"_s.repeated(7), big, {});
    QVERIFY(!tooBig.has_value());
    QCOMPARE(tooBig.error().kind, ErrorKind::TooLarge);
    QCOMPARE(interpolateTitle(u"$x"_s, big), u"$x"_s);
    QCOMPARE(interpolateTitle(u"a $x"_s, oneVariable(plainValue(u"b"_s))), u"a b"_s);
}

void TestInterpolation::laughs_data()
{
    QTest::addColumn<QString>("value"); // of every variable; %1 is the next one
    QTest::addColumn<bool>("isAll");
    QTest::addColumn<QString>("text");
    const QString named = u"$v0${v1}[[v2]]"_s;
    QTest::newRow("doubled") << u"$v%1$v%1"_s << false << named;
    QTest::newRow("in braces") << u"${v%1}${v%1:raw}"_s << false << named;
    QTest::newRow("in brackets") << u"[[v%1]][[v%1]]"_s << false << named;
    QTest::newRow("text for All") << u"$v%1$v%1"_s << true << named;
    QTest::newRow("text for All with a hundred more") << u"$v%1"_s.repeated(100) << true << named.repeated(100);
    QTest::newRow("all variables") << u"${__all_variables}"_s << true << u"${__all_variables}"_s.repeated(500);
    QTest::newRow("own address") << u"${__url}${__url}"_s << true << u"${__url}"_s.repeated(3'000);
    QTest::newRow("long values") << QString(60'000, u'x') << false << named;
    QTest::newRow("escaped values") << QString(20'000, u'\\') << false << u"\"$v0\""_s;
}

void TestInterpolation::laughs()
{
    QFETCH(QString, value);
    QFETCH(bool, isAll);
    QFETCH(QString, text);
    VariableValues values;
    for (int i = 0; i < 30; ++i) {
        const QString own = value.contains(u"%1"_s) ? QString(value).replace(u"%1"_s, QString::number(i + 1)) : value;
        VariableValue one = isAll ? multiValue({u"a"_s}) : plainValue(own);
        one.isAll = isAll;
        one.allValue = isAll ? own : QString();
        values.byName.insert(u"v%1"_s.arg(i), one);
    }
    for (const TextPlace place : {TextPlace::Text, TextPlace::Prometheus, TextPlace::Html, TextPlace::Url,
                                  TextPlace::Regex, TextPlace::Json}) {
        InterpolationScope scope;
        scope.place = place;
        scope.macros = someMacros();
        QElapsedTimer spent;
        spent.start();
        const auto result = interpolate(text, values, scope);
        QVERIFY2(spent.elapsed() < 200, qPrintable(QString::number(spent.elapsed())));
        if (result)
            QVERIFY2(result->size() <= 64 * 1024, qPrintable(QString::number(result->size())));
        else
            QCOMPARE(result.error().kind, ErrorKind::TooLarge);
    }
    QVERIFY(interpolateTitle(text, values, someMacros()).size() <= TitleLimit);
}

void TestInterpolation::allValuesAreTemplates()
{
    VariableValue all = multiValue({u"a"_s});
    all.isAll = true;
    all.allValue = u"$other.*"_s;
    VariableValues values = oneVariable(all);
    values.byName.insert(u"other"_s, multiValue({u"b.c"_s}));
    InterpolationScope expression;
    expression.place = TextPlace::Prometheus;
    QCOMPARE(interpolate(u"up{x=~\"$x\"}"_s, values, expression).value(), u"up{x=~\"b\\\\.c.*\"}"_s);
    // One level only: texts that name each other do not grow.
    all.allValue = u"$x$x"_s;
    QCOMPARE(interpolate(u"$x"_s, oneVariable(all), {}).value(), u"$x$x$x$x"_s);
}

void TestInterpolation::references()
{
    QCOMPARE(referencedVariables(u"$a ${b:csv} [[c]] $a $__interval ${d.text}"_s),
             QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
}

void TestInterpolation::scoped()
{
    VariableValue all = multiValue({u"a"_s, u"b"_s});
    all.isAll = true;
    const VariableValues values = oneVariable(all).scopedTo(u"x"_s, u"a.b"_s, u"A"_s);
    InterpolationScope expression;
    expression.place = TextPlace::Prometheus;
    QCOMPARE(interpolate(u"\"$x\""_s, values, expression).value(), u"\"a\\\\.b\""_s);
    QCOMPARE(interpolate(u"${x:text}"_s, values, {}).value(), u"A"_s);
}

QTEST_GUILESS_MAIN(TestInterpolation)
#include "tst_interpolation.moc"
