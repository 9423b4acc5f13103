#include "app/query/variableresolver.h"

#include "app/query/whenanswered.h"
#include "app/variables/variablechoice.h"
#include "app/variables/variablegraph.h"
#include "app/variables/variableoptions.h"
#include "datasources/frame/pattern.h"

#include <QTimer>

#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// The choice a file was saved with.
QStringList savedChoice(const VariableSpec &spec)
{
    const auto valuesOf = [](const VariableSelection &selection) {
        QStringList values;
        for (const VariableOption &option : selection.current)
            values.append(option.value);
        return values;
    };
    if (const auto *query = std::get_if<QueryVariable>(&spec))
        return valuesOf(query->selection);
    if (const auto *custom = std::get_if<CustomVariable>(&spec))
        return valuesOf(custom->selection);
    if (const auto *source = std::get_if<SourceVariable>(&spec))
        return valuesOf(source->selection);
    if (const auto *interval = std::get_if<IntervalVariable>(&spec))
        return {interval->current};
    if (const auto *text = std::get_if<TextVariable>(&spec))
        return {text->value};
    if (const auto *constant = std::get_if<ConstantVariable>(&spec))
        return {constant->value};
    if (const auto *filter = std::get_if<FilterVariable>(&spec))
        return {filtersText(labelFilters(filter->filters))};
    if (const auto *onOff = std::get_if<SwitchVariable>(&spec))
        return {onOff->isOn ? onOff->onValue : onOff->offValue};
    return {};
}

VariableSelection selectionOf(const VariableSpec &spec)
{
    if (const auto *query = std::get_if<QueryVariable>(&spec))
        return query->selection;
    if (const auto *custom = std::get_if<CustomVariable>(&spec))
        return custom->selection;
    if (const auto *source = std::get_if<SourceVariable>(&spec))
        return source->selection;
    return {};
}

QList<VariableOption> customOptions(const CustomVariable &variable)
{
    return variable.options.isEmpty() ? parseCustomList(variable.query) : variable.options;
}

/// The answers of several sources to one question: together, or the last error if there are none.
struct Gathered
{
    std::size_t awaited = 0;
    bool answered = false;
    Result<QStringList> texts = QStringList();

    /// True for the last answer.
    bool takes(const Result<QStringList> &more)
    {
        if (more)
            texts = (answered ? *texts : QStringList()) + *more;
        else if (!answered)
            texts = more;
        answered = answered || more;
        return --awaited == 0;
    }
};

} // namespace

