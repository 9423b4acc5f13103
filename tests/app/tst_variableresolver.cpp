#include "app/query/variableresolver.h"
#include "tests/app/heldsource.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

VariableSpec queryVariable(const QString &name, const QString &query, int refresh = 1)
{
    QueryVariable variable;
    variable.common.name = name;
    variable.query = query;
    variable.refresh = refresh;
    return variable;
}

VariableSpec customVariable(const QString &name, const QStringList &values)
{
    CustomVariable variable;
    variable.common.name = name;
    for (const QString &value : values)
        variable.options.append({value, value});
    return variable;
}

VariableSpec constant(const QString &value)
{
    return ConstantVariable{{u"v"_s, {}, {}, {}, {}, {}}, value};
}

VariableSpec textField(const QString &value)
{
    return TextVariable{{u"v"_s, {}, {}, {}, {}, {}}, value};
}

VariableSpec interval(const QStringList &options, const QString &current)
{
    IntervalVariable variable;
    variable.common.name = u"v"_s;
    variable.options = options;
    variable.current = current;
    return variable;
}

VariableSpec onOff(const QString &offValue, bool isOn)
{
    return SwitchVariable{{u"v"_s, {}, {}, {}, {}, {}}, u"on"_s, offValue, isOn};
}

} // namespace

Q_DECLARE_METATYPE(Promontory::VariableSpec)

