#include "datasources/transform/steps/organize.h"

#include "datasources/transform/fieldnames.h"

#include <QCollator>

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

bool isFlagged(const Json &flags, const QString &name)
{
    return flags[name].toBool();
}

bool flagsAny(const Json &flags)
{
    return std::any_of(flags.members().begin(), flags.members().end(),
                       [](const JsonMember &member) { return member.value.toBool(); });
}

// A field to be drawn from its frame, with what it is sorted by.
struct Placed
{
    const Field *field = nullptr;
    double place = 0;
    QStringList texts; // of the automatic order
};

double placeOf(const Json &indexes, const QString &name)
{
    return indexes[name].numberLike().value_or(std::numeric_limits<double>::max());
}

// "orderBy": [{ "type": "name" | "label", "labelName", "desc" }]
QStringList orderTexts(const Json &orderBy, const Field &field)
{
    QStringList texts;
    for (const Json &entry : orderBy.items())
        texts.append(entry[u"type"].toString() == "label"_L1
                         ? field.labels.value(entry[u"labelName"].toString())
                         : field.displayName);
    return texts;
}

QCollator peopleOrder()
{
    QCollator collator{QLocale(QLocale::English)};
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

bool textsPrecede(const QStringList &left, const QStringList &right, const Json &orderBy,
                  const QCollator &collator)
{
    for (qsizetype i = 0; i < std::min(left.size(), right.size()); ++i) {
        const int order = collator.compare(left.at(i), right.at(i));
        if (order != 0)
            return orderBy.at(i)[u"desc"].toBool() ? order > 0 : order < 0;
    }
    return false;
}

void orderPlaced(std::vector<Placed> &fields, const Json &options)
{
    const Json &orderBy = options[u"orderBy"];
    if (options[u"orderByMode"].toString() == "auto"_L1 && orderBy.size() > 0) {
        for (Placed &placed : fields)
            placed.texts = orderTexts(orderBy, *placed.field);
        std::stable_sort(fields.begin(), fields.end(),
                         [&orderBy, collator = peopleOrder()](const Placed &a, const Placed &b) {
                             return textsPrecede(a.texts, b.texts, orderBy, collator);
                         });
        return;
    }
    std::stable_sort(fields.begin(), fields.end(),
                     [](const Placed &a, const Placed &b) { return a.place < b.place; });
}

enum Part { Drop = 1, Order = 2, Rename = 4 };

FramePtr organized(const FramePtr &frame, const Json &options, int parts)
{
    const Json &excluded = options[u"excludeByName"];
    const Json &included = options[u"includeByName"];
    const bool isSelective = flagsAny(included);
    std::vector<Placed> fields;
    for (const Field &field : frame->fields) {
        const QString &name = field.displayName;
        const bool goes = isFlagged(excluded, name) || (isSelective && !isFlagged(included, name));
        if (!(parts & Drop) || !goes)
            fields.push_back({&field, placeOf(options[u"indexByName"], name), {}});
    }
    if (fields.empty())
        return {};
    if (parts & Order)
        orderPlaced(fields, options);
    auto result = emptyCopy(*frame, frame->meta.kind);
    result->meta.histograms = frame->meta.histograms;
    for (const Placed &placed : fields) {
        Field field = *placed.field;
        const QString name = options[u"renameByName"][field.displayName].toString();
        if ((parts & Rename) && !name.isEmpty())
            renameField(field, name);
        result->fields.push_back(std::move(field));
    }
    return result;
}

Result<Frames> organizedFrames(const Frames &frames, const Json &options, int parts)
{
    Frames result;
    for (const FramePtr &frame : frames) {
        if (FramePtr next = organized(frame, options, parts))
            result.push_back(std::move(next));
    }
    return result;
}

} // namespace

Result<Frames> organizeFields(const Frames &frames, const Json &options, const TransformContext &)
{
    return organizedFrames(frames, options, Drop | Order | Rename);
}

Result<Frames> orderFields(const Frames &frames, const Json &options, const TransformContext &)
{
    return organizedFrames(frames, options, Order);
}

Result<Frames> renameFields(const Frames &frames, const Json &options, const TransformContext &)
{
    return organizedFrames(frames, options, Rename);
}

} // namespace Promontory