VariableResolver::VariableResolver(QueryRunner::SourceLookup lookup, ResolveSource resolveSource,
                                   ListSources listSources, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_lookup(std::move(lookup))
    , m_resolveSource(std::move(resolveSource))
    , m_listSources(std::move(listSources))
    , m_clock(clock)
{
}

VariableResolver::~VariableResolver() = default;

void VariableResolver::setVariables(const QList<VariableSpec> &variables,
                                    const Surroundings &surroundings,
                                    const QHash<QString, QStringList> &chosen)
{
    const QList<ResolvedVariable> before = std::exchange(m_variables, {});
    m_surroundings = surroundings;
    m_values = {};
    const VariableOrder order = orderVariables(variables);
    m_order = order.indexes;
    for (const VariableSpec &spec : variables) {
        const QString &name = commonOf(spec).name;
        ResolvedVariable variable;
        variable.spec = spec;
        variable.chosen = chosen.value(name, savedChoice(spec));
        for (const ResolvedVariable &known : before) {
            if (commonOf(known.spec).name == name && known.spec.index() == spec.index())
                variable.chosen = known.chosen;
        }
        if (chosen.contains(name))
            m_fromOutside.insert(name);
        if (order.errors.contains(name))
            variable.error = order.errors.value(name);
        m_variables.append(variable);
    }
    resolve(m_order);
}

void VariableResolver::setSurroundings(const Surroundings &surroundings)
{
    m_surroundings = surroundings;
    QList<qsizetype> moved;
    for (const qsizetype index : std::as_const(m_order)) {
        const auto *query = std::get_if<QueryVariable>(&m_variables.at(index).spec);
        const bool interval = std::holds_alternative<IntervalVariable>(m_variables.at(index).spec);
        if (interval || (query && query->refresh == 2))
            moved += withDependents(index);
    }
    if (!moved.isEmpty())
        resolve(moved);
}

void VariableResolver::choose(const QString &name, const QStringList &values)
{
    const qsizetype index = indexOf(name);
    if (index < 0 || m_variables.at(index).chosen == values)
        return;
    m_variables[index].chosen = values;
    readFilters(m_variables[index]);
    publish(m_variables.at(index));
    QList<qsizetype> dependents = withDependents(index);
    dependents.removeAll(index);
    resolve(dependents);
}

QList<qsizetype> VariableResolver::withDependents(qsizetype index) const
{
    QList<VariableSpec> specs;
    for (const ResolvedVariable &variable : m_variables)
        specs.append(variable.spec);
    QList<qsizetype> indexes{index};
    for (const QString &dependent : dependentsOf(commonOf(m_variables.at(index).spec).name, specs))
        indexes.append(indexOf(dependent));
    return indexes;
}

void VariableResolver::reload()
{
    resolve(m_order);
}

void VariableResolver::retryFailed()
{
    QList<qsizetype> failed;
    for (const qsizetype index : std::as_const(m_order)) {
        const std::optional<Error> &error = m_variables.at(index).error;
        if (error && error->kind != ErrorKind::Syntax)
            failed += withDependents(index);
    }
    if (m_waiting.isEmpty() && !failed.isEmpty())
        resolve(failed);
}

qsizetype VariableResolver::indexOf(const QString &name) const
{
    for (qsizetype index = 0; index < m_variables.size(); ++index) {
        if (commonOf(m_variables.at(index).spec).name == name)
            return index;
    }
    return -1;
}

void VariableResolver::resolve(const QList<qsizetype> &indexes)
{
    // What was on its way starts again behind the new ones that it may depend on.
    QList<qsizetype> wanted;
    for (const qsizetype index : std::as_const(m_order)) {
        if (indexes.contains(index) || m_waiting.contains(index))
            wanted.append(index);
    }
    m_waiting = wanted;
    m_asking = false;
    ++m_generation;
    const quint64 generation = m_generation;
    QTimer::singleShot(0, this, [this, generation] {
        if (generation == m_generation)
            resolveNext();
    });
}

void VariableResolver::resolveNext()
{
    while (!m_waiting.isEmpty()) {
        ResolvedVariable &variable = m_variables[m_waiting.first()];
        if (!resolveAtOnce(variable)) {
            variable.loading = true;
            emit variablesChanged();
            askOptions(m_waiting.first(), std::get<QueryVariable>(variable.spec));
            return;
        }
        publish(variable);
        m_waiting.removeFirst();
    }
    emit variablesChanged();
    emit settled();
}

bool VariableResolver::resolveAtOnce(ResolvedVariable &variable)
{
    if (std::holds_alternative<QueryVariable>(variable.spec))
        return variable.error && variable.error->kind == ErrorKind::Syntax;
    if (const auto *custom = std::get_if<CustomVariable>(&variable.spec))
        takeOptions(variable, customOptions(*custom));
    else if (const auto *source = std::get_if<SourceVariable>(&variable.spec))
        takeOptions(variable, namedSources(filled(source->regex, TextPlace::Regex).value_or(source->regex)));
    else if (const auto *interval = std::get_if<IntervalVariable>(&variable.spec))
        variable.options = intervalOptions(*interval);
    else if (std::holds_alternative<FilterVariable>(variable.spec))
        readFilters(variable);
    else if (const auto *onOff = std::get_if<SwitchVariable>(&variable.spec))
        takeOptions(variable, {{onOff->onValue, onOff->onValue}, {onOff->offValue, onOff->offValue}});
    return true;
}

/// The sources whose names the expression finds; all without one.
QList<VariableOption> VariableResolver::namedSources(const QString &regex) const
{
    const QList<VariableOption> all = m_listSources();
    const auto pattern = Pattern::fromDelimited(regex.trimmed());
    if (regex.trimmed().isEmpty() || !pattern)
        return all;
    QList<VariableOption> found;
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(found),
                 [&pattern](const VariableOption &source) { return pattern->matches(source.text); });
    return found;
}

/// What was typed into a field of filters; the filters of before stay where it cannot be read.
void VariableResolver::readFilters(ResolvedVariable &variable)
{
    const auto *spec = std::get_if<FilterVariable>(&variable.spec);
    if (!spec)
        return;
    const Result<QList<LabelFilter>> filters = filtersFromText(variable.chosen.value(0));
    variable.error = filters ? std::nullopt : std::optional(filters.error());
    if (filters)
        m_values.filters.insert(spec->common.name, {spec->sourceId, *filters});
}

Result<QString> VariableResolver::filled(const QString &text, TextPlace place, qint64 intervalMs) const
{
    InterpolationScope scope;
    scope.place = place;
    MacroContext macros;
    macros.range = Promontory::resolve(m_surroundings.spec, m_clock.wallMs(), m_surroundings.zone)
                       .value_or(TimeRange());
    macros.zone = m_surroundings.zone;
    if (intervalMs > 0)
        macros.intervalMs = intervalMs;
    scope.macros = macros;
    return interpolate(text, m_values, scope);
}

/// The sources a variable asks: all of them if it names a choice of several.
std::vector<DataSource *> VariableResolver::sourcesOf(const QueryVariable &variable) const
{
    const QString &id = variable.sourceId.isEmpty() ? m_surroundings.dashboardSourceId : variable.sourceId;
    QStringList references{interpolateTitle(id, m_values)};
    for (const QString &name : referencedVariables(id)) {
        const VariableValue *value = m_values.find(name);
        if (!value || value->values.size() < 2)
            continue;
        references.clear();
        for (const QString &one : value->values)
            references.append(interpolateTitle(id, m_values.scopedTo(name, one)));
    }
    std::vector<DataSource *> sources;
    for (const QString &reference : std::as_const(references)) {
        DataSource *source = m_lookup(m_resolveSource(reference));
        if (source && std::find(sources.begin(), sources.end(), source) == sources.end())
            sources.push_back(source);
    }
    return sources;
}

