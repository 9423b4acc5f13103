#include "app/annotations/annotationmarks.h"

#include "datasources/transform/seriesname.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr qsizetype LongestText = 8 * 1024;
constexpr double LatestMs = 8.64e15; ///< what a time can be at all

/// The words that all marks of one series share.
TimeMark blankMark(const AnnotationQuery &annotation, const Labels &labels)
{
    TimeMark mark;
    mark.name = annotation.name;
    mark.color = annotation.color;
    mark.title = markText(annotation.titleForm, labels);
    mark.text = markText(annotation.textForm, labels);
    if (annotation.titleForm.isEmpty() && annotation.textForm.isEmpty())
        mark.text = verboseName(labels);
    for (const QString &label : annotation.tagLabels) {
        if (const QString tag = labels.value(label.trimmed()); !tag.isEmpty() && !mark.tags.contains(tag))
            mark.tags.append(tag);
    }
    return mark;
}

void addMoments(std::vector<TimeMark> &marks, const TimeMark &blank, std::span<const double> values)
{
    QSet<qint64> known;
    for (const double value : values) {
        if (!(value > 0 && value < LatestMs))
            continue;
        const auto timeMs = static_cast<qint64>(value);
        if (known.contains(timeMs))
            continue;
        known.insert(timeMs);
        marks.push_back(blank);
        marks.back().timeMs = marks.back().endMs = timeMs;
    }
}

void addSpans(std::vector<TimeMark> &marks, const TimeMark &blank, std::span<const qint64> times,
              std::span<const double> values, qint64 stepMs)
{
    bool goesOn = false;
    for (std::size_t i = 0; i < std::min(times.size(), values.size()); ++i) {
        if (!(values[i] > 0)) { // missing samples, too
            goesOn = false;
            continue;
        }
        if (goesOn && times[i] - marks.back().endMs <= stepMs) {
            marks.back().endMs = times[i];
            continue;
        }
        goesOn = true;
        marks.push_back(blank);
        marks.back().timeMs = marks.back().endMs = times[i];
    }
}

} // namespace

QString markText(const QString &form, const Labels &labels)
{
    QString text;
    qsizetype at = 0;
    while (at < form.size() && text.size() < LongestText) {
        const qsizetype begin = form.indexOf(QStringLiteral("{{"), at);
        const qsizetype end = begin < 0 ? -1 : form.indexOf(QStringLiteral("}}"), begin + 2);
        if (end < 0)
            break;
        const QString name = form.mid(begin + 2, end - begin - 2).trimmed();
        text.append(QStringView(form).mid(at, begin - at));
        text.append(labels.contains(name) ? labels.value(name) : name);
        at = end + 2;
    }
    text.append(QStringView(form).mid(at));
    return text.left(LongestText);
}

AnnotationMarks marksOf(const Frames &series, const AnnotationQuery &annotation, qint64 stepMs)
{
    AnnotationMarks found;
    for (const FramePtr &frame : series) {
        const Field *time = frame ? frame->timeField() : nullptr;
        const Field *number = frame ? frame->numberField() : nullptr;
        const TimeColumn *times = time ? time->times() : nullptr;
        const NumberColumn *values = number ? number->numbers() : nullptr;
        if (!times || !values)
            continue;
        const TimeMark blank = blankMark(annotation, number->labels);
        if (annotation.valueIsTime)
            addMoments(found.marks, blank, values->span());
        else
            addSpans(found.marks, blank, times->span(), values->span(), stepMs);
    }
    std::stable_sort(found.marks.begin(), found.marks.end(),
                     [](const TimeMark &a, const TimeMark &b) { return a.timeMs < b.timeMs; });
    if (found.marks.size() > MostMarks) {
        found.leftOut = static_cast<qsizetype>(found.marks.size() - MostMarks);
        found.marks.erase(found.marks.begin(), found.marks.end() - qsizetype(MostMarks));
    }
    return found;
}

} // namespace Promontory
