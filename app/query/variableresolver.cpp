#include "app/query/variableresolver.h"

#include "app/variables/variablechoice.h"
#include "app/variables/variablegraph.h"
#include "app/variables/variableoptions.h"
#include "datasources/frame/pattern.h"

#include <QTimer>
#include <QtConcurrent>

#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int AnnouncementMs = 100;
constexpr qsizetype FewTexts = 500; // that are read where they arrive

/// Whether the document still allows a choice; of other kinds the options decide when they are there.
bool isPossible(const VariableSpec &spec, const QStringList &chosen)
{
    if (std::holds_alternative<ConstantVariable>(spec))
        return false;
    const auto *interval = std::get_if<IntervalVariable>(&spec);
    if (!interval)
        return true;
    const QString value = chosen.value(0);
    const QList<VariableOption> options = intervalOptions(*interval);
    return (interval->automatic && value.startsWith(AutoInterval))
        || std::any_of(options.cbegin(), options.cend(),
                       [&value](const VariableOption &option) { return option.value == value; });
}

/// What a variable is set to in a changed document: what somebody chose stays, all else is as saved.
QStringList choiceAfterEdit(const VariableSpec &spec, const ResolvedVariable &known)
{
    if (known.chosen == savedChoice(known.spec) || !isPossible(spec, known.chosen))
        return savedChoice(spec);
    const auto *before = std::get_if<SwitchVariable>(&known.spec);
    const auto *after = std::get_if<SwitchVariable>(&spec);
    if (before && after) // its values may have other names now
        return {known.chosen.value(0) == before->onValue ? after->onValue : after->offValue};
    return known.chosen;
}

} // namespace