void VariableResolver::askOptions(qsizetype index, const QueryVariable &variable)
{
    m_asking = true;
    const std::vector<DataSource *> sources = sourcesOf(variable);
    const qint64 intervalMs = sources.empty() ? 0 : sources.front()->scrapeIntervalMs();
    const Result<QString> text = filled(variable.query, TextPlace::Prometheus, intervalMs);
    const VariableQuery query = parseVariableQuery(text.value_or(QString()));
    const quint64 generation = m_generation;
    if (!sources.empty() && query.kind != VariableQuery::Kind::Nothing) {
        const auto gathered = std::make_shared<Gathered>();
        gathered->awaited = sources.size();
        for (DataSource *source : sources) {
            askSource(*source, query, [this, index, generation, gathered](const Result<QStringList> &texts) {
                if (gathered->takes(texts))
                    takeTexts(index, generation, gathered->texts);
            });
        }
        return;
    }
    Result<QStringList> none = QStringList();
    if (!text)
        none = failure(text.error());
    else if (sources.empty())
        none = failure(ErrorKind::Unsupported, tr("There is no data source to ask for this variable."));
    QTimer::singleShot(0, this, [=, this] { takeTexts(index, generation, none); });
}

void VariableResolver::askSource(DataSource &source, const VariableQuery &query, const TakeTexts &take)
{
    LabelQuery labels;
    labels.label = query.label;
    labels.range = Promontory::resolve(m_surroundings.spec, m_clock.wallMs(), m_surroundings.zone)
                       .value_or(TimeRange());
    if (!query.selector.isEmpty())
        labels.matchers = {query.selector};
    switch (query.kind) {
    case VariableQuery::Kind::LabelNames:
        whenAnswered(source.labelNames(labels), this, [take, query](Result<QStringList> names) {
            if (names && query.hidesMetricName)
                names->removeAll(u"__name__"_s);
            take(names);
        });
        break;
    case VariableQuery::Kind::Series:
        whenAnswered(source.series(labels), this, [take](const Result<QList<Labels>> &series) {
            take(series.map(seriesTexts));
        });
        break;
    case VariableQuery::Kind::QueryResult: {
        QueryRequest request;
        request.expression = query.expression;
        request.kind = QueryKind::Instant;
        request.range = labels.range;
        whenAnswered(source.query(request), this, [take](const Result<QueryAnswer> &answer) {
            take(answer.map([](const QueryAnswer &got) { return queryResultTexts(got.frames); }));
        });
        break;
    }
    default:
        whenAnswered(source.labelValues(labels), this, take);
    }
}

void VariableResolver::takeTexts(qsizetype index, quint64 generation,
                                 const Result<QStringList> &texts)
{
    if (generation != m_generation || !std::exchange(m_asking, false))
        return;
    ResolvedVariable &variable = m_variables[index];
    variable.loading = false;
    const auto &spec = std::get<QueryVariable>(variable.spec);
    const Result<QList<VariableOption>> options =
        texts ? optionsFromTexts(*texts, filled(spec.regex, TextPlace::Regex).value_or(spec.regex), spec.sort)
              : failure(texts.error());
    variable.error = options ? std::nullopt : std::optional(options.error());
    if (options)
        takeOptions(variable, *options);
    publish(variable);
    m_waiting.removeFirst();
    resolveNext();
}

void VariableResolver::takeOptions(ResolvedVariable &variable, const QList<VariableOption> &options)
{
    variable.options = options;
    const bool keepUnknown = m_fromOutside.contains(commonOf(variable.spec).name);
    variable.chosen =
        chosenAfterRefresh(variable.chosen, options, selectionOf(variable.spec), keepUnknown);
}

void VariableResolver::publish(const ResolvedVariable &variable)
{
    const QString &name = commonOf(variable.spec).name;
    VariableValue value;
    if (const auto *interval = std::get_if<IntervalVariable>(&variable.spec)) {
        const TimeRange range =
            Promontory::resolve(m_surroundings.spec, m_clock.wallMs(), m_surroundings.zone)
                .value_or(TimeRange());
        value = intervalValue(*interval, variable.chosen.value(0), range);
    } else if (std::holds_alternative<TextVariable>(variable.spec)
               || std::holds_alternative<FilterVariable>(variable.spec)
               || std::holds_alternative<ConstantVariable>(variable.spec)) {
        value = textValue(variable.chosen.value(0));
    } else {
        const bool fromServer = std::holds_alternative<QueryVariable>(variable.spec);
        value = chosenValue(variable.chosen, variable.options, selectionOf(variable.spec), fromServer);
    }
    value.error = variable.error;
    m_values.byName.insert(name, value);
}

} // namespace Promontory
