/// app/annotations asks for what happened: the annotations of a dashboard, and what their queries find.
#pragma once

#include "app/dashboard/dashboard.h"
#include "datasources/frame/frame.h"
#include "datasources/frame/timemark.h"

namespace Promontory {

/// What one annotation found, oldest first.
struct AnnotationMarks
{
    std::vector<TimeMark> marks;
    qsizetype leftOut = 0; ///< older ones beyond the most that are kept
};

/// No annotation keeps more.
inline constexpr std::size_t MostMarks = 10'000;

/// The series of a range query as marks (grafana-dashboard 15.2): a sample above zero is something that happens, and
/// samples at most a step apart are one while that goes on. With valueIsTime each distinct value is a moment.
AnnotationMarks marksOf(const Frames &series, const AnnotationQuery &annotation, qint64 stepMs);

/// {{label}} by its value; a label that is missing leaves its name.
QString markText(const QString &form, const Labels &labels);

} // namespace Promontory
