#include "app/query/panelquestion.h"

#include "app/query/expressionqueries.h"
#include "app/query/fieldtexts.h"
#include "app/variables/panelrange.h"
#include "app/variables/step.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

constexpr qint64 SmallestLagMs = 60'000;
constexpr qsizetype LongestChain = 8;  // of panels that show the data of others
constexpr int MostBorrowed = 200;      // panels that one panel takes data from, indirectly too

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::PanelQuestion", text);
}

/// The way from panel to panel to the data that is shown.
struct PanelChain
{
    QStringList ids;
    int borrowed = 0;
};

/// Builds one question, query by query.
class QuestionBuilder
{
public:
    QuestionBuilder(const PanelSpec &panel, int widthPx, const QuestionContext &context, PanelChain &chain)
        : m_panel(panel)
        , m_widthPx(widthPx)
        , m_context(context)
        , m_chain(chain)
    {
    }

    PanelQuestion build()
    {
        const Result<TimeRange> range =
            panelRange(m_context.spec, text(m_panel.timeFrom), text(m_panel.timeShift),
                       m_context.nowMs, m_context.zone, m_context.rules);
        if (!range) {
            m_question.error = range.error();
            return m_question;
        }
        m_question.range = *range;
        // "now-1d" moves with the clock, too, but nothing is missing where it ends.
        m_question.followsNow =
            m_context.spec.isRelative() && range->toMs >= m_context.nowMs - SmallestLagMs;
        const MacroContext macros = commonMacros();
        m_question.shaping.transforms = filledIn(m_panel.transforms, m_context.variables, macros);
        addQueries();
        const bool asks = !m_question.queries.isEmpty() || !m_question.expressions.expressions.isEmpty();
        if (!asks && !m_question.failures.isEmpty())
            m_question.error = namedError(m_question.failures.constFirst());
        if (!asks && !m_question.error && !m_foreign.isEmpty())
            m_question.foreign = Error{ErrorKind::Unsupported, foreignText(m_foreign.constFirst()), {}};
        m_question.shaping.defaults = filledIn(m_panel.defaults, m_context.variables, macros);
        m_question.shaping.overrides = filledIn(m_panel.overrides, m_context.variables, macros);
        m_question.shaping.zone = m_context.zone;
        return m_question;
    }

private:
    void addQueries()
    {
        ExpressionQueries expressions =
            expressionQueries(m_panel.queries, [this](const QString &formula) { return text(formula); });
        m_question.expressions = expressions.plan;
        m_question.failures = expressions.failures;
        for (const Query &query : m_panel.queries) {
            if (!expressions.needed.contains(query.refId) || query.sourceType == QueryKinds::Expression)
                continue;
            if (query.kind == QueryKind::Alerts)
                addAlerts(query);
            else if (query.sourceType == QueryKinds::OtherPanel)
                addOtherPanel(query);
            else if (!query.sourceType.isEmpty())
                m_foreign.append(query);
            else if (!query.expression.trimmed().isEmpty())
                add(query);
        }
        if (m_question.queries.isEmpty() && m_question.expressions.expressions.isEmpty())
            return;
        for (const Query &query : std::as_const(m_foreign))
            m_question.notices.append({Notice::Severity::Partial, tr("Query %1: %2").arg(query.refId, foreignText(query))});
    }

    static QString foreignText(const Query &query)
    {
        return tr("Data sources of the type %1 are not asked here.").arg(query.sourceType.left(64));
    }

