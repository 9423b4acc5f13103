#pragma once

#include "app/query/optionquestion.h"
#include "app/query/queryrunner.h"
#include "app/query/resolvedvariable.h"
#include "datasources/frame/timerules.h"

#include <QHash>
#include <QSet>
#include <QTimer>
#include <QTimeZone>

namespace Promontory {

/// Runs the variables of one dashboard in the order of their dependencies, asks sources for the options of
/// query variables, and publishes all values at once. What does not depend on each other is asked at the same
/// time. A choice resolves anew only what depends on it.
class VariableResolver : public QObject
{
    Q_OBJECT

public:
    /// What variables depend on beside each other.
    struct Surroundings
    {
        TimeSpec spec;
        QTimeZone zone = QTimeZone::utc();
        QString dashboardSourceId;
        TimeRules rules = {};
        QString dashboardTitle = {};
        QString dashboardUid = {};
    };
    using ResolveSource = std::function<QString(const QString &sourceId)>;
    /// The configured sources for source variables: name and uid.
    using ListSources = std::function<QList<VariableOption>()>;

    VariableResolver(QueryRunner::SourceLookup lookup, ResolveSource resolveSource,
                     ListSources listSources, const Clock &clock, QObject *parent = nullptr);
    ~VariableResolver() override;

    /// Takes the document's variables. What somebody chose stays while it is possible; `chosen` are choices
    /// from outside (command line, session) and win over those of the file. Constants are as the file says.
    void setVariables(const QList<VariableSpec> &variables, const Surroundings &surroundings,
                      const QHash<QString, QStringList> &chosen = {});
    void setSurroundings(const Surroundings &surroundings);
    void choose(const QString &name, const QStringList &values);
    /// What the source of a filter variable knows: the values of a label; of none, its labels.
    void suggest(const QString &name, const QString &label, const TakeTexts &take);
    /// Asks for all options anew.
    void reload();
    /// Asks again for options that could not be had, unless an answer is on its way.
    void retryFailed();

    const VariableValues &values() const { return m_values; }
    const QList<ResolvedVariable> &variables() const { return m_variables; }
    /// No option list is on its way.
    bool isSettled() const { return m_waiting.isEmpty(); }

signals:
    /// Options, choices or errors of some variable changed.
    void variablesChanged();
    /// All values are known after a change; panels may ask.
    void settled();

private:
    qsizetype indexOf(const QString &name) const;
    QList<qsizetype> withDependents(qsizetype index) const;
    void findNeeds();
    void resolve(const QList<qsizetype> &indexes);
    void advance();
    bool isReady(qsizetype index) const;
    bool resolveAtOnce(qsizetype index);
    bool asksSource(const VariableSpec &spec) const;
    void askOptions(qsizetype index);
    Result<VariableQuery> questionOf(const VariableSpec &spec, const std::vector<DataSource *> &sources) const;
    std::vector<DataSource *> sourcesOf(const QString &sourceId) const;
    void takeTexts(qsizetype index, quint64 ticket, const Result<QStringList> &texts);
    void takeRead(qsizetype index, quint64 ticket, const Result<QList<VariableOption>> &options);
    void takeOptions(ResolvedVariable &variable, const QList<VariableOption> &options);
    QList<VariableOption> namedSources(const QString &regex) const;
    void readFilters(ResolvedVariable &variable);
    void publish(const ResolvedVariable &variable);
    TimeRange range() const;
    Result<QString> filled(const QString &text, TextPlace place, qint64 intervalMs = 0) const;

    QueryRunner::SourceLookup m_lookup;
    ResolveSource m_resolveSource;
    ListSources m_listSources;
    const Clock &m_clock;
    Surroundings m_surroundings;
    QList<ResolvedVariable> m_variables; // in the order of the document
    QList<qsizetype> m_order;            // all indexes, dependencies first
    QList<QList<qsizetype>> m_needs;     // of each, the variables it depends on
    QSet<qsizetype> m_faulty;            // on a circle, or at the end of a chain that is too long
    QList<qsizetype> m_waiting;          // still to resolve, in order
    QHash<qsizetype, quint64> m_asked;   // of these, what is on its way; the number tells old answers
    QSet<QString> m_fromOutside;         // choices that need not be among the options
    VariableValues m_values;
    QTimer m_announcement; // of options that came while others are on their way
    quint64 m_lastTicket = 0;
    quint64 m_generation = 0; // of the wish to go on
};

} // namespace Promontory
