#include "datasources/transform/steps/extractfields.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/textparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

bool namesPaths(const Json &options)
{
    const Json &paths = options[u"jsonPaths"];
    return options[u"format"].toString() == "json"_L1 &&
           std::any_of(paths.items().begin(), paths.items().end(), [](const Json &entry) {
               return !entry[u"path"].toString().isEmpty();
           });
}

// Files count on these words where a path leads nowhere; columns of numbers just have a gap.
FieldValues withWords(const FieldValues &values, const FieldValues &source)
{
    const TextColumn *texts = std::get_if<TextColumn>(&values);
    std::vector<QString> words;
    words.reserve(texts ? texts->size() : 0);
    for (std::size_t row = 0; texts && row < texts->size(); ++row) {
        const bool isNowhere = (*texts)[row].isNull() && !isMissingAt(source, row);
        words.push_back(isNowhere ? u"Not Found"_s : (*texts)[row]);
    }
    return texts ? TextColumn(std::move(words)) : values;
}

void addOwnFields(Frame &result, const Frame &frame, const Json &options)
{
    const bool replaces = options[u"replace"].toBool();
    for (const Field &field : frame.fields) {
        if (!replaces || (options[u"keepTime"].toBool() && field.isTime()))
            result.fields.push_back(field);
    }
}

Result<FramePtr> extractedFrame(const Frame &frame, const Field &source, const TextSplitter &split,
                                const Json &options, const TransformContext &context)
{
    constexpr std::size_t RowsBetweenLooks = 4'096;
    const TextColumn *texts = source.texts();
    ExtractedColumns extracted;
    for (std::size_t row = 0; texts && row < texts->size(); ++row) {
        if (row % RowsBetweenLooks == 0) {
            if (context.stops())
                break;
            if (!context.allows(source.size(), frame.fields.size() + extracted.count()))
                return failure(tooManyCells(context));
        }
        extracted.beginRow(row);
        if (!(*texts)[row].isNull())
            split((*texts)[row], extracted);
    }
    auto result = emptyCopy(frame, FrameKind::Table);
    addOwnFields(*result, frame, options);
    const bool hasPaths = namesPaths(options);
    for (std::size_t i = 0; i < extracted.count(); ++i) {
        FieldValues values = extracted.take(i, source.size());
        result->fields.push_back(
            plainField(extracted.name(i), hasPaths ? withWords(values, source.values) : values));
    }
    nameFields(*result);
    return FramePtr(std::move(result));
}

} // namespace

Result<Frames> extractFields(const Frames &frames, const Json &options,
                             const TransformContext &context)
{
    const QString name = options[u"source"].toString();
    if (name.isEmpty())
        return frames;
    const auto split = textSplitter(options);
    if (!split)
        return failure(split.error());
    Frames result;
    bool isFound = false;
    for (const FramePtr &frame : frames) {
        const Field *source = findField(*frame, name);
        if (!source) {
            result.push_back(frame);
            continue;
        }
        isFound = true;
        auto next = extractedFrame(*frame, *source, *split, options, context);
        if (!next)
            return failure(next.error());
        result.push_back(*next);
    }
    if (!isFound && !frames.empty())
        return failure(ErrorKind::Syntax, Text::tr("No field has the name of its source."));
    return result;
}

} // namespace Promontory
