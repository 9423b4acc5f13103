#include "app/annotations/annotationrunner.h"

#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr auto LeastStep = "60s"_L1; // where the annotation names none

/// What is asked here at all: those that were made in Grafana itself have no expression.
bool canBeAsked(const AnnotationQuery &annotation)
{
    return !annotation.expression.trimmed().isEmpty();
}

bool asksTheSame(const AnnotationQuery &a, const AnnotationQuery &b)
{
    return a.sourceId == b.sourceId && a.expression == b.expression && a.step == b.step && a.valueIsTime == b.valueIsTime;
}

bool readsTheSame(const AnnotationQuery &a, const AnnotationQuery &b)
{
    return a.name == b.name && a.color == b.color && a.titleForm == b.titleForm && a.textForm == b.textForm
        && a.tagLabels == b.tagLabels;
}

/// The annotation as a panel would ask it: the same rules for steps, variables and filters.
PanelQuestion annotationQuestion(const AnnotationQuery &annotation, int widthPx, const QuestionContext &context)
{
    Query query;
    query.refId = u"Anno"_s;
    query.sourceId = annotation.sourceId;
    query.expression = annotation.expression;
    query.minInterval = annotation.step.trimmed().isEmpty() ? QString(LeastStep) : annotation.step;
    PanelSpec panel;
    panel.queries.append(query);
    return questionOf(panel, true, widthPx, context);
}

bool isEarlier(const TimeMark &a, const TimeMark &b)
{
    return a.timeMs < b.timeMs;
}

} // namespace

AnnotationRunner::AnnotationRunner(QueryRunner &runner, QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_pool(pool)
{
}

AnnotationRunner::~AnnotationRunner()
{
    withdraw();
}

bool AnnotationRunner::setAnnotations(const QList<AnnotationQuery> &annotations)
{
    if (annotations == m_annotations)
        return false; // an edit of something else
    m_annotations = annotations;
    std::vector<Job> old = std::exchange(m_jobs, {});
    bool mustAsk = false;
    for (const AnnotationQuery &annotation : annotations) {
        if (!canBeAsked(annotation))
            continue;
        const auto known = std::find_if(old.begin(), old.end(), [&annotation](const Job &job) {
            return asksTheSame(job.query, annotation) && readsTheSame(job.query, annotation);
        });
        Job job;
        if (known != old.end()) {
            job = std::move(*known);
            old.erase(known);
        }
        const bool wasAsked = job.run > 0;
        job.query = annotation;
        job.isShown = m_chosen.value(annotation.name, annotation.enabled);
        mustAsk = mustAsk || (job.isShown && !wasAsked);
        m_jobs.push_back(std::move(job));
    }
    for (Job &gone : old)
        forget(gone);
    tellMarks();
    emit statesChanged();
    return mustAsk;
}

bool AnnotationRunner::setShown(const QString &name, bool isShown)
{
    m_chosen.insert(name, isShown);
    for (Job &job : m_jobs) {
        if (job.query.name != name || job.isShown == isShown)
            continue;
        job.isShown = isShown;
        if (!isShown) {
            forget(job);
            job.error.reset();
        }
    }
    tellMarks();
    emit statesChanged();
    tellIfSettled();
    return isShown;
}

void AnnotationRunner::ask(const QuestionContext &context, int widthPx, qint64 maxAgeMs)
{
    for (Job &job : m_jobs) {
        if (job.isShown)
            askJob(job, context, widthPx, maxAgeMs);
    }
    tellIfSettled();
}

void AnnotationRunner::askJob(Job &job, const QuestionContext &context, int widthPx, qint64 maxAgeMs)
{
    const PanelQuestion question = annotationQuestion(job.query, widthPx, context);
    const quint64 earlier = job.ticket; // let go of last, so that a request that is still wanted goes on
    job.run = ++m_lastRun;
    job.ticket = 0;
    job.isReading = false;
    if (question.queries.isEmpty()) {
        const bool failed = !question.failures.isEmpty();
        fail(job, failed ? question.failures.constFirst().error
                         : question.error.value_or(Error{ErrorKind::BadQuery, tr("There is nothing to ask."), {}}));
    } else {
        const qint64 stepMs = question.stepMs;
        job.ticket = m_runner.ask(question.queries.constFirst(), QueryPriority::Visible, maxAgeMs,
                                  [this, run = job.run, stepMs](const Result<AnswerPtr> &answer) {
                                      receive(run, stepMs, answer);
                                  });
    }
    if (earlier > 0)
        m_runner.withdraw(earlier);
}

AnnotationRunner::Job *AnnotationRunner::jobOf(quint64 run)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [run](const Job &job) { return job.run == run; });
    return found == m_jobs.end() ? nullptr : &*found;
}

