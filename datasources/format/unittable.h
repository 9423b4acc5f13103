#pragma once

#include "datasources/format/formatvalue.h"

#include <QHash>
#include <QString>

namespace Promontory {

/// How the numbers of a unit are written; grafana-dashboard 14.1 names the rules.
enum class UnitRule {
    Fixed,             ///< number, space, symbol
    Suffix,            ///< the same with a text of the user
    Prefix,            ///< symbol before the number
    Text,              ///< all digits, no symbol
    Short,             ///< K, Mil, Bil …
    Si,
    Iec,
    Count,             ///< K, M, B, T, then the symbol
    Pressure,          ///< psi, ksi, Mpsi
    Currency,
    CurrencySuffix,
    CurrencyFinancial, ///< with grouping, not shortened
    Percent,
    PercentUnit,
    Hex,
    HexPrefixed,
    Scientific,
    Locale,
    Time,              ///< the ladder named by the symbol
    TimeTicks,
    Hms,
    DaysHms,
    Duration,          ///< words; the symbol names the input, "s" or "ms"
    Clock,             ///< likewise
    Date,              ///< the symbol names the style
    DateFormat,        ///< the symbol is a format
    Bool,              ///< the symbol is "true/false"
};

/// One unit: its rule and what the rule needs.
struct UnitDefinition
{
    QString id;
    UnitRule rule = UnitRule::Fixed;
    QString symbol;
    int offset = 0; ///< steps between the plain unit and the prefix that values come in
    QString suffix; ///< behind an amount of money

    bool operator==(const UnitDefinition &) const = default;
};

/// By id, with old ids and the custom forms ("suffix:", "currency:" …); unknown ids are their own symbol.
UnitDefinition unitDefinition(const QString &id);

} // namespace Promontory