    /// The data of another panel: its very questions, so that one answer serves both.
    void addOtherPanel(const Query &query)
    {
        const Json &named = query.model[u"panelId"];
        const QString id = named.isNumber() ? QString::number(named.toInteger()) : named.toString();
        const auto fails = [&](const QString &message) {
            m_question.failures.append({query.refId, {ErrorKind::BadQuery, message, {}}});
        };
        if (m_chain.ids.contains(id))
            return fails(tr("The panel shows the data of panel %1, which shows its own.").arg(id.left(64)));
        if (m_chain.ids.size() >= LongestChain || ++m_chain.borrowed > MostBorrowed)
            return fails(tr("Too many panels show the data of each other."));
        const std::optional<OtherPanel> other = m_context.otherPanel ? m_context.otherPanel(id) : std::nullopt;
        if (!other)
            return fails(tr("The panel %1, whose data is shown here, does not exist.").arg(id.left(64)));
        m_chain.ids.append(id);
        const PanelQuestion theirs = QuestionBuilder(other->panel, other->widthPx, m_context, m_chain).build();
        m_chain.ids.removeLast();
        takeOver(theirs, query.model[u"withTransforms"].toBool());
    }

    void takeOver(const PanelQuestion &theirs, bool withTransforms)
    {
        m_question.queries += theirs.queries;
        m_question.notices += theirs.notices;
        m_question.failures += theirs.failures;
        if (theirs.error && theirs.failures.isEmpty())
            m_question.failures.append({QString(), *theirs.error});
        if (theirs.foreign)
            m_question.failures.append({QString(), *theirs.foreign});
        m_question.stepMs = std::max(m_question.stepMs, theirs.stepMs);
        m_question.scrapeIntervalMs = theirs.scrapeIntervalMs;
        m_question.expressions.expressions = theirs.expressions.expressions + m_question.expressions.expressions;
        m_question.expressions.hidden += theirs.expressions.hidden;
        m_question.expressions.instant += theirs.expressions.instant;
        m_question.shaping.resolve.legends.insert(theirs.shaping.resolve.legends);
        m_question.shaping.tables += theirs.shaping.tables;
        if (withTransforms)
            m_question.shaping.transforms = theirs.shaping.transforms + m_question.shaping.transforms;
    }

    QString text(const QString &text) const
    {
        return interpolateTitle(text, m_context.variables);
    }

    QString sourceOf(const Query &query) const
    {
        return resolvedSource({query.sourceId, m_panel.sourceId, m_context.dashboardSourceId});
    }

    /// The first that is named; of several chosen sources the first.
    QString resolvedSource(const QStringList &ids) const
    {
        for (const QString &id : ids) {
            VariableValues values = m_context.variables;
            for (const QString &name : referencedVariables(id)) {
                const VariableValue *value = values.find(name);
                if (value && value->values.size() > 1)
                    values = values.scopedTo(name, value->values.constFirst());
            }
            const QString resolved = interpolateTitle(id, values);
            if (!resolved.isEmpty())
                return m_context.resolveSource(resolved);
        }
        return m_context.resolveSource({});
    }

    QString filtered(QString expression, const QString &source) const
    {
        for (const SourceFilters &filters : m_context.variables.filters) {
            if (resolvedSource({filters.sourceId, m_context.dashboardSourceId}) == source)
                expression = withFilters(expression, filters.filters);
        }
        return expression;
    }

    StepResult stepFor(const Query &query, qint64 scrapeIntervalMs) const
    {
        StepRequest request;
        request.range = m_question.range;
        request.maxDataPoints = m_panel.maxDataPoints.value_or(0);
        request.widthPx = m_widthPx;
        request.panelInterval = text(m_panel.interval);
        request.queryInterval = text(query.minInterval);
        request.scrapeIntervalMs = scrapeIntervalMs;
        request.intervalFactor = query.intervalFactor;
        const QDateTime end = QDateTime::fromMSecsSinceEpoch(m_question.range.toMs, m_context.zone);
        request.utcOffsetMs = qint64(end.offsetFromUtc()) * 1'000;
        return stepOf(request);
    }

    MacroContext macrosFor(const StepResult &step) const
    {
        MacroContext macros = commonMacros();
        macros.intervalMs = step.stepMs;
        macros.rateIntervalMs = step.rateIntervalMs;
        return macros;
    }