VariableResolver::VariableResolver(QueryRunner::SourceLookup lookup, ResolveSource resolveSource,
                                   ListSources listSources, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_lookup(std::move(lookup))
    , m_resolveSource(std::move(resolveSource))
    , m_listSources(std::move(listSources))
    , m_clock(clock)
{
    m_announcement.setSingleShot(true);
    m_announcement.setInterval(AnnouncementMs);
    connect(&m_announcement, &QTimer::timeout, this, &VariableResolver::variablesChanged);
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
    m_faulty.clear();
    for (const VariableSpec &spec : variables) {
        const QString &name = commonOf(spec).name;
        ResolvedVariable variable;
        variable.spec = spec;
        const bool isFromOutside = chosen.contains(name) && !std::holds_alternative<ConstantVariable>(spec);
        variable.chosen = isFromOutside ? chosen.value(name) : savedChoice(spec);
        for (const ResolvedVariable &known : before) {
            const bool isSame = commonOf(known.spec).name == name && known.spec.index() == spec.index();
            if (isSame && !isFromOutside)
                variable.chosen = choiceAfterEdit(spec, known);
        }
        if (isFromOutside)
            m_fromOutside.insert(name);
        if (order.errors.contains(name)) {
            variable.error = order.errors.value(name);
            m_faulty.insert(m_variables.size());
        }
        m_variables.append(variable);
    }
    findNeeds();
    m_waiting.clear();
    m_asked.clear();
    resolve(m_order);
}

void VariableResolver::setSurroundings(const Surroundings &surroundings)
{
    m_surroundings = surroundings;
    QList<qsizetype> moved;
    for (const qsizetype index : std::as_const(m_order)) {
        const VariableSpec &spec = m_variables.at(index).spec;
        const auto *query = std::get_if<QueryVariable>(&spec);
        if (std::holds_alternative<IntervalVariable>(spec) || (query && query->refresh == 2))
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

void VariableResolver::suggest(const QString &name, const QString &label, const TakeTexts &take)
{
    const qsizetype index = indexOf(name);
    const auto *filters = index < 0 ? nullptr : std::get_if<FilterVariable>(&m_variables.at(index).spec);
    const std::vector<DataSource *> sources =
        filters ? sourcesOf(filters->sourceId) : std::vector<DataSource *>();
    VariableQuery query;
    query.kind = label.isEmpty() ? VariableQuery::Kind::LabelNames : VariableQuery::Kind::LabelValues;
    query.label = label;
    query.hidesMetricName = true;
    askTexts(sources, query, range(), this, take);
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
        if (error && error->kind != ErrorKind::Syntax && !m_faulty.contains(index))
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

void VariableResolver::findNeeds()
{
    m_needs.clear();
    for (const ResolvedVariable &variable : std::as_const(m_variables)) {
        QList<qsizetype> needs;
        for (const QString &name : dependenciesOf(variable.spec)) {
            if (const qsizetype index = indexOf(name); index >= 0)
                needs.append(index);
        }
        m_needs.append(needs);
    }
}

void VariableResolver::resolve(const QList<qsizetype> &indexes)
{
    // Answers to what is asked anew are too late; others on their way still count.
    for (const qsizetype index : indexes)
        m_asked.remove(index);
    QList<qsizetype> wanted;
    for (const qsizetype index : std::as_const(m_order)) {
        if (indexes.contains(index) || m_waiting.contains(index))
            wanted.append(index);
    }
    m_waiting = wanted;
    const quint64 generation = ++m_generation;
    QTimer::singleShot(0, this, [this, generation] {
        if (generation != m_generation)
            return;
        advance();
        if (!m_waiting.isEmpty())
            emit variablesChanged(); // they are loading
    });
}

/// Resolves what can be without a source, asks for all whose dependencies are there.
void VariableResolver::advance()
{
    const QList<qsizetype> waiting = m_waiting;
    for (const qsizetype index : waiting) {
        if (m_asked.contains(index) || !isReady(index))
            continue;
        if (resolveAtOnce(index)) {
            publish(m_variables.at(index));
            m_waiting.removeOne(index);
        } else {
            m_variables[index].loading = true;
            askOptions(index);
        }
    }
    // Long chains are not painted link by link.
    if (!m_waiting.isEmpty()) {
        if (!m_announcement.isActive())
            m_announcement.start();
        return;
    }
    m_announcement.stop();
    emit variablesChanged();
    emit settled();
}

bool VariableResolver::isReady(qsizetype index) const
{
    const QList<qsizetype> &needs = m_needs.at(index);
    return m_faulty.contains(index)
        || std::none_of(needs.cbegin(), needs.cend(), [this](qsizetype need) { return m_waiting.contains(need); });
}

bool VariableResolver::resolveAtOnce(qsizetype index)
{
    ResolvedVariable &variable = m_variables[index];
    if (m_faulty.contains(index))
        return true;
    if (const auto options = ownOptions(variable.spec))
        takeOptions(variable, *options);
    else if (const auto *source = std::get_if<SourceVariable>(&variable.spec))
        takeOptions(variable, namedSources(filled(source->regex, TextPlace::Regex).value_or(source->regex)));
    else if (const auto *interval = std::get_if<IntervalVariable>(&variable.spec))
        variable.options = intervalOptions(*interval);
    else if (std::holds_alternative<FilterVariable>(variable.spec))
        readFilters(variable);
    else
        return !asksSource(variable.spec);
    return true;
}

bool VariableResolver::asksSource(const VariableSpec &spec) const
{
    return std::holds_alternative<QueryVariable>(spec) || std::holds_alternative<GroupVariable>(spec);
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

TimeRange VariableResolver::range() const
{
    return Promontory::resolve(m_surroundings.spec, m_clock.wallMs(), m_surroundings.zone, m_surroundings.rules)
        .value_or(TimeRange());
}

Result<QString> VariableResolver::filled(const QString &text, TextPlace place, qint64 intervalMs) const
{
    MacroContext macros;
    macros.range = range();
    macros.zone = m_surroundings.zone;
    macros.dashboardTitle = m_surroundings.dashboardTitle;
    macros.dashboardUid = m_surroundings.dashboardUid;
    if (intervalMs > 0)
        macros.intervalMs = intervalMs;
    InterpolationScope scope;
    scope.place = place;
    scope.macros = macros;
    return interpolate(text, m_values, scope);
}

/// The sources a variable asks: all of them if it names a choice of several.
std::vector<DataSource *> VariableResolver::sourcesOf(const QString &sourceId) const
{
    const QString &id = sourceId.isEmpty() ? m_surroundings.dashboardSourceId : sourceId;
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

Result<VariableQuery> VariableResolver::questionOf(const VariableSpec &spec,
                                                   const std::vector<DataSource *> &sources) const
{
    const auto *variable = std::get_if<QueryVariable>(&spec);
    if (!variable) {
        VariableQuery labels;
        labels.kind = VariableQuery::Kind::LabelNames;
        labels.hidesMetricName = true;
        return labels;
    }
    const qint64 intervalMs = sources.empty() ? 0 : sources.front()->scrapeIntervalMs();
    return filled(variable->query, TextPlace::Prometheus, intervalMs).map(parseVariableQuery);
}

void VariableResolver::askOptions(qsizetype index)
{
    const VariableSpec &spec = m_variables.at(index).spec;
    const auto *query = std::get_if<QueryVariable>(&spec);
    const std::vector<DataSource *> sources =
        sourcesOf(query ? query->sourceId : std::get<GroupVariable>(spec).sourceId);
    const Result<VariableQuery> question = questionOf(spec, sources);
    const quint64 ticket = ++m_lastTicket;
    m_asked.insert(index, ticket);
    const auto take = [this, index, ticket](const Result<QStringList> &texts) { takeTexts(index, ticket, texts); };
    if (question && !sources.empty() && question->kind != VariableQuery::Kind::Nothing)
        return askTexts(sources, *question, range(), this, take);
    Result<QStringList> none = QStringList();
    if (!question)
        none = failure(question.error());
    else if (sources.empty())
        none = failure(ErrorKind::Unsupported, tr("There is no data source to ask for this variable."));
    QTimer::singleShot(0, this, [take, none] { take(none); });
}

/// Long lists, and all that an expression reads, are read on another thread.
void VariableResolver::takeTexts(qsizetype index, quint64 ticket, const Result<QStringList> &texts)
{
    if (m_asked.value(index) != ticket)
        return;
    if (!texts)
        return takeRead(index, ticket, failure(texts.error()));
    const auto *query = std::get_if<QueryVariable>(&m_variables.at(index).spec);
    const QString regex = query ? filled(query->regex, TextPlace::Regex).value_or(query->regex) : QString();
    const int sort = query ? query->sort : 0;
    if (regex.isEmpty() && texts->size() <= FewTexts)
        return takeRead(index, ticket, optionsFromTexts(*texts, regex, sort));
    QtConcurrent::run(&optionsFromTexts, *texts, regex, sort)
        .then(this, [this, index, ticket](const Result<QList<VariableOption>> &options) {
            takeRead(index, ticket, options);
        });
}

void VariableResolver::takeRead(qsizetype index, quint64 ticket, const Result<QList<VariableOption>> &options)
{
    if (m_asked.value(index) != ticket)
        return;
    m_asked.remove(index);
    m_waiting.removeOne(index);
    ResolvedVariable &variable = m_variables[index];
    variable.loading = false;
    variable.error = options ? std::nullopt : std::optional(options.error());
    if (options)
        takeOptions(variable, *options);
    publish(variable);
    advance();
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
    m_values.byName.insert(commonOf(variable.spec).name, valueOf(variable, range()));
}

} // namespace Promontory
