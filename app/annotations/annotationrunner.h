#pragma once

#include "app/annotations/annotationmarks.h"
#include "app/query/panelquestion.h"
#include "app/query/queryrunner.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace Promontory {

/// So many annotations are asked at once: the first ones that are shown. A file may name a thousand.
inline constexpr qsizetype MostAnnotations = 60;

/// One annotation as its switch above the dashboard and the messages tell of it.
struct AnnotationState
{
    QString name;
    QString color;
    bool hasSwitch = false;
    bool isShown = true;
    bool isAsked = false;        ///< not if too many others before it are shown
    qsizetype count = 0;         ///< marks that were found
    qsizetype leftOut = 0;
    std::optional<Error> error;  ///< why there are none, or only those of an earlier answer

    bool operator==(const AnnotationState &) const = default;
};

/// Asks for the annotations of one dashboard, each once for all panels, and keeps what they found: through the
/// runner, so that equal questions run once. An annotation that fails keeps its marks and stops none of the others.
class AnnotationRunner : public QObject
{
    Q_OBJECT

public:
    AnnotationRunner(QueryRunner &runner, QThreadPool &pool, QObject *parent = nullptr);
    ~AnnotationRunner() override;

    /// Takes the document's annotations; those that ask as before keep what they found. True if some have to be asked.
    bool setAnnotations(const QList<AnnotationQuery> &annotations);
    /// Shown or not until told otherwise; the document says it at first and when it changes its mind. True if some
    /// have to be asked.
    bool setShown(const QString &name, bool isShown);
    /// Asks for the first that are shown. widthPx is the width of the dashboard.
    void ask(const QuestionContext &context, int widthPx, qint64 maxAgeMs);
    void withdraw();
    bool isBusy() const;

    /// Those that can be asked here, in the order of the document.
    QList<AnnotationState> states() const;
    /// What a panel shows, oldest first; never null, and never more than MostMarks.
    TimeMarks marksFor(const PanelId &panel) const;

signals:
    /// Some panel shows other marks than before.
    void marksChanged();
    void statesChanged();
    /// Nothing is under way any more.
    void settled();

private:
    struct Job
    {
        AnnotationQuery query;
        bool isShown = true;
        bool isAsked = false;    ///< shown, and none too many
        quint64 ticket = 0;      ///< asked of the runner; 0: not
        quint64 run = 0;         ///< tells a late answer of a former question
        bool isReading = false;  ///< the answer is made into marks
        TimeMarks marks;
        qsizetype leftOut = 0;
        std::optional<Error> error;
    };

    void askJob(Job &job, const QuestionContext &context, int widthPx, qint64 maxAgeMs);
    void receive(quint64 run, qint64 stepMs, const Result<AnswerPtr> &answer);
    void take(quint64 run, const AnnotationMarks &found);
    void fail(Job &job, const Error &error);
    void forget(Job &job);
    Job *jobOf(quint64 run);
    void tellIfSettled();
    void tellMarks();
    void tellSoon(bool hasNewMarks);
    void tellBurst();
    void keepChoices(const QList<AnnotationQuery> &next);
    bool selectAsked();
    TimeMarks mergedMarks(const QByteArray &which) const;

    QueryRunner &m_runner;
    QThreadPool &m_pool;
    QList<AnnotationQuery> m_annotations; ///< the document's
    std::vector<Job> m_jobs;               ///< of those that can be asked
    QHash<QString, bool> m_chosen; ///< by name: what a person switched
    quint64 m_lastRun = 0;
    QTimer m_soon;                                 ///< one word for a burst of answers
    bool m_hasNewMarks = false;
    mutable QHash<QByteArray, TimeMarks> m_merged; ///< by which jobs are in it
};

} // namespace Promontory
