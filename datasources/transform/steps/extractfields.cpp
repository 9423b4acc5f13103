#include "datasources/transform/steps/extractfields.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/textparts.h"

#include <QCoreApplication>
#include <QHash>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

constexpr std::size_t MostColumns = 1'000;

// The columns as they are found, row by row.
struct Extracted
{
    std::vector<QString> names;
    std::vector<std::vector<Cell>> columns;
    QHash<QString, std::size_t> places;

    void add(const TextParts &parts, std::size_t row)
    {
        for (const auto &[name, cell] : parts) {
            std::size_t place = places.value(name, columns.size());
            if (place == columns.size()) {
                if (columns.size() >= MostColumns)
                    continue;
                places.insert(name, place);
                names.push_back(name);
                columns.emplace_back();
            }
            columns[place].resize(row);
            columns[place].push_back(cell);
        }
    }
};

// Labels of the fields of a frame may be the source, too: older servers of data put everything
// there.
const Field *sourceField(const Frame &frame, const QString &name)
{
    if (!name.isEmpty())
        return findField(frame, name);
    for (const Field &field : frame.fields) {
        if (field.texts())
            return &field;
    }
    return nullptr;
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
    Extracted extracted;
    for (std::size_t row = 0; row < source.size(); ++row) {
        if (row % RowsBetweenLooks == 0) {
            if (context.stops())
                break;
            if (!context.allows(source.size(), frame.fields.size() + extracted.columns.size()))
                return failure(tooManyCells(context));
        }
        extracted.add(split(cellAt(source.values, row)), row);
    }
    auto result = emptyCopy(frame, FrameKind::Table);
    addOwnFields(*result, frame, options);
    for (std::size_t i = 0; i < extracted.columns.size(); ++i) {
        extracted.columns[i].resize(source.size());
        result->fields.push_back(plainField(extracted.names[i], columnOf(extracted.columns[i])));
    }
    nameFields(*result);
    return FramePtr(std::move(result));
}

} // namespace

Result<Frames> extractFields(const Frames &frames, const Json &options,
                             const TransformContext &context)
{
    const auto split = textSplitter(options);
    if (!split)
        return failure(split.error());
    Frames result;
    bool isFound = false;
    for (const FramePtr &frame : frames) {
        const Field *source = sourceField(*frame, options[u"source"].toString());
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
