#include "app/query/panelquestion.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 NowMs = 1'700'000'003'500;

Query queryOf(const QString &expression, const QString &refId = u"A"_s)
{
    Query query;
    query.refId = refId;
    query.expression = expression;
    return query;
}

PanelSpec panelWith(const Query &query)
{
    PanelSpec panel;
    panel.queries = {query};
    return panel;
}

QuestionContext contextOf()
{
    QuestionContext context;
    context.spec = {u"now-1h"_s, u"now"_s};
    context.nowMs = NowMs;
    context.scrapeInterval = [](const QString &) { return 15'000; };
    context.resolveSource = [](const QString &id) { return id.isEmpty() ? u"default"_s : id; };
    VariableValue job;
    job.values = {u"api"_s};
    context.variables.byName.insert(u"job"_s, job);
    return context;
}

} // namespace

class TestPanelQuestion : public QObject
{
    Q_OBJECT

private slots:
    void theRangeIsAlignedToTheStep()
    {
        const PanelQuestion question = questionOf(panelWith(queryOf(u"up"_s)), true, 240, contextOf());
        QCOMPARE(question.queries.size(), 1);
        const QueryRequest &request = question.queries.first().request;
        QCOMPARE(request.kind, QueryKind::Range);
        QCOMPARE(request.stepMs, 15'000);
        QCOMPARE(request.range.fromMs % request.stepMs, 0);
        QCOMPARE(request.range.toMs % request.stepMs, 0);
        QVERIFY(request.range.toMs <= NowMs);
        QCOMPARE(question.range, (TimeRange{NowMs - 3'600'000, NowMs}));
        QVERIFY(question.followsNow);
    }

    void alertsAreAskedForWithoutAnExpression()
    {
        Query rules = queryOf({});
        rules.kind = QueryKind::Alerts;
        rules.sourceId = u"other"_s;
        const PanelQuestion question = questionOf(panelWith(rules), true, 240, contextOf());
        QCOMPARE(question.queries.size(), 1);
        const QueryKey &key = question.queries.first();
        QCOMPARE(key.sourceId, u"other"_s);
        QCOMPARE(key.request.kind, QueryKind::Alerts);
        QVERIFY(key.request.expression.isEmpty());
        QCOMPARE(key.request.range, (TimeRange{NowMs / 1'000 * 1'000, NowMs / 1'000 * 1'000}));
        QCOMPARE(question.stepMs, 0);
        rules.hidden = true;
        QVERIFY(questionOf(panelWith(rules), true, 240, contextOf()).queries.isEmpty());
    }

    void aNarrowPanelAsksForLess()
    {
        const qint64 wide = questionOf(panelWith(queryOf(u"up"_s)), true, 2'000, contextOf()).stepMs;
        const qint64 narrow = questionOf(panelWith(queryOf(u"up"_s)), true, 60, contextOf()).stepMs;
        QVERIFY(narrow > wide);
    }

    void neverMorePointsThanServersGive()
    {
        QuestionContext context = contextOf();
        context.spec = {u"now-365d"_s, u"now"_s};
        PanelSpec panel = panelWith(queryOf(u"up"_s));
        panel.maxDataPoints = 1'000'000;
        const QueryRequest request = questionOf(panel, true, 60'000, context).queries.first().request;
        QVERIFY(request.range.spanMs() / request.stepMs + 1 <= 11'000);
    }

    void macrosAndVariablesAreFilledIn()
    {
        const PanelSpec panel =
            panelWith(queryOf(u"rate(x{job=\"$job\"}[$__rate_interval]) + $__interval_ms * $__range_s"_s));
        const QString expression = questionOf(panel, true, 240, contextOf()).queries.first().request.expression;
        QCOMPARE(expression, u"rate(x{job=\"api\"}[1m0s]) + 15000 * 3600"_s);
    }

    void kinds_data()
    {
        QTest::addColumn<bool>("range");
        QTest::addColumn<bool>("instant");
        QTest::newRow("range") << true << false;
        QTest::newRow("instant") << false << true;
        QTest::newRow("both") << true << true;
    }

    void kinds()
    {
        QFETCH(bool, range);
        QFETCH(bool, instant);
        Query query = queryOf(u"up"_s);
        query.kind = range ? QueryKind::Range : QueryKind::Instant;
        query.alsoInstant = range && instant;
        const QList<QueryKey> queries = questionOf(panelWith(query), true, 240, contextOf()).queries;
        QCOMPARE(queries.size(), int(range) + int(instant));
        if (instant) {
            QCOMPARE(queries.last().request.kind, QueryKind::Instant);
            QCOMPARE(queries.last().request.range.toMs, NowMs / 1'000 * 1'000);
            QCOMPARE(queries.last().request.stepMs, 0);
        }
    }

    void hiddenAndEmptyQueriesAreNotAsked()
    {
        PanelSpec panel = panelWith(queryOf(u"up"_s));
        panel.queries.first().hidden = true;
        panel.queries.append(queryOf(u"  "_s, u"B"_s));
        panel.queries.append(queryOf(u"time()"_s, u"C"_s));
        const QList<QueryKey> queries = questionOf(panel, true, 240, contextOf()).queries;
        QCOMPARE(queries.size(), 1);
        QCOMPARE(queries.first().request.refId, u"C"_s);
    }

    void theNearestSourceWins_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("panel");
        QTest::addColumn<QString>("dashboard");
        QTest::addColumn<QString>("expected");
        QTest::newRow("of the query") << u"q"_s << u"p"_s << u"d"_s << u"q"_s;
        QTest::newRow("of the panel") << u""_s << u"p"_s << u"d"_s << u"p"_s;
        QTest::newRow("of the dashboard") << u""_s << u""_s << u"d"_s << u"d"_s;
        QTest::newRow("the user's") << u""_s << u""_s << u""_s << u"default"_s;
        QTest::newRow("from a variable") << u"$job"_s << u"p"_s << u""_s << u"api"_s;
    }

    void theNearestSourceWins()
    {
        QFETCH(QString, query);
        QFETCH(QString, panel);
        QFETCH(QString, dashboard);
        PanelSpec spec = panelWith(queryOf(u"up"_s));
        spec.queries.first().sourceId = query;
        spec.sourceId = panel;
        QuestionContext context = contextOf();
        context.dashboardSourceId = dashboard;
        QTEST(questionOf(spec, true, 240, context).queries.first().sourceId, "expected");
    }

    void textsAskNothing()
    {
        const PanelQuestion question = questionOf(panelWith(queryOf(u"up"_s)), false, 240, contextOf());
        QVERIFY(question.queries.isEmpty());
        QVERIFY(!question.wantsData);
        QVERIFY(!question.error);
    }

    void wrongTimesAndValuesAreErrorsOfThePanel()
    {
        PanelSpec panel = panelWith(queryOf(u"up"_s));
        panel.timeShift = u"soon"_s;
        QVERIFY(questionOf(panel, true, 240, contextOf()).error);
        panel = panelWith(queryOf(u"up + $job"_s, u"B"_s));
        QuestionContext context = contextOf();
        context.variables.byName[u"job"_s].fromServer = true;
        context.variables.byName[u"job"_s].values = {u"1) or vector(2"_s};
        const PanelQuestion question = questionOf(panel, true, 240, context);
        QVERIFY(question.error);
        QVERIFY(question.error->message.startsWith(u"Query B: "_s));
        panel.queries.prepend(queryOf(u"up"_s, u"A"_s));
        const PanelQuestion other = questionOf(panel, true, 240, context);
        QVERIFY(!other.error);
        QCOMPARE(other.queries.size(), 1);
        QCOMPARE(other.failures.size(), 1);
        QCOMPARE(other.failures.constFirst().refId, u"B"_s);
    }

    void onlyRangesThatEndNowCanFallSilent_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("shift");
        QTest::addColumn<bool>("expected");
        QTest::newRow("now") << u"now"_s << u""_s << true;
        QTest::newRow("to the end of the day") << u"now/d"_s << u""_s << true;
        QTest::newRow("a day ago") << u"now-1d"_s << u""_s << false;
        QTest::newRow("shifted") << u"now"_s << u"1d"_s << false;
        QTest::newRow("fixed") << QString::number(NowMs) << u""_s << false;
    }

    void onlyRangesThatEndNowCanFallSilent()
    {
        QFETCH(QString, to);
        QFETCH(QString, shift);
        QuestionContext context = contextOf();
        context.spec = {u"now-7d"_s, to};
        PanelSpec panel = panelWith(queryOf(u"up"_s));
        panel.timeShift = shift;
        QTEST(questionOf(panel, true, 240, context).followsNow, "expected");
    }

    void fieldTextsKnowTheVariables()
    {
        PanelSpec panel = panelWith(queryOf(u"up"_s));
        panel.queries.first().legend = u"$job {{instance}}"_s;
        panel.defaults.displayName = u"$job of ${__field.labels.instance}"_s;
        panel.defaults.links = {{u"Logs of $job"_s, u"https://logs.example/?job=${job}&v=${__value.raw}"_s, false}};
        Json link = Json::object();
        link.set(u"title", Json(u"About $job"_s));
        panel.overrides = {{u"byName"_s, Json(u"$job"_s),
                            {{u"displayName"_s, Json(u"${job}!"_s)}, {u"links"_s, Json::array({link})}, {u"decimals"_s, Json(2)}},
                            {}}};
        const Shaping shaping = questionOf(panel, true, 240, contextOf()).shaping;
        QCOMPARE(shaping.resolve.legends.value(u"A"_s), u"api {{instance}}"_s);
        QCOMPARE(shaping.defaults.displayName, u"api of ${__field.labels.instance}"_s);
        QCOMPARE(shaping.defaults.links.first().title, u"Logs of api"_s);
        QCOMPARE(shaping.defaults.links.first().url, u"https://logs.example/?job=api&v=${__value.raw}"_s);
        const FieldOverride &override = shaping.overrides.first();
        QCOMPARE(override.matcherOptions.toString(), u"$job"_s);
        QCOMPARE(override.properties.at(0).value.toString(), u"api!"_s);
        QCOMPARE(override.properties.at(1).value.at(0)[u"title"].toString(), u"About api"_s);
        QCOMPARE(override.properties.at(2).value.toInteger(), 2);
    }

    void hiddenQueriesAreAskedForExpressions()
    {
        PanelSpec panel = panelWith(queryOf(u"errors"_s));
        panel.queries.append(queryOf(u"requests"_s, u"B"_s));
        panel.queries.append(queryOf(u"unneeded"_s, u"C"_s));
        for (Query &query : panel.queries)
            query.hidden = true;
        panel.queries.append(expressionOf(u"D"_s, u"$A / $B"_s));
        const PanelQuestion question = questionOf(panel, true, 400, contextOf());
        QCOMPARE(question.queries.size(), 2);
        QCOMPARE(question.queries.at(1).request.expression, u"requests"_s);
        QCOMPARE(question.expressions.hidden, QStringList({u"A"_s, u"B"_s}));
        QCOMPARE(question.expressions.expressions.size(), 1);
        QVERIFY(!question.error && question.failures.isEmpty());
    }

    void wrongExpressionsAreNamed_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::newRow("syntax") << u"$A +"_s;
        QTest::newRow("no such query") << u"$Z"_s;
        QTest::newRow("itself") << u"$B"_s;
    }

    void wrongExpressionsAreNamed()
    {
        QFETCH(QString, formula);
        PanelSpec panel = panelWith(queryOf(u"up"_s));
        panel.queries.append(expressionOf(u"B"_s, formula));
        const PanelQuestion question = questionOf(panel, true, 400, contextOf());
        QCOMPARE(question.queries.size(), 1);
        QCOMPARE(question.failures.size(), 1);
        QCOMPARE(question.failures.first().refId, u"B"_s);
        panel.queries.removeFirst();
        QVERIFY(questionOf(panel, true, 400, contextOf()).error);
    }

    void panelsShareTheirQuestions()
    {
        PanelSpec source = panelWith(queryOf(u"rate(up[$__rate_interval])"_s));
        source.id.value = 7;
        source.timeFrom = u"6h"_s;
        source.transforms = {{u"reduce"_s, {}, false, {}, {}}};
        QuestionContext context = contextOf();
        context.otherPanel = [&source](const QString &id) {
            return id == u"7"_s ? std::optional(OtherPanel{source, 777}) : std::nullopt;
        };
        const PanelSpec borrower = panelWith(borrowing(7));
        const PanelQuestion theirs = questionOf(source, true, 777, context);
        const PanelQuestion question = questionOf(borrower, true, 300, context);
        QCOMPARE(question.queries.size(), 1);
        QVERIFY(question.queries.first() == theirs.queries.first());
        QVERIFY(question.shaping.transforms.isEmpty());
        QCOMPARE(question.stepMs, theirs.stepMs);
        const PanelSpec transformed = panelWith(borrowing(7, true));
        QCOMPARE(questionOf(transformed, true, 300, context).shaping.transforms.size(), 1);
    }

    void panelsThatAreNotThereOrGoInCircles()
    {
        QuestionContext context = contextOf();
        PanelSpec one = panelWith(borrowing(2));
        one.id.value = 1;
        PanelSpec two = panelWith(borrowing(1));
        two.id.value = 2;
        context.otherPanel = [&](const QString &id) {
            return id == u"1"_s ? std::optional(OtherPanel{one, 0})
                : id == u"2"_s  ? std::optional(OtherPanel{two, 0})
                                : std::nullopt;
        };
        QVERIFY(questionOf(one, true, 0, context).error);
        QVERIFY(questionOf(panelWith(borrowing(9)), true, 0, context).error->message.contains(u"9"_s));
        // Two hundred queries of panels that each take two hundred: answered, with an end.
        one.queries = QList<Query>(200, borrowing(3));
        PanelSpec three = panelWith(queryOf(u"up"_s));
        three.queries = QList<Query>(200, borrowing(2));
        context.otherPanel = [&](const QString &id) {
            return std::optional(OtherPanel{id == u"3"_s ? three : one, 0});
        };
        QVERIFY(questionOf(one, true, 0, context).error);
    }

    void otherKindsOfSourcesAreNamed()
    {
        Query loki = queryOf({}, u"B"_s);
        loki.sourceType = u"loki"_s;
        const PanelQuestion alone = questionOf(panelWith(loki), true, 0, contextOf());
        QVERIFY(!alone.error);
        QVERIFY(alone.foreign && alone.foreign->message.contains(u"loki"_s));
        PanelSpec beside = panelWith(queryOf(u"up"_s));
        beside.queries.append(loki);
        const PanelQuestion question = questionOf(beside, true, 0, contextOf());
        QVERIFY(!question.foreign);
        QCOMPARE(question.queries.size(), 1);
        QCOMPARE(question.notices.size(), 1);
        QVERIFY(question.notices.first().text.contains(u"loki"_s));
    }

    void filtersOfASourceAreInEveryQuery()
    {
        QuestionContext context = contextOf();
        context.variables.filters.insert(u"f"_s, {u"other"_s, {{u"x"_s, u"="_s, {u"1"_s}}}});
        context.variables.filters.insert(u"g"_s, {{}, {{u"zone"_s, u"="_s, {u"eu"_s}}}});
        Query other = queryOf(u"rate(b[5m])"_s, u"B"_s);
        other.sourceId = u"other"_s;
        PanelSpec panel = panelWith(queryOf(u"sum(a) / b{job=\"$job\"}"_s));
        panel.queries.append(other);
        const PanelQuestion question = questionOf(panel, true, 0, context);
        QCOMPARE(question.queries.at(0).request.expression,
                 u"sum(a{zone=\"eu\"}) / b{job=\"api\",zone=\"eu\"}"_s);
        QCOMPARE(question.queries.at(1).request.expression, u"rate(b{x=\"1\"}[5m])"_s);
    }

    void brokenVariablesFailTheirQueries()
    {
        QuestionContext context = contextOf();
        VariableValue broken;
        broken.multi = true;
        broken.isAll = true;
        broken.error = Error{ErrorKind::Network, u"refused"_s, {}};
        context.variables.byName.insert(u"node"_s, broken);
        PanelSpec panel = panelWith(queryOf(u"up{node=~\"$node\"}"_s));
        const PanelQuestion question = questionOf(panel, true, 0, context);
        QVERIFY(question.error);
        QVERIFY(question.error->message.contains(u"node"_s) && question.error->message.contains(u"refused"_s));
        context.variables.byName[u"node"_s].allValue = u".*"_s;
        QVERIFY(!questionOf(panel, true, 0, context).error);
    }

    void noPointsMeansTheWidth()
    {
        PanelSpec panel = panelWith(queryOf(u"up"_s));
        const qint64 stepMs = questionOf(panel, true, 100, contextOf()).stepMs;
        panel.maxDataPoints = 0;
        QCOMPARE(questionOf(panel, true, 100, contextOf()).stepMs, stepMs);
    }

private:
    static Query expressionOf(const QString &refId, const QString &formula)
    {
        Query query = queryOf({}, refId);
        query.sourceType = u"__expr__"_s;
        query.model = Json::object();
        query.model.set(u"type", u"math"_s);
        query.model.set(u"expression", formula);
        return query;
    }

    static Query borrowing(qint64 panelId, bool withTransforms = false)
    {
        Query query = queryOf({});
        query.sourceType = u"dashboard"_s;
        query.model = Json::object();
        query.model.set(u"panelId", panelId);
        query.model.set(u"withTransforms", withTransforms);
        return query;
    }
};

QTEST_GUILESS_MAIN(TestPanelQuestion)
#include "tst_panelquestion.moc"