    MacroContext commonMacros() const
    {
        MacroContext macros;
        macros.range = m_question.range;
        macros.zone = m_context.zone;
        macros.dashboardTitle = m_context.dashboardTitle;
        macros.dashboardUid = m_context.dashboardUid;
        macros.spec = m_context.spec;
        return macros;
    }

    void add(const Query &query)
    {
        const QString source = sourceOf(query);
        const qint64 scrapeIntervalMs = m_context.scrapeInterval(source);
        const StepResult step = stepFor(query, scrapeIntervalMs);
        InterpolationScope scope;
        scope.place = TextPlace::Prometheus;
        scope.macros = macrosFor(step);
        const Result<QString> expression = interpolate(query.expression, m_context.variables, scope);
        if (!expression) {
            m_question.failures.append({query.refId, expression.error()});
            return;
        }
        m_question.scrapeIntervalMs = scrapeIntervalMs;
        m_question.stepMs = std::max(m_question.stepMs, step.stepMs);
        m_question.shaping.resolve.legends.insert(
            query.refId, interpolateTitle(query.legend, m_context.variables, scope.macros));
        if (query.format == QueryFormat::Table)
            m_question.shaping.tables.append(query.refId);
        addRequests(query, source, filtered(*expression, source), step);
    }

    /// The rules of a source: no expression, no step, the state of this moment.
    void addAlerts(const Query &query)
    {
        QueryKey key;
        key.sourceId = sourceOf(query);
        key.request.refId = query.refId;
        key.request.kind = QueryKind::Alerts;
        key.request.range = wholeSecond();
        m_question.scrapeIntervalMs = m_context.scrapeInterval(key.sourceId);
        m_question.queries.append(key);
    }

    /// The end of the range in whole seconds, so that panels that ask at the same time ask the same.
    TimeRange wholeSecond() const
    {
        const qint64 moment = m_question.range.toMs / 1'000 * 1'000;
        return {moment, moment};
    }

    void addRequests(const Query &query, const QString &source, const QString &expression,
                     const StepResult &step)
    {
        QueryKey key;
        key.sourceId = source;
        key.request.expression = expression;
        key.request.refId = query.refId;
        key.request.format = query.format;
        if (query.kind == QueryKind::Range) {
            key.request.range = step.alignedRange;
            key.request.stepMs = step.stepMs;
            m_question.queries.append(key);
        }
        if (query.kind == QueryKind::Range && query.exemplars)
            addExemplars(key);
        if (query.kind == QueryKind::Instant)
            m_question.expressions.instant.append(query.refId);
        if (query.kind == QueryKind::Instant || query.alsoInstant) {
            key.request.kind = QueryKind::Instant;
            key.request.range = wholeSecond();
            key.request.stepMs = 0;
            m_question.queries.append(key);
        }
    }

    void addExemplars(QueryKey key)
    {
        key.request.kind = QueryKind::Exemplars;
        key.request.format = QueryFormat::TimeSeries;
        m_question.queries.append(key);
    }

    const PanelSpec &m_panel;
    int m_widthPx;
    const QuestionContext &m_context;
    PanelChain &m_chain;
    QList<Query> m_foreign;
    PanelQuestion m_question;
};

} // namespace

Error namedError(const QueryFailure &failed)
{
    Error error = failed.error;
    if (!failed.refId.isEmpty())
        error.message = tr("Query %1: %2").arg(failed.refId, error.message);
    return error;
}

PanelQuestion questionOf(const PanelSpec &panel, bool wantsData, int widthPx,
                         const QuestionContext &context)
{
    PanelSpec asked = panel;
    if (!wantsData)
        asked.queries.clear();
    PanelChain chain{{panel.id.toText()}, 0};
    PanelQuestion question = QuestionBuilder(asked, widthPx, context, chain).build();
    question.wantsData = wantsData;
    return question;
}

} // namespace Promontory
