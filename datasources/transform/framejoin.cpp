#include "datasources/transform/framejoin.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/rowkeys.h"
#include "datasources/transform/rowsort.h"

#include <algorithm>
#include <numeric>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

using Keys = std::vector<std::uint32_t>;

// The rows of a result: for every part the row that it gives, and the place of the key in all keys
// below each other.
struct JoinRows
{
    std::vector<RowIndexes> ofPart;
    RowIndexes ofKey;
};

class Join
{
public:
    Join(const std::vector<JoinPart> &parts, const TransformContext &context)
        : m_parts(parts), m_context(context)
    {
        ValueCodes codes;
        for (const JoinPart &part : parts) {
            m_keys.push_back(codes.codesOf(part.key->values));
            m_keyColumns.push_back(part.key->values);
            m_columns += part.frame->fields.size() - 1;
        }
        m_keyCount = codes.count();
        m_allKeys = stacked(m_keyColumns);
    }

    JoinRows alone() const; // of a single part: its rows, sorted
    Result<JoinRows> outer() const;
    Result<JoinRows> multiplied(bool keepsAll) const;
    FramePtr frameOf(const JoinRows &rows) const;

private:
    // The first place of every key in all keys below each other, in order of the keys where they
    // have one.
    RowIndexes firstPlaces() const;
    bool fits(std::size_t rows) const { return m_context.allows(rows, m_columns); }

    const std::vector<JoinPart> &m_parts;
    const TransformContext &m_context;
    std::vector<Keys> m_keys;
    std::vector<FieldValues> m_keyColumns;
    FieldValues m_allKeys;
    std::size_t m_columns = 1;
    std::uint32_t m_keyCount = 0;
};

RowIndexes Join::firstPlaces() const
{
    RowIndexes places(m_keyCount, NoRow);
    RowIndex place = 0;
    for (const Keys &keys : m_keys) {
        for (const std::uint32_t key : keys) {
            if (places[key] == NoRow)
                places[key] = place;
            ++place;
        }
    }
    if (!std::holds_alternative<TextColumn>(m_allKeys))
        sortRows(places, m_allKeys, false);
    return places;
}

JoinRows Join::alone() const
{
    RowIndexes rows(m_keys.front().size());
    std::iota(rows.begin(), rows.end(), RowIndex(0));
    if (!std::holds_alternative<TextColumn>(m_allKeys))
        sortRows(rows, m_allKeys, false);
    return {{rows}, rows};
}

Result<JoinRows> Join::outer() const
{
    JoinRows rows;
    rows.ofKey = firstPlaces();
    if (!fits(rows.ofKey.size()))
        return failure(tooManyCells(m_context));
    Keys all;
    for (const Keys &keys : m_keys)
        all.insert(all.end(), keys.begin(), keys.end());
    RowIndexes placeOfKey(m_keyCount, NoRow);
    for (std::size_t row = 0; row < rows.ofKey.size(); ++row)
        placeOfKey[all[rows.ofKey[row]]] = static_cast<RowIndex>(row);
    for (const Keys &keys : m_keys) {
        RowIndexes part(rows.ofKey.size(), NoRow);
        for (std::size_t row = 0; row < keys.size(); ++row)
            part[placeOfKey[keys[row]]] = static_cast<RowIndex>(row);
        rows.ofPart.push_back(std::move(part));
    }
    return rows;
}

// The rows so far with a further part: every match makes a row of its own.
struct Multiplication
{
    const std::vector<RowIndexes> &rowsOfKey; // of the part
    bool keepsAll = false;
    JoinRows rows;
    Keys keys;

    void addMatches(const JoinRows &before, std::size_t row, std::uint32_t key);
    void add(const JoinRows &before, std::size_t row, RowIndex match, std::uint32_t key);
};

void Multiplication::add(const JoinRows &before, std::size_t row, RowIndex match, std::uint32_t key)
{
    for (std::size_t part = 0; part < before.ofPart.size(); ++part)
        rows.ofPart[part].push_back(before.ofPart[part][row]);
    rows.ofPart.back().push_back(match);
    rows.ofKey.push_back(before.ofKey[row]);
    keys.push_back(key);
}

void Multiplication::addMatches(const JoinRows &before, std::size_t row, std::uint32_t key)
{
    const RowIndexes &matched = rowsOfKey[key];
    if (matched.empty() && keepsAll)
        add(before, row, NoRow, key);
    for (const RowIndex match : matched)
        add(before, row, match, key);
}

