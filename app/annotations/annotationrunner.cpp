#include "app/annotations/annotationrunner.h"

#include <QtConcurrent>

#include <algorithm>
#include <queue>
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

} // namespace

AnnotationRunner::AnnotationRunner(QueryRunner &runner, QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_pool(pool)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &AnnotationRunner::tellBurst);
}

AnnotationRunner::~AnnotationRunner()
{
    withdraw();
}

bool AnnotationRunner::setAnnotations(const QList<AnnotationQuery> &annotations)
{
    if (annotations == m_annotations)
        return false; // an edit of something else
    keepChoices(annotations);
    m_annotations = annotations;
    std::vector<Job> old = std::exchange(m_jobs, {});
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
        job.query = annotation;
        job.isShown = m_chosen.value(annotation.name, annotation.enabled);
        m_jobs.push_back(std::move(job));
    }
    for (Job &gone : old)
        forget(gone);
    const bool mustAsk = selectAsked();
    tellMarks();
    emit statesChanged();
    return mustAsk;
}

bool AnnotationRunner::setShown(const QString &name, bool isShown)
{
    m_chosen.insert(name, isShown);
    for (Job &job : m_jobs) {
        if (job.query.name == name)
            job.isShown = isShown;
    }
    const bool mustAsk = selectAsked();
    tellMarks();
    emit statesChanged();
    tellIfSettled();
    return mustAsk;
}

/// What a person switched holds until the document says something else about it.
void AnnotationRunner::keepChoices(const QList<AnnotationQuery> &next)
{
    QHash<QString, bool> kept;
    for (const AnnotationQuery &annotation : next) {
        const auto chosen = m_chosen.constFind(annotation.name);
        if (chosen == m_chosen.cend())
            continue;
        const bool isAsBefore = std::any_of(m_annotations.cbegin(), m_annotations.cend(), [&](const auto &before) {
            return before.name == annotation.name && before.enabled == annotation.enabled;
        });
        if (isAsBefore)
            kept.insert(annotation.name, *chosen);
    }
    m_chosen = kept;
}

/// The first ones that are shown; what the others asked is forgotten. True if one of the first was not asked yet.
bool AnnotationRunner::selectAsked()
{
    bool mustAsk = false;
    qsizetype count = 0;
    for (Job &job : m_jobs) {
        job.isAsked = job.isShown && ++count <= MostAnnotations;
        mustAsk = mustAsk || (job.isAsked && job.run == 0);
        if (!job.isAsked) {
            forget(job);
            job.error.reset();
        }
    }
    return mustAsk;
}

void AnnotationRunner::ask(const QuestionContext &context, int widthPx, qint64 maxAgeMs)
{
    for (Job &job : m_jobs) {
        if (job.isAsked)
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
        m_merged.clear();
    }
    if (!isSame || hadError)
        tellSoon(!isSame);
    tellIfSettled();
}

/// All charts draw anew for other marks: once for all answers that came together.
void AnnotationRunner::tellSoon(bool hasNewMarks)
{
    m_hasNewMarks = m_hasNewMarks || hasNewMarks;
    if (!m_soon.isActive())
        m_soon.start();
}

void AnnotationRunner::tellBurst()
{
    if (m_hasNewMarks)
        tellMarks();
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
    return m_soon.isActive()
        || std::any_of(m_jobs.cbegin(), m_jobs.cend(), [](const Job &job) { return job.ticket > 0 || job.isReading; });
}

void AnnotationRunner::tellIfSettled()
{
    if (!isBusy())
        emit settled();
}

void AnnotationRunner::tellMarks()
{
    m_hasNewMarks = false;
    m_merged.clear();
    emit marksChanged();
}

QList<AnnotationState> AnnotationRunner::states() const
{
    QList<AnnotationState> states;
    for (const Job &job : m_jobs) {
        const qsizetype count = job.marks ? qsizetype(job.marks->size()) : 0;
        states.append({job.query.name, job.query.color, !job.query.hidden, job.isShown, job.isAsked, count, job.leftOut,
                       job.error});
    }
    return states;
}

TimeMarks AnnotationRunner::marksFor(const PanelId &panel) const
{
    QByteArray which;
    for (const Job &job : m_jobs) {
        const bool isIn = job.isAsked && job.marks && (!job.query.filter || job.query.filter->accepts(panel));
        which.append(isIn ? '1' : '0');
    }
    if (const auto known = m_merged.constFind(which); known != m_merged.cend())
        return *known;
    return *m_merged.insert(which, mergedMarks(which));
}

/// Each annotation's marks are in order: the newest of all are taken off their ends, and the rest is never touched.
TimeMarks AnnotationRunner::mergedMarks(const QByteArray &which) const
{
    std::priority_queue<std::pair<qint64, std::size_t>> newest; // of each annotation, and which one it is
    std::vector<std::size_t> left(m_jobs.size());
    const auto offer = [&](std::size_t index) {
        if (left[index] > 0)
            newest.emplace((*m_jobs[index].marks)[left[index] - 1].timeMs, index);
    };
    for (std::size_t i = 0; i < m_jobs.size(); ++i) {
        left[i] = which.at(qsizetype(i)) == '1' ? m_jobs[i].marks->size() : 0;
        offer(i);
    }
    std::vector<TimeMark> all;
    while (!newest.empty() && all.size() < MostMarks) {
        const std::size_t index = newest.top().second;
        newest.pop();
        all.push_back((*m_jobs[index].marks)[--left[index]]);
        offer(index);
    }
    std::reverse(all.begin(), all.end());
    return std::make_shared<const std::vector<TimeMark>>(std::move(all));
}

} // namespace Promontory
