#include "datasources/transform/steps/merge.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/rowkeys.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace Promontory {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

// Rows of one key are compared one with another; more comparisons would take seconds.
constexpr std::size_t MostComparisons = 30'000'000;

// One column of the result: the fields of that name of all frames.
struct MergedColumn
{
    const Field *first = nullptr;
    std::vector<const Field *> ofFrame; // nothing where a frame has no such field
    std::vector<std::uint32_t> codes;   // of all values below each other
    std::uint32_t missing = 0;          // the code of missing values
    std::vector<FieldValues> values;    // likewise, of the frames that have the field
    RowIndexes rows;                    // of the result: places in them
    bool isCommon = false;
};

class Merge
{
public:
    explicit Merge(const Frames &frames) : m_frames(frames) { collectColumns(); }

    bool hasCommon() const { return m_commonCount > 0; }
    Result<FramePtr> merged(const TransformContext &context);

private:
    void collectColumns();
    void stackColumns();
    bool addFrame(std::size_t frame, std::span<const std::uint32_t> keys);
    bool isMergeable(RowIndex target, std::size_t frame, RowIndex row) const;
    void mergeInto(RowIndex target, std::size_t frame, RowIndex row);
    RowIndex newRow();

    const Frames &m_frames;
    std::vector<MergedColumn> m_columns;
    std::vector<std::vector<std::size_t>> m_columnsOfFrame;
    std::vector<std::vector<RowIndex>> m_offsets; // of column and frame: where its values begin
    RowIndexes m_firstOfKey;                      // the first row of the result with this key
    RowIndexes m_nextOfRow;                       // the next one with the same key
    std::size_t m_commonCount = 0;
    std::size_t m_comparisons = 0;
    RowIndex m_size = 0;
};

void Merge::collectColumns()
{
    QHash<QString, std::size_t> placeOfName;
    m_columnsOfFrame.resize(m_frames.size());
    for (std::size_t frame = 0; frame < m_frames.size(); ++frame) {
        for (const Field &field : m_frames[frame]->fields) {
            const auto known = placeOfName.constFind(field.displayName);
            const std::size_t place = known == placeOfName.cend() ? m_columns.size() : *known;
            if (known == placeOfName.cend()) {
                placeOfName.insert(field.displayName, place);
                m_columns.push_back(
                    {&field, std::vector<const Field *>(m_frames.size()), {}, 0, {}, {}, false});
            }
            if (!m_columns[place].ofFrame[frame])
                m_columnsOfFrame[frame].push_back(place);
            m_columns[place].ofFrame[frame] = &field;
        }
    }
    for (MergedColumn &column : m_columns) {
        column.isCommon = std::all_of(column.ofFrame.begin(), column.ofFrame.end(),
                                      [](const Field *field) { return field != nullptr; });
        m_commonCount += column.isCommon ? 1 : 0;
    }
}

void Merge::stackColumns()
{
    for (MergedColumn &column : m_columns) {
        std::vector<RowIndex> offsets(m_frames.size(), 0);
        RowIndex rows = 0;
        ValueCodes codes;
        for (std::size_t frame = 0; frame < m_frames.size(); ++frame) {
            const Field *field = column.ofFrame[frame];
            if (!field)
                continue;
            offsets[frame] = rows;
            rows += static_cast<RowIndex>(field->size());
            column.values.push_back(field->values);
            if (column.isCommon)
                continue; // the keys have seen to that
            const std::vector<std::uint32_t> own = codes.codesOf(field->values);
            column.codes.insert(column.codes.end(), own.begin(), own.end());
        }
        column.missing = codes.codeOfMissing();
        m_offsets.push_back(std::move(offsets));
    }
}

bool Merge::isMergeable(RowIndex target, std::size_t frame, RowIndex row) const
{
    for (const std::size_t place : m_columnsOfFrame[frame]) {
        const MergedColumn &column = m_columns[place];
        if (column.isCommon)
            continue;
        const RowIndex there = column.rows[target];
        const RowIndex here = m_offsets[place][frame] + row;
        if (there == NoRow || column.codes[there] == column.codes[here])
            continue;
        if (column.codes[there] != column.missing && column.codes[here] != column.missing)
            return false;
    }
    return true;
}

void Merge::mergeInto(RowIndex target, std::size_t frame, RowIndex row)
{
    for (const std::size_t place : m_columnsOfFrame[frame]) {
        MergedColumn &column = m_columns[place];
        RowIndex &there = column.rows[target];
        if (there == NoRow || (!column.isCommon && column.codes[there] == column.missing))
            there = m_offsets[place][frame] + row;
    }
}

RowIndex Merge::newRow()
{
    for (MergedColumn &column : m_columns)
        column.rows.push_back(NoRow);
    m_nextOfRow.push_back(NoRow);
    return m_size++;
}

// False when there is too much to compare.
bool Merge::addFrame(std::size_t frame, std::span<const std::uint32_t> keys)
{
    for (std::size_t row = 0; row < keys.size(); ++row) {
        const auto source = static_cast<RowIndex>(row);
        if (keys[row] >= m_firstOfKey.size())
            m_firstOfKey.resize(std::max<std::size_t>(keys[row] + 1, m_firstOfKey.size() * 2),
                                NoRow);
        RowIndex last = NoRow;
        RowIndex target = m_firstOfKey[keys[row]];
        while (target != NoRow && !isMergeable(target, frame, source)) {
            last = target;
            target = m_nextOfRow[target];
            if (++m_comparisons > MostComparisons)
                return false;
        }
        if (target == NoRow) {
            target = newRow();
            (last == NoRow ? m_firstOfKey[keys[row]] : m_nextOfRow[last]) = target;
        }
        mergeInto(target, frame, source);
    }
    return true;
}

Result<FramePtr> Merge::merged(const TransformContext &context)
{
    stackColumns();
    RowKeys keys(m_commonCount);
    for (std::size_t frame = 0; frame < m_frames.size() && !context.stops(); ++frame) {
        std::vector<const Field *> common;
        for (const MergedColumn &column : m_columns) {
            if (column.isCommon)
                common.push_back(column.ofFrame[frame]);
        }
        if (!addFrame(frame, keys.keysOf(common, m_frames[frame]->rows())))
            return failure(ErrorKind::TooLarge,
                           Text::tr("Too many rows have the same values in the common fields."));
        if (!context.allows(m_size, m_columns.size()))
            return failure(tooManyCells(context));
    }
    auto result = emptyCopy(*m_frames.front(), FrameKind::Table);
    for (const MergedColumn &column : m_columns) {
        result->fields.push_back(*column.first);
        result->fields.back().values = gatheredFrom(column.values, column.rows);
    }
    nameFields(*result);
    return FramePtr(std::move(result));
}

} // namespace

Result<Frames> mergeFrames(const Frames &frames, const Json &, const TransformContext &context)
{
    Frames filled;
    std::copy_if(frames.begin(), frames.end(), std::back_inserter(filled),
                 [](const FramePtr &frame) { return !frame->fields.empty(); });
    if (filled.size() < 2)
        return filled;
    Merge merge(filled);
    if (!merge.hasCommon())
        return filled;
    auto merged = merge.merged(context);
    if (!merged)
        return failure(merged.error());
    return Frames{*merged};
}

} // namespace Promontory
