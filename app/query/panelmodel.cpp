#include "app/query/panelmodel.h"

#include "app/query/shapedata.h"

#include <QtConcurrent>

#include <utility>

namespace Promontory {

namespace {

constexpr int LoadingDelayMs = 400;

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
    connect(&m_shaping, &QFutureWatcherBase::finished, this, &PanelModel::publish);
}

PanelModel::~PanelModel()
{
    withdraw();
}

void PanelModel::ask(const PanelQuestion &question, QueryPriority priority, qint64 maxAgeMs)
{
    withdraw();
    m_question = question;
    const quint64 generation = ++m_generation;
    m_answers.assign(std::size_t(question.queries.size()), std::nullopt);
    if (question.error) {
        fail(*question.error);
        return;
    }
    if (question.queries.isEmpty()) {
        collect();
        return;
    }
    m_loadingDelay.start();
    for (qsizetype index = 0; index < question.queries.size(); ++index)
        askQuery(index, priority, maxAgeMs, generation);
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

void PanelModel::withdraw()
{
    for (const Pending &pending : std::exchange(m_pending, {}))
        m_runner.withdraw(pending.ticket);
    m_loadingDelay.stop();
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
    Frames frames;
    QList<Notice> notices = m_question.notices;
    m_traces.clear();
    for (qsizetype index = 0; index < m_question.queries.size(); ++index) {
        const Result<AnswerPtr> &answer = *m_answers[std::size_t(index)];
        if (!answer) {
            fail(answer.error());
            return;
        }
        m_traces.append((*answer)->trace);
        notices.append((*answer)->notices);
        appendWithRefId(frames, (*answer)->frames, m_question.queries.at(index).request.refId);
    }
    m_answers.clear();
    m_error.reset();
    m_lastSuccessMs = m_clock.monotonicMs();
    m_lastSuccessWallMs = m_clock.wallMs();
    shape(std::move(frames), std::move(notices));
}

void PanelModel::shape(Frames frames, QList<Notice> notices)
{
    m_shownQuestion = m_question;
    m_shaping.setFuture(QtConcurrent::run(
        &m_pool, [frames = std::move(frames), notices = std::move(notices), shaping = m_question.shaping,
                  range = m_question.range, stepMs = m_question.stepMs, generation = m_generation] {
            return shapeData(frames, notices, shaping, range, stepMs, generation);
        }));
}

void PanelModel::publish()
{
    if (m_shaping.isCanceled() || m_shaping.future().resultCount() == 0)
        return;
    const PanelData data = m_shaping.result();
    if (data.generation != m_generation)
        return; // a newer question is on its way
    m_data = data;
    m_hasAnswer = true;
    m_newestSampleMs = newestSampleOf(m_data.frames);
    updateStatus();
    emit dataChanged();
    emit settled();
}

// By value: the error may lie in one of the answers that are cleared here.
void PanelModel::fail(Error error)
{
    withdraw();
    m_answers.clear();
    m_error = std::move(error);
    updateStatus();
    emit settled();
}

void PanelModel::setUnsupported(bool unsupported)
{
    m_unsupported = unsupported;
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
    facts.unsupported = m_unsupported;
    facts.hasAnswer = m_hasAnswer;
    facts.hasSeries = !m_data.frames.empty() || !m_question.wantsData;
    facts.partial = std::any_of(m_data.notices.cbegin(), m_data.notices.cend(), [](const Notice &n) {
        return n.severity == Notice::Severity::Partial;
    });
    facts.followsNow = m_question.followsNow && m_question.wantsData;
    facts.error = m_error;
    facts.lastSuccessMs = m_lastSuccessMs;
    facts.newestSampleMs = m_newestSampleMs;
    facts.nowMs = m_clock.monotonicMs();
    facts.nowWallMs = m_clock.wallMs();
    facts.refreshMs = m_question.wantsData ? m_refreshMs : 0;
    facts.scrapeIntervalMs = m_question.scrapeIntervalMs;
    return facts;
}

void PanelModel::updateStatus()
{
    const FreshnessFacts now = facts();
    PanelStatus status;
    status.state = panelStateOf(now);
    status.loading = !m_pending.empty() && !m_loadingDelay.isActive();
    status.hasPicture = m_hasAnswer && !m_data.frames.empty();
    status.error = m_error;
    status.lastSuccessMs = m_lastSuccessWallMs;
    status.ageMs = m_hasAnswer ? now.nowMs - m_lastSuccessMs : 0;
    status.newestSampleMs = m_newestSampleMs;
    status.nextTryMs = m_nextTryMs;
    status.notices = m_data.notices;
    m_status = status;
    emit statusChanged();
}

} // namespace Promontory
