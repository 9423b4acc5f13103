#include "widgets/common/frametable/tablesheet.h"

#include "widgets/common/values/oneline.h"

#include <algorithm>
#include <map>
#include <set>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString sheetName(const Frame &frame)
{
    const Field *number = frame.numberField();
    if (frame.meta.kind == FrameKind::TimeSeries && number && !number->displayName.isEmpty())
        return oneLine(number->displayName);
    if (!frame.name.isEmpty())
        return oneLine(frame.name);
    return frame.refId;
}

bool isInstant(const Frame &frame)
{
    return frame.meta.kind == FrameKind::TimeSeries && frame.rows() == 1 &&
           frame.numberField() != nullptr;
}

/// One value column of the merged sheet: how it looks, and the values by row.
struct ValueColumn
{
    FieldConfig config;
    std::vector<double> values;
};

struct Merge
{
    std::vector<Labels> rows;
    std::map<Labels, std::size_t> rowOf;
    std::set<QString> labelNames;
    std::vector<std::pair<QString, ValueColumn>> columns; // by query, in their order

    void add(const Frame &frame);
    ValueColumn &columnOf(const QString &refId, const FieldConfig &config);
    void addLabelFields(Frame &sheet) const;
    void addValueFields(Frame &sheet) const;
};

ValueColumn &Merge::columnOf(const QString &refId, const FieldConfig &config)
{
    const auto found =
        std::ranges::find_if(columns, [&](const auto &entry) { return entry.first == refId; });
    if (found != columns.end())
        return found->second;
    columns.emplace_back(refId, ValueColumn{config, {}});
    return columns.back().second;
}

void Merge::add(const Frame &frame)
{
    const Field *field = frame.numberField();
    const NumberColumn *numbers = field ? field->numbers() : nullptr;
    if (!numbers || numbers->isEmpty())
        return;
    const Labels labels = field->labels.without(u"__name__");
    for (const Labels::Pair &pair : labels.pairs())
        labelNames.insert(pair.first);
    const auto [place, isNew] = rowOf.try_emplace(labels, rows.size());
    if (isNew)
        rows.push_back(labels);
    ValueColumn &column = columnOf(frame.refId, field->config);
    column.values.resize(std::max(column.values.size(), place->second + 1), missingSample());
    column.values[place->second] = numbers->back();
}

void Merge::addLabelFields(Frame &sheet) const
{
    for (const QString &name : labelNames) {
        std::vector<QString> texts;
        texts.reserve(rows.size());
        for (const Labels &labels : rows)
            texts.push_back(labels.value(name));
        Field field;
        field.name = name;
        field.displayName = name;
        field.values = TextColumn(std::move(texts));
        sheet.fields.push_back(std::move(field));
    }
}

void Merge::addValueFields(Frame &sheet) const
{
    for (const auto &[refId, column] : columns) {
        std::vector<double> values = column.values;
        values.resize(rows.size(), missingSample());
        Field field;
        field.name = columns.size() > 1 ? "Value #"_L1 + refId : u"Value"_s;
        field.config = column.config;
        const QString &chosen = field.config.displayName;
        field.displayName = chosen.isEmpty() || chosen.contains(u'$') || chosen.contains(u'{')
                                ? field.name
                                : chosen;
        field.values = NumberColumn(std::move(values));
        sheet.fields.push_back(std::move(field));
    }
}

} // namespace

FramePtr mergeInstant(const Frames &series)
{
    Merge merge;
    for (const FramePtr &frame : series)
        merge.add(*frame);
    auto sheet = std::make_shared<Frame>();
    sheet->meta.kind = FrameKind::Table;
    merge.addLabelFields(*sheet);
    merge.addValueFields(*sheet);
    return sheet;
}

std::vector<TableSheet> sheetsOf(const Frames &frames)
{
    Frames instants;
    Frames others;
    for (const FramePtr &frame : frames) {
        if (frame && !frame->fields.empty())
            (isInstant(*frame) ? instants : others).push_back(frame);
    }
    std::vector<TableSheet> sheets;
    sheets.reserve(others.size() + 1);
    if (!instants.empty())
        sheets.push_back({instants.front()->refId, mergeInstant(instants)});
    for (const FramePtr &frame : others)
        sheets.push_back({sheetName(*frame), frame});
    return sheets;
}

} // namespace Promontory
