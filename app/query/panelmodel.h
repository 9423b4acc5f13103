#pragma once

#include "app/dashboard/dashboard.h"
#include "app/query/freshness.h"
#include "app/query/panelquestion.h"
#include "app/query/queryrunner.h"
#include "widgets/panels/paneldata.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QTimer>

namespace Promontory {

/// One panel's way from question to data: asks the runner, waits for all its queries, shapes the
/// frames on the pool, keeps the last good data, and knows its state at every moment. A query that fails
/// beside good ones leaves a notice, and its last answer stays in the picture while it is fresh.
class PanelModel : public QObject
{
    Q_OBJECT

public:
    PanelModel(QueryRunner &runner, QThreadPool &pool, const Clock &clock, QObject *parent = nullptr);
    ~PanelModel() override;

    /// Asks anew; the answers of an older question are dropped. maxAgeMs: how old a cached answer may be.
    void ask(const PanelQuestion &question, QueryPriority priority, qint64 maxAgeMs);
    /// Stops asking; the picture stays.
    void withdraw();
    /// Stops asking and says why; what is under way is dropped.
    void giveUp(const Error &error);
    /// The type is not drawn here: a state of its own, beside its data.
    void setUnsupported(bool unsupported);
    /// Whether the type draws native histograms; where it does not, the status says what is missing.
    void setShowsHistograms(bool shows);
    void setRefreshMs(qint64 refreshMs);
    void setNextTryMs(qint64 wallMs) { m_nextTryMs = wallMs; }

    /// Recomputes the state from the ages; called once a second by the board.
    void updateStatus();

    bool isBusy() const { return !m_pending.empty() || m_isShaping; }
    bool hasAsked() const { return m_hasAsked; }
    const PanelStatus &status() const { return m_status; }
    const PanelData &data() const { return m_data; }
    const PanelQuestion &question() const { return m_question; }
    /// Of the newest answers, one for each query of the question, empty where it failed; for the inspector.
    const QList<QueryTrace> &traces() const { return m_traces; }

signals:
    void dataChanged();
    void statusChanged();
    /// Every query of the newest question has been answered and shaped, or has failed.
    void settled();

private:
    struct Pending
    {
        quint64 ticket = 0;
        qsizetype index = 0;
    };

    struct LastAnswer
    {
        QueryKey key;
        AnswerPtr answer;
        qint64 receivedMs = 0; // monotonic
    };

    void askAll(QueryPriority priority, qint64 maxAgeMs);
    void drop(const std::vector<Pending> &pending);
    void askQuery(qsizetype index, QueryPriority priority, qint64 maxAgeMs, quint64 generation);
    void receive(qsizetype index, const Result<AnswerPtr> &answer);
    void collect();
    bool sortAnswers(std::vector<LastAnswer> &shown, QList<Notice> &notices);
    const LastAnswer *lastAnswerTo(const QueryKey &key) const;
    void shape(Frames frames, Frames exemplars, QList<Notice> notices);
    void publish(const PanelData &data);
    void stopShaping();
    void shapingEnded();
    void fail(Error error);
    FreshnessFacts facts() const;

    QueryRunner &m_runner;
    QThreadPool &m_pool;
    const Clock &m_clock;
    PanelQuestion m_question;
    std::vector<Pending> m_pending;
    std::vector<std::optional<Result<AnswerPtr>>> m_answers;
    QFutureWatcher<PanelData> m_shaping;
    QTimer m_loadingDelay;
    PanelData m_data;
    PanelStatus m_status;
    QList<QueryTrace> m_traces;
    std::vector<LastAnswer> m_shown;   // what the picture is made of
    std::optional<Error> m_error;
    std::optional<Error> m_partError;  // of a query beside good ones
    quint64 m_generation = 0;
    qint64 m_refreshMs = 0;
    qint64 m_nextTryMs = 0;
    qint64 m_lastSuccessMs = 0;     // monotonic
    qint64 m_lastSuccessWallMs = 0;
    qint64 m_newestSampleMs = 0;
    qint64 m_newestAnswerMs = 0;    // the same, of the answer that is being shaped
    bool m_isShaping = false; // the answers of the newest question
    bool m_hasAsked = false;
    bool m_hasAnswer = false;
    bool m_unsupported = false;
    bool m_showsHistograms = false;
};

} // namespace Promontory