Result<JoinRows> Join::multiplied(bool keepsAll) const
{
    JoinRows rows;
    Keys keys = m_keys.front();
    rows.ofPart.emplace_back(keys.size());
    std::iota(rows.ofPart.front().begin(), rows.ofPart.front().end(), RowIndex(0));
    rows.ofKey = rows.ofPart.front();
    RowIndex firstPlace = static_cast<RowIndex>(keys.size());
    for (std::size_t part = 1; part < m_parts.size(); ++part) {
        std::vector<RowIndexes> rowsOfKey(m_keyCount);
        for (std::size_t row = 0; row < m_keys[part].size(); ++row)
            rowsOfKey[m_keys[part][row]].push_back(static_cast<RowIndex>(row));
        Multiplication next{rowsOfKey, keepsAll, {}, {}};
        next.rows.ofPart.resize(part + 1);
        std::vector<bool> isTaken(m_keyCount, false);
        for (std::size_t row = 0; row < keys.size(); ++row) {
            next.addMatches(rows, row, keys[row]);
            isTaken[keys[row]] = true;
            if (!fits(next.keys.size()))
                return failure(tooManyCells(m_context));
        }
        for (std::size_t row = 0; keepsAll && row < m_keys[part].size(); ++row) {
            const std::uint32_t key = m_keys[part][row];
            if (isTaken[key])
                continue;
            for (std::size_t other = 0; other < part; ++other)
                next.rows.ofPart[other].push_back(NoRow);
            next.rows.ofPart.back().push_back(static_cast<RowIndex>(row));
            next.rows.ofKey.push_back(firstPlace + static_cast<RowIndex>(row));
            next.keys.push_back(key);
        }
        firstPlace += static_cast<RowIndex>(m_keys[part].size());
        rows = std::move(next.rows);
        keys = std::move(next.keys);
    }
    return rows;
}

std::shared_ptr<Frame> startedFrame(const std::vector<JoinPart> &parts)
{
    const bool isSeries = std::all_of(parts.begin(), parts.end(), [](const JoinPart &part) {
        return part.frame->meta.kind == FrameKind::TimeSeries && part.key->isTime();
    });
    auto frame =
        emptyCopy(*parts.front().frame, isSeries ? FrameKind::TimeSeries : FrameKind::Table);
    const bool isOneStep = std::all_of(parts.begin(), parts.end(), [&parts](const JoinPart &part) {
        return part.frame->meta.stepMs == parts.front().frame->meta.stepMs;
    });
    if (!isOneStep)
        frame->meta.stepMs = 0;
    return frame;
}

// The frame's own name tells its plain columns apart.
Field joinedField(const Frame &frame, const Field &field, bool isOnlyPart)
{
    Field result = field;
    if (!isOnlyPart && !frame.name.isEmpty() && field.labels.isEmpty())
        result.labels = Labels({{u"name"_s, frame.name}});
    return result;
}

FramePtr Join::frameOf(const JoinRows &rows) const
{
    auto frame = startedFrame(m_parts);
    Field key = *m_parts.front().key;
    key.values = gathered(m_allKeys, rows.ofKey);
    frame->fields.push_back(std::move(key));
    for (std::size_t part = 0; part < m_parts.size() && !m_context.stops(); ++part) {
        const Frame &source = *m_parts[part].frame;
        for (const Field &field : source.fields) {
            if (&field == m_parts[part].key)
                continue;
            frame->fields.push_back(joinedField(source, field, m_parts.size() == 1));
            frame->fields.back().values = gathered(field.values, rows.ofPart[part]);
        }
    }
    nameFields(*frame);
    return frame;
}

bool ascends(const TimeColumn &times)
{
    const std::span<const qint64> all = times.span();
    return std::adjacent_find(all.begin(), all.end(), std::greater_equal<>()) == all.end();
}

bool isEqual(std::span<const qint64> left, std::span<const qint64> right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end());
}

// Series of one query are mostly on the same moments: nothing has to be moved.
bool areAligned(const std::vector<JoinPart> &parts)
{
    const TimeColumn *first = parts.front().key->times();
    if (!first || !ascends(*first))
        return false;
    return std::all_of(parts.begin(), parts.end(), [first](const JoinPart &part) {
        const TimeColumn *times = part.key->times();
        return times && (times->sharesBufferWith(*first) || isEqual(times->span(), first->span()));
    });
}

FramePtr aligned(const std::vector<JoinPart> &parts)
{
    auto frame = startedFrame(parts);
    frame->fields.push_back(*parts.front().key);
    for (const JoinPart &part : parts) {
        for (const Field &field : part.frame->fields) {
            if (&field != part.key)
                frame->fields.push_back(joinedField(*part.frame, field, parts.size() == 1));
        }
    }
    nameFields(*frame);
    return frame;
}

} // namespace

Result<FramePtr> joinFrames(const std::vector<JoinPart> &parts, JoinMode mode,
                            const TransformContext &context)
{
    if (areAligned(parts))
        return aligned(parts);
    const Join join(parts, context);
    if (parts.size() == 1)
        return join.frameOf(join.alone());
    const auto rows =
        mode == JoinMode::Outer ? join.outer() : join.multiplied(mode == JoinMode::OuterTabular);
    if (!rows)
        return failure(rows.error());
    return join.frameOf(*rows);
}

Result<Frames> joinedOnTime(const Frames &frames, const TransformContext &context)
{
    std::vector<JoinPart> parts;
    for (const FramePtr &frame : frames) {
        const Field *time = frame->timeField();
        if (!time || (!parts.empty() && parts.front().key->displayName != time->displayName))
            return frames;
        parts.push_back({frame.get(), time});
    }
    if (parts.size() < 2)
        return frames;
    auto joined = joinFrames(parts, JoinMode::Outer, context);
    if (!joined)
        return failure(joined.error());
    return Frames{*joined};
}

} // namespace Promontory
