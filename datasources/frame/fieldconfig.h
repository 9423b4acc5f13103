#pragma once

#include "datasources/json/json.h"

#include <QList>
#include <QString>

#include <optional>

namespace Promontory {

/// One step of a scale: from `value` on, this colour. The first step has no lower end (-inf).
struct ThresholdStep
{
    double value = 0; ///< -infinity for the base step
    QString color;    ///< a token name ("green", "semi-dark-red", "ok", "critical") or "#rrggbb[aa]"

    bool operator==(const ThresholdStep &) const = default;
};

struct Thresholds
{
    enum class Mode { Absolute, Percentage };
    Mode mode = Mode::Absolute;
    QList<ThresholdStep> steps; ///< sorted by value; empty: none given

    bool operator==(const Thresholds &) const = default;
};

/// What to show instead of a value.
struct MappingResult
{
    QString text;  ///< empty: the formatted value
    QString color; ///< empty: the colour of the scale
    QString icon;

    bool operator==(const MappingResult &) const = default;
};

struct ValueMapping
{
    enum class Kind { Value, Range, Regex, Null, NaN, NullOrNaN, True, False, Empty };
    Kind kind = Kind::Value;
    QString match;              ///< Value: the value's text; Regex: the pattern
    std::optional<double> from; ///< Range: inclusive; nothing = open
    std::optional<double> to;
    MappingResult result;

    bool operator==(const ValueMapping &) const = default;
};

struct FieldColor
{
    QString mode;       ///< "" (the panel's default), "fixed", "thresholds", "palette-classic", "continuous-GrYlRd" …
    QString fixedColor; ///< for "fixed" and "shades"
    QString seriesBy;   ///< "last", "min", "max": which value colours a series

    bool operator==(const FieldColor &) const = default;
};

struct DataLink
{
    QString title;
    QString url; ///< a template; only http, https, mailto and other dashboards are ever opened
    bool newWindow = false;
    bool oneClick = false; ///< opens without a menu where there are several

    bool operator==(const DataLink &) const = default;
};

/// How the values of a field are shown. Everything may be absent; overrides fill in field by field.
struct FieldConfig
{
    QString unit;
    std::optional<int> decimals; ///< 0..15
    std::optional<double> min;
    std::optional<double> max;
    std::optional<double> autoMin; ///< of the data, where the user gave no limit; never stored
    std::optional<double> autoMax;
    QString displayName; ///< a template, see interpolation
    QString description;
    QString noValue;
    Thresholds thresholds;
    QList<ValueMapping> mappings;
    FieldColor color;
    QList<DataLink> links;
    bool fieldMinMax = false;
    Json custom; ///< options that belong to one panel type, e.g. lineWidth, axisPlacement

    bool operator==(const FieldConfig &) const = default;
};

} // namespace Promontory
