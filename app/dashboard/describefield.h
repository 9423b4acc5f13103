#pragma once

#include "app/dashboard/containercodecs.h"

#include <algorithm>
#include <limits>

namespace Promontory {

// Descriptions of what a field of data looks like: links, thresholds, colour, overrides.

template <typename Io>
void describe(Io &io, DataLink &link)
{
    io.field(u"title", link.title, TextCodec());
    io.field(u"url", link.url, TextCodec());
    io.field(u"newWindow", link.newWindow, FlagCodec());
    io.field(u"oneClick", link.oneClick, FlagCodec());
}

template <typename Io>
void describe(Io &io, ThresholdStep &step)
{
    io.required(u"value", step.value, StepCodec(), -std::numeric_limits<double>::infinity());
    io.required(u"color", step.color, TextCodec());
}

/// Steps are sorted in the model, whatever their order in the file.
struct StepsCodec : ValueCodec
{
    void read(const Json &json, QList<ThresholdStep> &steps, const ReadPlace &place) const
    {
        PlainListCodec<ThresholdStep>().read(json, steps, place);
        std::stable_sort(steps.begin(), steps.end(), [](const ThresholdStep &a, const ThresholdStep &b) {
            return a.value < b.value;
        });
    }

    Json write(const QList<ThresholdStep> &steps, const Json &before) const
    {
        return PlainListCodec<ThresholdStep>().write(steps, before);
    }
};

template <typename Io>
void describe(Io &io, Thresholds &thresholds)
{
    using namespace Qt::StringLiterals;
    int mode = int(thresholds.mode);
    io.field(u"mode", mode, ChoiceCodec{{}, {u"absolute"_s, u"percentage"_s}});
    thresholds.mode = Thresholds::Mode(mode);
    io.field(u"steps", thresholds.steps, StepsCodec());
}

template <typename Io>
void describe(Io &io, FieldColor &color)
{
    io.field(u"mode", color.mode, TextCodec());
    io.field(u"fixedColor", color.fixedColor, TextCodec());
    io.field(u"seriesBy", color.seriesBy, TextCodec());
}

template <typename Io>
void describe(Io &io, FieldConfig &config)
{
    io.field(u"unit", config.unit, UnitCodec());
    io.field(u"decimals", config.decimals, WholeCodec{{}, 0, 15});
    io.field(u"min", config.min, NumberCodec());
    io.field(u"max", config.max, NumberCodec());
    io.field(u"fieldMinMax", config.fieldMinMax, FlagCodec());
    io.field(u"displayName", config.displayName, TextCodec());
    io.field(u"description", config.description, TextCodec());
    io.field(u"noValue", config.noValue, TextCodec());
    io.field(u"thresholds", config.thresholds, ObjectCodec<Thresholds>());
    io.field(u"mappings", config.mappings, MappingsCodec());
    io.field(u"color", config.color, ObjectCodec<FieldColor>());
    io.field(u"links", config.links, PlainListCodec<DataLink>());
    io.field(u"custom", config.custom, AnyObjectCodec());
}

/// Field configuration whose limits are in order.
struct FieldConfigCodec : ObjectCodec<FieldConfig>
{
    void read(const Json &json, FieldConfig &config, const ReadPlace &place) const;
};

template <typename Io>
void describe(Io &io, OverrideProperty &property)
{
    io.required(u"id", property.id, TextCodec());
    io.field(u"value", property.value, AnyCodec());
}

/// The "matcher" object of an override.
struct OverrideMatcher
{
    QString id;
    Json options;

    bool operator==(const OverrideMatcher &) const = default;
};

template <typename Io>
void describe(Io &io, OverrideMatcher &matcher)
{
    io.required(u"id", matcher.id, TextCodec());
    io.field(u"options", matcher.options, AnyCodec());
}

template <typename Io>
void describe(Io &io, FieldOverride &fieldOverride)
{
    io.source(fieldOverride.extra);
    OverrideMatcher matcher{fieldOverride.matcher, fieldOverride.matcherOptions};
    io.required(u"matcher", matcher, ObjectCodec<OverrideMatcher>());
    fieldOverride.matcher = matcher.id;
    fieldOverride.matcherOptions = matcher.options;
    io.required(u"properties", fieldOverride.properties, PlainListCodec<OverrideProperty>());
}

} // namespace Promontory
