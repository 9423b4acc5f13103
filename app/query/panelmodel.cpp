#include "app/query/panelmodel.h"

#include "app/query/shapedata.h"

#include <QtConcurrent>

#include <utility>

namespace Promontory {

namespace {

constexpr int LoadingDelayMs = 400;

/// Whether a frame that shows one of them would paint the other alike; ages of fresh data are not shown.
bool looksTheSame(const PanelStatus &a, const PanelStatus &b)
{
    const bool fresh = a.state == PanelState::Ok && b.state == PanelState::Ok;
    const auto seconds = [](const PanelStatus &status) { return status.ageMs / 1'000; };
    return a.state == b.state && a.loading == b.loading && a.hasPicture == b.hasPicture
        && a.asksNothing == b.asksNothing
        && a.error == b.error && a.notices == b.notices && (fresh || seconds(a) == seconds(b))
        && (fresh || (a.lastSuccessMs == b.lastSuccessMs && a.newestSampleMs == b.newestSampleMs
                      && a.nextTryMs == b.nextTryMs));
}

bool holdsHistograms(const Frames &frames)
{
    return std::any_of(frames.cbegin(), frames.cend(),
                       [](const FramePtr &frame) { return !frame->meta.histograms.empty(); });
}

/// A table of an empty vector is a frame without rows.
bool holdsSamples(const Frames &frames)
{
    return std::any_of(frames.cbegin(), frames.cend(), [](const FramePtr &frame) {
        return frame->rows() > 0 || !frame->meta.histograms.empty();
    });
}

/// Several queries of a panel often get the same warning.
void appendNew(QList<Notice> &notices, const QList<Notice> &more)
{
    for (const Notice &notice : more) {
        if (!notices.contains(notice))
            notices.append(notice);
    }
}

/// What the user reads of a query that failed beside good ones.
Notice noticeOf(const QueryFailure &failed, bool isKept)
{
    const QString text = isKept
        ? PanelModel::tr("Query %1 failed, its last answer is shown: %2").arg(failed.refId, failed.error.message)
        : PanelModel::tr("Query %1 failed: %2").arg(failed.refId, failed.error.message);
    return {Notice::Severity::Partial, text};
}

/// The same question, but for the time that went by.
bool asksTheSame(const QueryKey &a, const QueryKey &b, qint64 mostApartMs)
{
    const TimeRange &left = a.request.range;
    const TimeRange &right = b.request.range;
    return a.sourceId == b.sourceId && a.request.expression == b.request.expression
        && a.request.kind == b.request.kind && a.request.format == b.request.format
        && a.request.stepMs == b.request.stepMs && std::abs(left.toMs - right.toMs) <= mostApartMs
        && std::abs(left.fromMs - right.fromMs) <= mostApartMs;
}

/// Beside the series: without them nothing is missing.
bool asksForExemplars(const QueryKey &key)
{
    return key.request.kind == QueryKind::Exemplars;
}

/// No alerts are an answer of their own, nothing is missing.
bool asksOnlyForAlerts(const PanelQuestion &question)
{
    return !question.queries.isEmpty()
        && std::all_of(question.queries.cbegin(), question.queries.cend(),
                       [](const QueryKey &key) { return key.request.kind == QueryKind::Alerts; });
}

} // namespace

PanelModel::PanelModel(QueryRunner &runner, QThreadPool &pool, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_pool(pool)
    , m_clock(clock)
{
    m_loadingDelay.setSingleShot(true);
    m_loadingDelay.setInterval(LoadingDelayMs);
    connect(&m_loadingDelay, &QTimer::timeout, this, &PanelModel::updateStatus);
    connect(&m_shaping, &QFutureWatcherBase::finished, this, &PanelModel::shapingEnded);
}

PanelModel::~PanelModel()
{
    withdraw();
}

void PanelModel::ask(const PanelQuestion &question, QueryPriority priority, qint64 maxAgeMs)
{
    // Let go of last, so that a request that is still wanted goes on.
    const std::vector<Pending> old = std::exchange(m_pending, {});
    m_question = question;
    ++m_generation;
    stopShaping();
    m_hasAsked = true;
    m_answers.assign(std::size_t(question.queries.size()), std::nullopt);
    askAll(priority, maxAgeMs);
    drop(old);
}

void PanelModel::askAll(QueryPriority priority, qint64 maxAgeMs)
{
    if (m_question.error)
        return fail(*m_question.error);
    if (m_question.queries.isEmpty())
        return collect();
    m_loadingDelay.start();
    for (qsizetype index = 0; index < m_question.queries.size(); ++index)
        askQuery(index, priority, maxAgeMs, m_generation);
    updateStatus();
}

void PanelModel::askQuery(qsizetype index, QueryPriority priority, qint64 maxAgeMs,
                          quint64 generation)
{
    const QueryKey &key = m_question.queries.at(index);
    const quint64 ticket = m_runner.ask(
        key, priority, maxAgeMs, [this, index, generation](const Result<AnswerPtr> &answer) {
            if (generation == m_generation)
                receive(index, answer);
        });
    m_pending.push_back({ticket, index});
}

void PanelModel::drop(const std::vector<Pending> &pending)
{
    for (const Pending &wish : pending)
        m_runner.withdraw(wish.ticket);
}

void PanelModel::withdraw()
{
    drop(std::exchange(m_pending, {}));
    m_loadingDelay.stop();
}

void PanelModel::giveUp(const Error &error)
{
    ++m_generation;
    stopShaping();
    fail(error);
}

void PanelModel::receive(qsizetype index, const Result<AnswerPtr> &answer)
{
    std::erase_if(m_pending, [index](const Pending &pending) { return pending.index == index; });
    m_answers[std::size_t(index)] = answer;
    if (m_pending.empty())
        collect();
}

void PanelModel::collect()
{
    m_loadingDelay.stop();
    QList<Notice> notices = m_question.notices;
    std::vector<LastAnswer> shown;
    if (!sortAnswers(shown, notices))
        return;
    Frames frames, exemplars;
    for (const LastAnswer &last : shown)
        appendWithRefId(asksForExemplars(last.key) ? exemplars : frames, last.answer->frames, last.key.request.refId);
    m_shown = std::move(shown);
    m_answers.clear();
    m_error.reset();
    // Of what the servers gave: transformations may take the times away.
    m_newestAnswerMs = newestSampleOf(frames);
    m_lastSuccessMs = m_clock.monotonicMs();
    m_lastSuccessWallMs = m_clock.wallMs();
    shape(std::move(frames), std::move(exemplars), std::move(notices));
}

/// What can be shown, in the order of the queries; false after failing because no query was answered.
bool PanelModel::sortAnswers(std::vector<LastAnswer> &shown, QList<Notice> &notices)
{
    QList<QueryTrace> traces;
    QList<QueryFailure> failures = m_question.failures;
    for (const QueryFailure &failed : std::as_const(failures))
        appendNew(notices, {noticeOf(failed, false)});
    bool isAnswered = m_question.queries.isEmpty();
    for (qsizetype index = 0; index < m_question.queries.size(); ++index) {
        const QueryKey &key = m_question.queries.at(index);
        const Result<AnswerPtr> &answer = *m_answers[std::size_t(index)];
        traces.append(answer ? (*answer)->trace : QueryTrace());
        if (!answer && asksForExemplars(key)) {
            appendNew(notices, {{Notice::Severity::Info, tr("No exemplars: %1").arg(answer.error().message)}});
            continue;
        }
        if (answer) {
            isAnswered = isAnswered || !asksForExemplars(key);
            appendNew(notices, (*answer)->notices);
            shown.push_back({key, *answer, m_clock.monotonicMs()});
            continue;
        }
        const LastAnswer *last = lastAnswerTo(key);
        failures.append({key.request.refId, answer.error()});
        appendNew(notices, {noticeOf(failures.constLast(), last != nullptr)});
        if (last)
            shown.push_back(*last);
    }
    m_traces = isAnswered ? traces : QList<QueryTrace>();
    if (!isAnswered) {
        fail(failures.at(m_question.failures.size()).error);
        return false;
    }
    m_partError = failures.isEmpty() ? std::nullopt : std::optional(namedError(failures.constFirst()));
    return true;
}

const PanelModel::LastAnswer *PanelModel::lastAnswerTo(const QueryKey &key) const
{
    const qint64 limit = staleAfterMs(m_refreshMs);
    const auto found = std::find_if(m_shown.cbegin(), m_shown.cend(), [&](const LastAnswer &last) {
        return asksTheSame(last.key, key, limit) && m_clock.monotonicMs() - last.receivedMs <= limit;
    });
    return found == m_shown.cend() ? nullptr : &*found;
}

void PanelModel::shape(Frames frames, Frames exemplars, QList<Notice> notices)
{
    m_isShaping = true;
    m_shaping.setFuture(QtConcurrent::run(
        &m_pool, [frames = std::move(frames), exemplars = std::move(exemplars), notices = std::move(notices), shaping = m_question.shaping,
                  plan = m_question.expressions,
                  range = m_question.range, stepMs = m_question.stepMs,
                  generation = m_generation](QPromise<PanelData> &promise) {
            const Noted<Frames> all = withExpressions(frames, plan, range);
            PanelData data = shapeData(all.value, notices + all.notices, shaping, range, stepMs, generation,
                                       [&promise] { return promise.isCanceled(); });
            data.exemplars = exemplars;
            promise.addResult(std::move(data));
        }));
}

void PanelModel::stopShaping()
{
    m_isShaping = false;
    m_shaping.cancel();
}

void PanelModel::shapingEnded()
{
    if (!m_isShaping)
        return; // given up or asked anew
    if (m_shaping.isCanceled() || m_shaping.future().resultCount() == 0) {
        m_isShaping = false;
        return fail({ErrorKind::TooLarge, tr("The answer is too large to be prepared for this panel."), {}});
    }
    if (m_shaping.result().generation == m_generation)
        publish(m_shaping.result());
    // Otherwise a newer question is on its way.
}

void PanelModel::publish(const PanelData &data)
{
    m_isShaping = false;
    m_data = data;
    m_hasAnswer = true;
    m_newestSampleMs = m_newestAnswerMs;
    updateStatus();
    emit dataChanged();
    emit settled();
}

// By value: the error may lie in one of the answers that are cleared here.
void PanelModel::fail(Error error)
{
    withdraw();
    m_answers.clear();
    m_partError.reset();
    m_error = std::move(error);
    updateStatus();
    emit settled();
}

void PanelModel::setUnsupported(bool unsupported)
{
    m_unsupported = unsupported;
    updateStatus();
}

void PanelModel::setShowsHistograms(bool shows)
{
    m_showsHistograms = shows;
    updateStatus();
}

void PanelModel::setRefreshMs(qint64 refreshMs)
{
    m_refreshMs = refreshMs;
    updateStatus();
}

FreshnessFacts PanelModel::facts() const
{
    FreshnessFacts facts;
    facts.unsupported = m_unsupported || m_question.foreign;
    facts.hasAnswer = m_hasAnswer;
    facts.hasSeries = holdsSamples(m_data.frames) || !m_question.wantsData || asksOnlyForAlerts(m_question);
    facts.partial = std::any_of(m_data.notices.cbegin(), m_data.notices.cend(), [](const Notice &n) {
        return n.severity == Notice::Severity::Partial;
    });
    facts.followsNow = m_question.followsNow && m_question.wantsData;
    facts.error = m_error;
    facts.partFailed = m_partError.has_value();
    facts.lastSuccessMs = m_lastSuccessMs;
    facts.newestSampleMs = m_newestSampleMs;
    facts.nowMs = m_clock.monotonicMs();
    facts.nowWallMs = m_clock.wallMs();
    facts.refreshMs = m_question.wantsData ? m_refreshMs : 0;
    facts.scrapeIntervalMs = m_question.scrapeIntervalMs;
    facts.stepMs = m_question.stepMs;
    return facts;
}

void PanelModel::updateStatus()
{
    const FreshnessFacts now = facts();
    PanelStatus status;
    status.state = panelStateOf(now);
    status.loading = !m_pending.empty() && !m_loadingDelay.isActive();
    status.asksNothing = m_hasAsked && m_question.wantsData && m_question.queries.isEmpty()
        && m_question.expressions.expressions.isEmpty();
    status.hasPicture = m_hasAnswer && !m_data.frames.empty();
    status.error = m_error ? m_error : m_partError ? m_partError : m_question.foreign;
    status.lastSuccessMs = m_lastSuccessWallMs;
    status.ageMs = m_hasAnswer ? now.nowMs - m_lastSuccessMs : 0;
    status.newestSampleMs = m_newestSampleMs;
    status.nextTryMs = m_nextTryMs;
    status.notices = m_data.notices;
    if (!m_showsHistograms && holdsHistograms(m_data.frames))
        status.notices.append(
            {Notice::Severity::Info, tr("The answer holds native histograms, which only heatmaps show.")});
    const bool news = !looksTheSame(status, std::exchange(m_status, status));
    if (news)
        emit statusChanged();
}

} // namespace Promontory
