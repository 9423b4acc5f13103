#include "app/query/panelquestion.h"

#include "app/query/fieldtexts.h"
#include "app/variables/panelrange.h"
#include "app/variables/step.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

constexpr qint64 SmallestLagMs = 60'000;

/// Builds one question, query by query.
class QuestionBuilder
{
public:
    QuestionBuilder(const PanelSpec &panel, int widthPx, const QuestionContext &context)
        : m_panel(panel)
        , m_widthPx(widthPx)
        , m_context(context)
    {
    }

    PanelQuestion build()
    {
        const Result<TimeRange> range =
            panelRange(m_context.spec, text(m_panel.timeFrom), text(m_panel.timeShift),
                       m_context.nowMs, m_context.zone);
        if (!range) {
            m_question.error = range.error();
            return m_question;
        }
        m_question.range = *range;
        // "now-1d" moves with the clock, too, but nothing is missing where it ends.
        m_question.followsNow =
            m_context.spec.isRelative() && range->toMs >= m_context.nowMs - SmallestLagMs;
        for (const Query &query : m_panel.queries) {
            if (!query.hidden && !query.expression.trimmed().isEmpty())
                add(query);
        }
        if (m_question.queries.isEmpty() && !m_question.failures.isEmpty())
            m_question.error = namedError(m_question.failures.constFirst());
        const MacroContext macros = commonMacros();
        m_question.shaping.defaults = filledIn(m_panel.defaults, m_context.variables, macros);
        m_question.shaping.overrides = filledIn(m_panel.overrides, m_context.variables, macros);
        m_question.shaping.transforms = filledIn(m_panel.transforms, m_context.variables, macros);
        m_question.shaping.zone = m_context.zone;
        return m_question;
    }

private:
    QString text(const QString &text) const
    {
        return interpolateTitle(text, m_context.variables);
    }

    QString sourceOf(const Query &query) const
    {
        for (const QString &id : {query.sourceId, m_panel.sourceId, m_context.dashboardSourceId}) {
            const QString resolved = text(id);
            if (!resolved.isEmpty())
                return m_context.resolveSource(resolved);
        }
        return m_context.resolveSource({});
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
        m_question.shaping.resolve.legends.insert(query.refId, text(query.legend));
        if (query.format == QueryFormat::Table)
            m_question.shaping.tables.append(query.refId);
        addRequests(query, source, *expression, step);
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
        if (query.kind == QueryKind::Instant || query.alsoInstant) {
            // Whole seconds, so that panels that ask at the same time ask the same.
            const qint64 moment = m_question.range.toMs / 1'000 * 1'000;
            key.request.kind = QueryKind::Instant;
            key.request.range = {moment, moment};
            key.request.stepMs = 0;
            m_question.queries.append(key);
        }
    }

    const PanelSpec &m_panel;
    int m_widthPx;
    const QuestionContext &m_context;
    PanelQuestion m_question;
};

} // namespace

Error namedError(const QueryFailure &failed)
{
    Error error = failed.error;
    error.message = QCoreApplication::translate("Promontory::PanelQuestion", "Query %1: %2")
                        .arg(failed.refId, error.message);
    return error;
}

PanelQuestion questionOf(const PanelSpec &panel, bool wantsData, int widthPx,
                         const QuestionContext &context)
{
    PanelSpec asked = panel;
    if (!wantsData)
        asked.queries.clear();
    PanelQuestion question = QuestionBuilder(asked, widthPx, context).build();
    question.wantsData = wantsData;
    return question;
}

} // namespace Promontory
