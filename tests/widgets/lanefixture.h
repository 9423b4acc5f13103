#pragma once

#include "widgets/panels/shared/lanes.h"

#include <limits>

/// Small data for lanes of states, and what lanes say as texts.
namespace LaneFixture {

using namespace Promontory;
using namespace Qt::StringLiterals;

inline constexpr qint64 Start = 1'000'000;
inline constexpr qint64 Step = 10'000;
inline constexpr double Infinity = std::numeric_limits<double>::infinity();
inline constexpr TimeRange Range{Start, Start + 10 * Step};

inline Field timeField(std::size_t count, qint64 first = Start, qint64 step = Step)
{
    std::vector<qint64> times;
    for (std::size_t i = 0; i < count; ++i)
        times.push_back(first + static_cast<qint64>(i) * step);
    Field field;
    field.name = u"Time"_s;
    field.values = TimeColumn(std::move(times));
    return field;
}

inline Field numbers(const QString &name, std::vector<double> values)
{
    Field field;
    field.name = u"Value"_s;
    field.displayName = name;
    field.values = NumberColumn(std::move(values));
    return field;
}

inline FieldConfig onThresholds()
{
    FieldConfig config;
    config.color.mode = u"thresholds"_s;
    config.thresholds.steps = {{-Infinity, u"green"_s}, {80, u"red"_s}};
    return config;
}

inline PanelData dataOf(std::vector<Field> fields, qint64 stepMs = Step)
{
    auto frame = std::make_shared<Frame>();
    frame->fields = std::move(fields);
    frame->meta.stepMs = stepMs;
    PanelData data;
    data.frames = {frame};
    data.range = Range;
    data.stepMs = stepMs;
    return data;
}

/// "green 0-20, red 20-30": the text and the seconds since the start of each span.
inline QString told(const StateLane &lane)
{
    QStringList parts;
    for (const LaneSpan &span : lane.spans) {
        const QString text = lane.states[static_cast<std::size_t>(span.state)].text;
        parts.append(u"%1 %2-%3"_s.arg(text, QString::number((span.fromMs - Start) / 1000),
                                       QString::number((span.toMs - Start) / 1000)));
    }
    return parts.join(u", "_s);
}

inline QStringList names(const LegendContent &legend)
{
    QStringList list;
    for (const LegendRow &row : legend.rows)
        list.append(row.name);
    return list;
}

inline Json parsed(const QByteArray &text)
{
    return *parseJson(text);
}

} // namespace LaneFixture
