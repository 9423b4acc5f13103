#include "datasources/transform/transform.h"

#include "datasources/transform/framematcher.h"
#include "datasources/transform/transformtable.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

constexpr qsizetype LongestId = 60;

// Where the frames that a filter leaves out stay: the transformed ones take the place of the first.
struct Selection
{
    Frames chosen;
    Frames others;
    std::size_t place = 0;
};

Selection selected(const Frames &frames, const Json &filter)
{
    Selection selection;
    if (!filter.isObject() || filter[u"id"].toString().isEmpty()) {
        selection.chosen = frames;
        return selection;
    }
    const FrameMatcher matcher = makeFrameMatcher(filter[u"id"].toString(), filter[u"options"]);
    for (std::size_t index = 0; index < frames.size(); ++index) {
        const bool isChosen = matcher(*frames[index], index);
        if (isChosen && selection.chosen.empty())
            selection.place = selection.others.size();
        (isChosen ? selection.chosen : selection.others).push_back(frames[index]);
    }
    return selection;
}

Frames joined(Selection selection, const Frames &transformed)
{
    Frames frames = std::move(selection.others);
    const auto place = frames.begin() + static_cast<Frames::difference_type>(selection.place);
    frames.insert(place, transformed.begin(), transformed.end());
    return frames;
}

constexpr std::array<QStringView, 10> Joining{
    u"append", u"concatenate", u"histogram",    u"joinByField",    u"joinByLabels",
    u"merge",  u"reduce",      u"seriesToRows", u"calculateField", u"ensureColumns"};
constexpr std::array<QStringView, 3> JoiningByField{u"calculateField", u"ensureColumns",
                                                    u"seriesToColumns"};

// One frame of several belongs to no query any more: "merge-A-B", as filters of later steps know
// it.
QString joinedRefId(QStringView id, const Frames &frames)
{
    constexpr qsizetype LongestRefId = 200;
    QStringList refIds;
    for (const FramePtr &frame : frames) {
        if (!refIds.contains(frame->refId))
            refIds.append(frame->refId);
    }
    if (refIds.size() < 2)
        return refIds.value(0);
    const bool joins =
        std::find(JoiningByField.begin(), JoiningByField.end(), id) != JoiningByField.end();
    const QString first = joins ? u"joinByField"_s : id.toString();
    return QString(first + u'-' + refIds.join(u'-')).left(LongestRefId);
}

Frames withRefId(const Frames &result, QStringView id, const Frames &before)
{
    const bool joins =
        id == u"seriesToColumns" || std::find(Joining.begin(), Joining.end(), id) != Joining.end();
    if (!joins || result.size() != 1 || before.size() < 2)
        return result;
    auto renamed = std::make_shared<Frame>(*result.front());
    renamed->refId = joinedRefId(id, before);
    return {std::move(renamed)};
}

Result<Frames> applied(const Frames &frames, const TransformSpec &spec,
                       const TransformContext &context)
{
    const TransformFunction function = findTransform(spec.id);
    if (!function) {
        const QString refusal = transformSupport(spec.id).refusal;
        return failure(ErrorKind::Unsupported,
                       refusal.isEmpty() ? Text::tr("This program does not know it.") : refusal);
    }
    Selection selection = selected(frames, spec.filter);
    if (selection.chosen.empty())
        return frames;
    auto result = function(selection.chosen, spec.options, context);
    if (!result)
        return result;
    if (cellCount(*result) > std::max(context.mostCells, cellCount(selection.chosen)))
        return failure(tooManyCells(context));
    const Frames named = withRefId(*result, spec.id, selection.chosen);
    return joined(std::move(selection), named);
}

Notice noticeFor(qsizetype index, const QString &id, const Error &error)
{
    return {Notice::Severity::Warning,
            Text::tr("Transformation %1 (%2) was not applied. %3")
                .arg(QString::number(index + 1), id.left(LongestId), error.message)};
}

bool concernsData(const TransformSpec &spec)
{
    return !spec.disabled && (spec.topic.isEmpty() || spec.topic == "series"_L1);
}

} // namespace

Error tooManyCells(const TransformContext &context)
{
    return {ErrorKind::TooLarge,
            Text::tr("Its result would have more than %L1 cells.").arg(context.mostCells),
            {}};
}

std::size_t cellCount(const Frames &frames)
{
    std::size_t cells = 0;
    for (const FramePtr &frame : frames) {
        for (const Field &field : frame->fields)
            cells += field.size();
    }
    return cells;
}

Noted<Frames> applyTransforms(const Frames &frames, const QList<TransformSpec> &specs,
                              const TransformContext &context)
{
    Noted<Frames> result{frames, {}};
    for (qsizetype index = 0; index < specs.size() && !context.stops(); ++index) {
        const TransformSpec &spec = specs.at(index);
        if (!concernsData(spec))
            continue;
        auto next = applied(result.value, spec, context);
        if (next)
            result.value = *std::move(next);
        else
            result.notices.append(noticeFor(index, spec.id, next.error()));
    }
    return result;
}

} // namespace Promontory
