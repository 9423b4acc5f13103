#include "widgets/panels/xychart/xymapping.h"

#include "datasources/transform/fieldmatcher.h"
#include "widgets/common/values/oneline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr std::size_t MostMapped = 500;

QString nameOf(const Field &field)
{
    return field.displayName.isEmpty() ? field.name : field.displayName;
}

bool isMeant(const FieldMatcher &matcher, const Frame &frame, const Field &field)
{
    const QString name = nameOf(field);
    return matcher({frame, field, name});
}

/// Frames go by their place, or by the query they came from.
bool isMeant(const FieldPick &pick, const Frame &frame, std::size_t index)
{
    if (pick.isEmpty())
        return true;
    if (pick.id == "byIndex"_L1)
        return pick.options.numberLike() == static_cast<double>(index);
    return pick.options.toString() == (pick.id == "byName"_L1 ? frame.name : frame.refId);
}

bool canBeShown(const Field &field, const Frame &frame)
{
    return (field.isNumber() || field.isTime()) && field.size() == frame.rows();
}

/// The field a pick names; without one the first numbers, or nothing where numbers are not a must.
const Field *picked(const Frame &frame, const FieldPick &pick, bool mustBe,
                    std::initializer_list<const Field *> taken)
{
    const FieldMatcher matcher =
        pick.isEmpty() ? FieldMatcher() : makeFieldMatcher(pick.id, pick.options);
    if (!matcher && !mustBe)
        return nullptr;
    for (const Field &field : frame.fields) {
        const bool isFree = std::find(taken.begin(), taken.end(), &field) == taken.end();
        const bool isAsked = matcher ? isMeant(matcher, frame, field) : field.isNumber();
        if (isFree && isAsked && canBeShown(field, frame))
            return &field;
    }
    return nullptr;
}

void addSeries(std::vector<XyMapped> &mapped, const FramePtr &frame, const XySeriesChoice &choice,
               const XyChartOptions &options)
{
    XyMapped series;
    series.frame = frame;
    series.x = picked(*frame, choice.x, true, {});
    if (!series.x)
        return;
    series.color = picked(*frame, choice.color, false, {series.x});
    series.size = picked(*frame, choice.size, false, {series.x, series.color});
    series.fixedColor = choice.fixedColor;
    series.fixedSize = choice.fixedSize;
    const FieldMatcher isY =
        choice.y.isEmpty() ? FieldMatcher() : makeFieldMatcher(choice.y.id, choice.y.options);
    for (const Field &field : frame->fields) {
        const bool isTaken =
            &field == series.x ||
            (!options.isManual && (&field == series.color || &field == series.size));
        const bool isAsked =
            isY ? isMeant(isY, *frame, field) : !options.excluded.contains(nameOf(field));
        if (isTaken || !isAsked || !field.isNumber() || !canBeShown(field, *frame) ||
            mapped.size() >= MostMapped)
            continue;
        series.y = &field;
        series.name = choice.name.isEmpty() ? oneLine(nameOf(field)) : choice.name;
        mapped.push_back(series);
        if (options.isManual)
            return; // one for each entry and frame
    }
}

} // namespace

std::vector<XyMapped> mapSeries(const Frames &frames, const XyChartOptions &options)
{
    QList<XySeriesChoice> choices = options.series;
    if (!options.isManual)
        choices = {choices.value(0)};
    std::vector<XyMapped> mapped;
    for (const XySeriesChoice &choice : choices) {
        if (options.isManual && (choice.x.isEmpty() || choice.y.isEmpty()))
            continue;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            if (frames[i] && isMeant(choice.frame, *frames[i], i))
                addSeries(mapped, frames[i], choice, options);
        }
    }
    return mapped;
}

} // namespace Promontory