class TestVariableResolver : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_source = std::make_unique<HeldSource>();
        m_resolver = std::make_unique<VariableResolver>(
            [this](const QString &) { return m_source.get(); },
            [](const QString &id) { return id.isEmpty() ? u"held"_s : id; },
            [] { return QList<VariableOption>{{u"Held"_s, u"held"_s}}; }, m_clock);
        m_settled = std::make_unique<QSignalSpy>(m_resolver.get(), &VariableResolver::settled);
    }

    void withoutVariablesItSettles()
    {
        set({});
        QTRY_COMPARE(m_settled->size(), 1);
    }

    void dependenciesAreAskedFirst()
    {
        set({queryVariable(u"instance"_s, u"label_values(up{job=\"$job\"}, instance)"_s),
             queryVariable(u"job"_s, u"label_values(up, job)"_s)});
        answer(0, {u"api"_s, u"db"_s});
        QTRY_COMPARE(m_source->lists.size(), 2u);
        QCOMPARE(m_source->lists[1].question.matchers, QStringList{u"up{job=\"api\"}"_s});
        QCOMPARE(m_settled->size(), 0);
        answer(1, {u"a:80"_s});
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(value(u"job"_s), QStringList{u"api"_s});
        QCOMPARE(value(u"instance"_s), QStringList{u"a:80"_s});
    }

    void aChoiceAsksForWhatDependsOnIt()
    {
        set({queryVariable(u"job"_s, u"label_values(up, job)"_s), customVariable(u"other"_s, {u"x"_s}),
             queryVariable(u"instance"_s, u"label_values(up{job=\"$job\"}, instance)"_s)});
        answer(0, {u"api"_s, u"db"_s});
        answer(1, {u"a:80"_s});
        QTRY_COMPARE(m_settled->size(), 1);
        m_resolver->choose(u"job"_s, {u"db"_s});
        answer(2, {u"b:80"_s});
        QTRY_COMPARE(m_settled->size(), 2);
        QCOMPARE(m_source->lists.size(), 3u);
        QCOMPARE(m_source->lists[2].question.matchers, QStringList{u"up{job=\"db\"}"_s});
        QCOMPARE(value(u"instance"_s), QStringList{u"b:80"_s});
    }

    void independentOnesAreAskedTogether()
    {
        set({queryVariable(u"job"_s, u"label_values(up, job)"_s), queryVariable(u"zone"_s, u"label_values(up, zone)"_s),
             queryVariable(u"instance"_s, u"label_values(up{job=\"$job\", zone=\"$zone\"}, instance)"_s)});
        QTRY_COMPARE(m_source->lists.size(), 2u);
        answer(1, {u"z"_s});
        QTest::qWait(0);
        QCOMPARE(m_source->lists.size(), 2u); // one of two is not enough
        answer(0, {u"api"_s});
        QTRY_COMPARE(m_source->lists.size(), 3u);
        QCOMPARE(m_source->lists[2].question.matchers, QStringList{u"up{job=\"api\", zone=\"z\"}"_s});
        answer(2, {u"a:80"_s});
        QTRY_COMPARE(m_settled->size(), 1);
    }

    void anAnswerThatStillCountsIsKept()
    {
        set({queryVariable(u"slow"_s, u"label_values(up, slow)"_s), customVariable(u"other"_s, {u"x"_s, u"y"_s}),
             queryVariable(u"instance"_s, u"label_values(up{other=\"$other\"}, instance)"_s)});
        QTRY_COMPARE(m_source->lists.size(), 2u);
        m_resolver->choose(u"other"_s, {u"y"_s});
        QTRY_COMPARE(m_source->lists.size(), 3u); // only what depends on the choice is asked again
        QCOMPARE(m_source->lists[2].question.matchers, QStringList{u"up{other=\"y\"}"_s});
        answer(0, {u"s"_s});
        m_source->lists[1].answer(QStringList{u"old"_s});
        answer(2, {u"new"_s});
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(value(u"slow"_s), QStringList{u"s"_s});
        QCOMPARE(value(u"instance"_s), QStringList{u"new"_s});
    }

    void longChainsAreNotAnnouncedLinkByLink()
    {
        QList<VariableSpec> chain{queryVariable(u"v0"_s, u"label_values(up, v0)"_s)};
        for (int i = 1; i < 20; ++i)
            chain.append(queryVariable(u"v%1"_s.arg(i), u"label_values(up{a=\"$v%1\"}, b)"_s.arg(i - 1)));
        QSignalSpy changed(m_resolver.get(), &VariableResolver::variablesChanged);
        set(chain);
        for (std::size_t i = 0; i < 20; ++i)
            answer(i, {u"x"_s});
        QTRY_COMPARE(m_settled->size(), 1);
        QVERIFY2(changed.size() < 12, qPrintable(QString::number(changed.size())));
        QVERIFY(!m_resolver->variables().last().error);
    }

    void tooLongChainsAreErrors()
    {
        QList<VariableSpec> chain{queryVariable(u"v0"_s, u"label_values(up, v0)"_s)};
        for (int i = 1; i < 23; ++i)
            chain.append(queryVariable(u"v%1"_s.arg(i), u"label_values(up{a=\"$v%1\"}, b)"_s.arg(i - 1)));
        set(chain);
        for (std::size_t i = 0; i < 20; ++i)
            answer(i, {u"x"_s});
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(m_source->lists.size(), 20u);
        QVERIFY(!m_resolver->variables().at(19).error);
        for (int i = 20; i < 23; ++i)
            QVERIFY(m_resolver->variables().at(i).error->message.contains(u"20"_s));
        m_resolver->retryFailed(); // asking again would not help
        QTest::qWait(0);
        QCOMPARE(m_source->lists.size(), 20u);
    }

    void circlesLeaveOthersAlone_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("itself") << 1;
        QTest::newRow("two") << 2;
        QTest::newRow("fifty") << 50;
    }

    void circlesLeaveOthersAlone()
    {
        QFETCH(int, size);
        QList<VariableSpec> variables;
        for (int i = 0; i < size; ++i)
            variables.append(queryVariable(u"v%1"_s.arg(i), u"label_values(up{a=\"$v%1\"}, b)"_s.arg((i + 1) % size)));
        variables.append(queryVariable(u"free"_s, u"label_values(up, free)"_s));
        set(variables);
        answer(0, {u"x"_s});
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(m_source->lists.size(), 1u);
        for (int i = 0; i < size; ++i)
            QVERIFY(m_resolver->variables().at(i).error->message.contains(u"itself"_s));
        QVERIFY(!m_resolver->variables().last().error);
        QCOMPARE(value(u"free"_s), QStringList{u"x"_s});
    }

    void longListsAreReadElsewhere()
    {
        QStringList names;
        for (int i = 0; i < 20'000; ++i)
            names.append(u"n%1"_s.arg(i));
        QueryVariable variable = std::get<QueryVariable>(queryVariable(u"n"_s, u"label_values(up, n)"_s));
        variable.regex = u"/n(.*9)/"_s;
        variable.sort = 4;
        set({variable});
        answer(0, names);
        QTest::qWait(0);
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(m_resolver->variables().first().options.size(), 2'000);
        QCOMPARE(value(u"n"_s), QStringList{u"19999"_s});
    }

    void groupsChooseLabels()
    {
        GroupVariable groups;
        groups.common.name = u"by"_s;
        groups.selection.multi = true;
        groups.selection.current = {{u"job"_s, u"job"_s}, {u"zone"_s, u"zone"_s}};
        set({groups});
        answer(0, {u"__name__"_s, u"instance"_s, u"job"_s, u"zone"_s});
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(m_resolver->variables().first().options.size(), 3);
        InterpolationScope scope;
        scope.place = TextPlace::Prometheus;
        QCOMPARE(interpolate(u"sum by ($by) (up)"_s, m_resolver->values(), scope).value(),
                 u"sum by (job, zone) (up)"_s);
        groups.options = {{u"Zone"_s, u"zone"_s}};
        set({groups});
        QTRY_COMPARE(m_settled->size(), 2);
        QCOMPARE(m_source->lists.size(), 1u);
        QCOMPARE(value(u"by"_s), QStringList{u"zone"_s});
    }

    void lateAnswersAreDropped()
    {
        set({queryVariable(u"job"_s, u"label_values(up, job)"_s)});
        QTRY_COMPARE(m_source->lists.size(), 1u);
        m_resolver->reload();
        QTRY_COMPARE(m_source->lists.size(), 2u);
        m_source->lists[0].answer(QStringList{u"old"_s});
        QTest::qWait(0);
        QCOMPARE(m_settled->size(), 0);
        answer(1, {u"new"_s});
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(value(u"job"_s), QStringList{u"new"_s});
    }

    void failuresAreSaidAndTriedAgain()
    {
        set({queryVariable(u"job"_s, u"label_values(up, job)"_s)});
        QTRY_COMPARE(m_source->lists.size(), 1u);
        m_source->lists[0].answer(failure(ErrorKind::Network, u"refused"_s));
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(m_resolver->variables().first().error->message, u"refused"_s);
        m_resolver->retryFailed();
        answer(1, {u"api"_s});
        QTRY_COMPARE(m_settled->size(), 2);
        QVERIFY(!m_resolver->variables().first().error);
        QCOMPARE(value(u"job"_s), QStringList{u"api"_s});
        m_resolver->retryFailed();
        QTest::qWait(0);
        QCOMPARE(m_source->lists.size(), 2u);
    }

    void aSourceThatGoesLeavesNothingOpen()
    {
        set({queryVariable(u"job"_s, u"label_values(up, job)"_s)});
        QTRY_COMPARE(m_source->lists.size(), 1u);
        m_source.reset();
        QTRY_COMPARE(m_settled->size(), 1);
        QVERIFY(m_resolver->variables().first().error);
        m_resolver->reload();
        QTRY_COMPARE(m_settled->size(), 2);
        QVERIFY(m_resolver->isSettled());
    }

    void circlesAreErrors()
    {
        set({queryVariable(u"a"_s, u"label_values(up{x=\"$b\"}, a)"_s),
             queryVariable(u"b"_s, u"label_values(up{x=\"$a\"}, b)"_s)});
        QTRY_COMPARE(m_settled->size(), 1);
        QVERIFY(m_resolver->variables().at(0).error && m_resolver->variables().at(1).error);
        QVERIFY(m_source->lists.empty());
    }

    void choicesFromOutsideWin_data()
    {
        QTest::addColumn<QString>("chosen");
        QTest::newRow("an option") << u"db"_s;
        QTest::newRow("no option") << u"elsewhere"_s;
    }

    void choicesFromOutsideWin()
    {
        QFETCH(QString, chosen);
        m_resolver->setVariables({queryVariable(u"job"_s, u"label_values(up, job)"_s)}, {},
                                 {{u"job"_s, {chosen}}});
        answer(0, {u"api"_s, u"db"_s});
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(value(u"job"_s), QStringList{chosen});
    }

    void editsMoveWhatNobodyChose_data()
    {
        QTest::addColumn<VariableSpec>("before");
        QTest::addColumn<VariableSpec>("after");
        QTest::addColumn<QString>("picked"); // by somebody; empty: nobody
        QTest::addColumn<QString>("expected");
        const QString no;
        QTest::newRow("constant") << constant(u"prod"_s) << constant(u"staging"_s) << no << u"staging"_s;
        QTest::newRow("text") << textField(u"a"_s) << textField(u"b"_s) << no << u"b"_s;
        QTest::newRow("text somebody wrote") << textField(u"a"_s) << textField(u"b"_s) << u"own"_s << u"own"_s;
        const VariableSpec three = interval({u"1m"_s, u"5m"_s, u"1h"_s}, u"1m"_s);
        QTest::newRow("interval without it") << three << interval({u"5m"_s, u"1h"_s}, u"5m"_s) << no << u"5m"_s;
        QTest::newRow("chosen interval gone") << three << interval({u"1m"_s, u"5m"_s}, u"5m"_s) << u"1h"_s << u"5m"_s;
        QTest::newRow("chosen interval stays") << three << interval({u"5m"_s, u"1h"_s}, u"5m"_s) << u"1h"_s << u"1h"_s;
        QTest::newRow("off has another name") << onOff(u"off"_s, false) << onOff(u"no"_s, false) << no << u"no"_s;
        QTest::newRow("chosen off too") << onOff(u"off"_s, true) << onOff(u"no"_s, true) << u"off"_s << u"no"_s;
        QTest::newRow("chosen on stays") << onOff(u"off"_s, false) << onOff(u"no"_s, false) << u"on"_s << u"on"_s;
    }

    void editsMoveWhatNobodyChose()
    {
        QFETCH(VariableSpec, before);
        QFETCH(VariableSpec, after);
        QFETCH(QString, picked);
        set({before});
        QTRY_COMPARE(m_settled->size(), 1);
        if (!picked.isEmpty()) {
            m_resolver->choose(u"v"_s, {picked});
            QTRY_COMPARE(m_settled->size(), 2);
        }
        m_settled->clear();
        set({after});
        QTRY_COMPARE(m_settled->size(), 1);
        QTEST(value(u"v"_s).value(0), "expected");
    }

    /// A session may hold what a constant was before.
    void constantsAreAsTheFileSays()
    {
        m_resolver->setVariables({constant(u"staging"_s)}, {}, {{u"v"_s, {u"prod"_s}}});
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(value(u"v"_s), QStringList{u"staging"_s});
    }

    void aNewRangeAsksWhatFollowsTheRangeAndItsDependents()
    {
        set({queryVariable(u"job"_s, u"label_values(up, job)"_s, 2),
             queryVariable(u"instance"_s, u"label_values(up{job=\"$job\"}, instance)"_s, 1),
             queryVariable(u"fixed"_s, u"label_values(up, fixed)"_s, 1)});
        for (std::size_t i = 0; i < 3; ++i)
            answer(i, {u"one"_s});
        QTRY_COMPARE(m_settled->size(), 1);
        m_resolver->setSurroundings({{u"now-7d"_s, u"now"_s}, QTimeZone::utc(), {}});
        answer(3, {u"two"_s});
        answer(4, {u"three"_s});
        QTRY_COMPARE(m_settled->size(), 2);
        QCOMPARE(m_source->lists.size(), 5u);
        QCOMPARE(value(u"job"_s), QStringList{u"two"_s});
        QCOMPARE(value(u"instance"_s), QStringList{u"three"_s});
    }

    void brokenVariablesBreakWhatNeedsThem()
    {
        QueryVariable all = std::get<QueryVariable>(queryVariable(u"job"_s, u"label_values(up, job)"_s));
        all.selection = {true, true, {}, {{u"All"_s, u"$__all"_s}}};
        set({all, queryVariable(u"instance"_s, u"label_values(up{job=~\"$job\"}, instance)"_s)});
        QTRY_COMPARE(m_source->lists.size(), 1u);
        m_source->lists[0].answer(failure(ErrorKind::Network, u"refused"_s));
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(m_source->lists.size(), 1u); // the second is not asked with an empty name
        QVERIFY(m_resolver->values().find(u"job"_s)->isBroken());
        QVERIFY(m_resolver->variables().at(1).error->message.contains(u"job"_s));
    }

    void choicesOfSeveralSourcesAskThemAll()
    {
        HeldSource second;
        m_resolver = std::make_unique<VariableResolver>(
            [this, &second](const QString &id) { return id == u"second"_s ? &second : m_source.get(); },
            [](const QString &id) { return id; },
            [] {
                return QList<VariableOption>{{u"Prod 1"_s, u"first"_s}, {u"Prod 2"_s, u"second"_s},
                                             {u"Test"_s, u"third"_s}};
            },
            m_clock);
        m_settled = std::make_unique<QSignalSpy>(m_resolver.get(), &VariableResolver::settled);
        SourceVariable source;
        source.common.name = u"ds"_s;
        source.regex = u"/^Prod/"_s;
        source.selection = {true, true, {}, {{u"All"_s, u"$__all"_s}}};
        QueryVariable job = std::get<QueryVariable>(queryVariable(u"job"_s, u"label_values(up, job)"_s));
        job.sourceId = u"${ds}"_s;
        set({source, job});
        answer(0, {u"a"_s, u"b"_s});
        QTRY_COMPARE(second.lists.size(), 1u);
        second.lists[0].answer(QStringList{u"b"_s, u"c"_s});
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(value(u"ds"_s), QStringList({u"first"_s, u"second"_s}));
        QCOMPARE(m_resolver->variables().at(1).options.size(), 3);
        m_resolver.reset();
    }

    void filtersAskForLabelsAndValues()
    {
        FilterVariable filter;
        filter.common.name = u"Filters"_s;
        set({filter});
        QTRY_COMPARE(m_settled->size(), 1);
        QStringList labels;
        QStringList values;
        m_resolver->suggest(u"Filters"_s, {}, [&](const Result<QStringList> &texts) { labels = *texts; });
        m_resolver->suggest(u"Filters"_s, u"job"_s, [&](const Result<QStringList> &texts) { values = *texts; });
        m_resolver->suggest(u"none"_s, {}, [](const Result<QStringList> &) { QFAIL("there is no such variable"); });
        QCOMPARE(m_source->lists.size(), 2u);
        QCOMPARE(m_source->lists[1].question.label, u"job"_s);
        answer(0, {u"__name__"_s, u"job"_s});
        answer(1, {u"api"_s});
        QTRY_COMPARE(values, QStringList{u"api"_s});
        QCOMPARE(labels, QStringList{u"job"_s});
    }

    void filtersAreReadFromTheirText()
    {
        FilterVariable filter;
        filter.common.name = u"Filters"_s;
        filter.filters = parseJson(R"([{"key":"job","operator":"=","value":"api"}])").value();
        set({filter});
        QTRY_COMPARE(m_settled->size(), 1);
        QCOMPARE(m_resolver->variables().first().chosen, QStringList{u"job=\"api\""_s});
        QCOMPARE(m_resolver->values().filters.value(u"Filters"_s).filters.size(), 1);
        m_resolver->choose(u"Filters"_s, {u"job"_s});
        QTRY_COMPARE(m_settled->size(), 2);
        QVERIFY(m_resolver->variables().first().error);
        m_resolver->choose(u"Filters"_s, {u"job=x, zone!=y"_s});
        QTRY_COMPARE(m_settled->size(), 3);
        QVERIFY(!m_resolver->variables().first().error);
        QCOMPARE(m_resolver->values().filters.value(u"Filters"_s).filters.size(), 2);
    }

private:
    void set(const QList<VariableSpec> &variables) { m_resolver->setVariables(variables, {}); }

    void answer(std::size_t index, const QStringList &texts)
    {
        QTRY_VERIFY(m_source->lists.size() > index);
        m_source->lists[index].answer(texts);
    }

    QStringList value(const QString &name) const
    {
        const VariableValue *found = m_resolver->values().find(name);
        return found ? found->values : QStringList();
    }

    ManualClock m_clock;
    std::unique_ptr<HeldSource> m_source;
    std::unique_ptr<VariableResolver> m_resolver;
    std::unique_ptr<QSignalSpy> m_settled;
};

QTEST_GUILESS_MAIN(TestVariableResolver)
#include "tst_variableresolver.moc"
