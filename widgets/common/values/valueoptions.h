#pragma once

#include "datasources/json/json.h"

#include <QString>

#include <initializer_list>
#include <optional>

namespace Promontory {

/// Which values a panel takes out of its frames (grafana-dashboard 8.0, `reduceOptions`).
struct ReduceOptions
{
    QString calculation = QStringLiteral("lastNotNull"); ///< id of a reducer
    QString fields;      ///< "": numbers; "/.*/": all; else a display name or "/pattern/"
    bool values = false; ///< a result for each row instead of each field
    int limit = 25;      ///< rows taken when `values`

    bool operator==(const ReduceOptions &) const = default;
};
ReduceOptions reduceOptionsFrom(const Json &json);
Json toJson(const ReduceOptions &options);

/// The least and the greatest room of a value, where a file says so (`sizing: manual`).
struct ValueSizing
{
    bool isManual = false; ///< else the panel decides, and the numbers say nothing
    double minWidth = 0;   ///< px
    double minHeight = 0;
    double maxHeight = 0;  ///< 0: any

    bool operator==(const ValueSizing &) const = default;
};
/// Numbers that a file does not give are those of `usual`.
ValueSizing valueSizingFrom(const Json &json, const ValueSizing &usual);

/// How several values share a panel. Horizontal: one below the other.
enum class ValueOrientation { Auto, Horizontal, Vertical };

/// What every panel of single values can choose (grafana-dashboard 8.0: `reduceOptions`,
/// `orientation`, `text`). The options of such a panel extend it.
struct ValueOptions
{
    ReduceOptions reduce;
    ValueOrientation orientation = ValueOrientation::Auto;
    std::optional<double> titleSize; ///< px, 4 to 200
    std::optional<double> valueSize;
    std::optional<double> percentSize; ///< of a change in percent

    bool operator==(const ValueOptions &) const = default;
};
ValueOptions valueOptionsFrom(const Json &json);
/// The shared options with those of a panel's own between them, in the order files have them.
Json toJson(const ValueOptions &options, std::initializer_list<JsonMember> own);

} // namespace Promontory