void AnnotationRunner::receive(quint64 run, qint64 stepMs, const Result<AnswerPtr> &answer)
{
    Job *job = jobOf(run);
    if (!job)
        return;
    job->ticket = 0;
    if (!answer) {
        fail(*job, answer.error());
        return tellIfSettled();
    }
    job->isReading = true;
    QtConcurrent::run(&m_pool, [frames = (*answer)->frames, query = job->query, stepMs] {
        return marksOf(frames, query, stepMs);
    }).then(this, [this, run](const AnnotationMarks &found) { take(run, found); });
}

void AnnotationRunner::take(quint64 run, const AnnotationMarks &found)
{
    Job *job = jobOf(run);
    if (!job || !job->isReading)
        return;
    job->isReading = false;
    const bool hadError = std::exchange(job->error, std::nullopt).has_value();
    const bool isSame = job->marks && *job->marks == found.marks && job->leftOut == found.leftOut;
    if (!isSame) {
        job->marks = std::make_shared<const std::vector<TimeMark>>(found.marks);
        job->leftOut = found.leftOut;
        tellMarks();
    }
    if (!isSame || hadError)
        emit statesChanged();
    tellIfSettled();
}

void AnnotationRunner::fail(Job &job, const Error &error)
{
    if (std::exchange(job.error, error) != error)
        emit statesChanged();
}

/// What is under way comes to nothing.
void AnnotationRunner::forget(Job &job)
{
    job.run = 0;
    job.isReading = false;
    if (const quint64 ticket = std::exchange(job.ticket, 0))
        m_runner.withdraw(ticket);
}

void AnnotationRunner::withdraw()
{
    for (Job &job : m_jobs)
        forget(job);
}

bool AnnotationRunner::isBusy() const
{
    return std::any_of(m_jobs.cbegin(), m_jobs.cend(), [](const Job &job) { return job.ticket > 0 || job.isReading; });
}

void AnnotationRunner::tellIfSettled()
{
    if (!isBusy())
        emit settled();
}

void AnnotationRunner::tellMarks()
{
    m_merged.clear();
    emit marksChanged();
}

QList<AnnotationState> AnnotationRunner::states() const
{
    QList<AnnotationState> states;
    for (const Job &job : m_jobs) {
        const qsizetype count = job.marks ? qsizetype(job.marks->size()) : 0;
        states.append({job.query.name, job.query.color, !job.query.hidden, job.isShown, count, job.leftOut, job.error});
    }
    return states;
}

TimeMarks AnnotationRunner::marksFor(const PanelId &panel) const
{
    QByteArray which;
    for (const Job &job : m_jobs) {
        const bool isIn = job.isShown && job.marks && (!job.query.filter || job.query.filter->accepts(panel));
        which.append(isIn ? '1' : '0');
    }
    if (const auto known = m_merged.constFind(which); known != m_merged.cend())
        return *known;
    std::vector<TimeMark> all;
    for (qsizetype i = 0; i < which.size(); ++i) {
        if (which.at(i) == '0')
            continue;
        const std::vector<TimeMark> &more = *m_jobs[std::size_t(i)].marks;
        const auto middle = qsizetype(all.size());
        all.insert(all.end(), more.begin(), more.end());
        std::inplace_merge(all.begin(), all.begin() + middle, all.end(), &isEarlier);
    }
    return *m_merged.insert(which, std::make_shared<const std::vector<TimeMark>>(std::move(all)));
}

} // namespace Promontory
