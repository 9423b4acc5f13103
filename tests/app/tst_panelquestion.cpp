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
};

QTEST_GUILESS_MAIN(TestPanelQuestion)
#include "tst_panelquestion.moc"
