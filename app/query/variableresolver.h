#pragma once

#include "app/dashboard/dashboard.h"
#include "app/query/queryrunner.h"
#include "app/variables/interpolate.h"
#include "app/variables/variablequery.h"

#include <QSet>
#include <QTimeZone>

namespace Promontory {

/// One variable as the bar shows it.
struct ResolvedVariable
{
    VariableSpec spec;
    QList<VariableOption> options; ///< without All
    QStringList chosen;            ///< values; "$__all" for All
    std::optional<Error> error;    ///< why there are no options
    bool loading = false;
};

/// Runs the variables of one dashboard in the order of their dependencies, asks sources for the options of
/// query variables, and publishes all values at once. A choice resolves anew only what depends on it.
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
    };
    using ResolveSource = std::function<QString(const QString &sourceId)>;
    /// The configured sources for source variables: name and uid.
    using ListSources = std::function<QList<VariableOption>()>;

    VariableResolver(QueryRunner::SourceLookup lookup, ResolveSource resolveSource,
                     ListSources listSources, const Clock &clock, QObject *parent = nullptr);
    ~VariableResolver() override;

    /// Takes the document's variables; chosen values of variables that stay are kept. `chosen` are choices
    /// from outside (command line, session) and win over those of the file.
    void setVariables(const QList<VariableSpec> &variables, const Surroundings &surroundings,
                      const QHash<QString, QStringList> &chosen = {});
    void setSurroundings(const Surroundings &surroundings);
    void choose(const QString &name, const QStringList &values);
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
    using TakeTexts = std::function<void(const Result<QStringList> &)>;

    qsizetype indexOf(const QString &name) const;
    QList<qsizetype> withDependents(qsizetype index) const;
    void resolve(const QList<qsizetype> &indexes);
    void resolveNext();
    bool resolveAtOnce(ResolvedVariable &variable);
    void askOptions(qsizetype index, const QueryVariable &variable);
    std::vector<DataSource *> sourcesOf(const QueryVariable &variable) const;
    void askSource(DataSource &source, const VariableQuery &query, const TakeTexts &take);
    void takeTexts(qsizetype index, quint64 generation, const Result<QStringList> &texts);
    void takeOptions(ResolvedVariable &variable, const QList<VariableOption> &options);
    QList<VariableOption> namedSources(const QString &regex) const;
    void readFilters(ResolvedVariable &variable);
    void publish(const ResolvedVariable &variable);
    Result<QString> filled(const QString &text, TextPlace place, qint64 intervalMs = 0) const;

    QueryRunner::SourceLookup m_lookup;
    ResolveSource m_resolveSource;
    ListSources m_listSources;
    const Clock &m_clock;
    Surroundings m_surroundings;
    QList<ResolvedVariable> m_variables; // in the order of the document
    QList<qsizetype> m_order;            // all indexes, dependencies first
    QList<qsizetype> m_waiting;          // still to resolve, in order; the first may be on its way
    QSet<QString> m_fromOutside;         // choices that need not be among the options
    VariableValues m_values;
    quint64 m_generation = 0;
    bool m_asking = false;
};

} // namespace Promontory
