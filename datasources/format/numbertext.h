#pragma once

#include <QString>

#include <optional>

namespace Promontory {

/// Numbers as the reference formatter prints them: the shortest text that reads back the same, a
/// point as decimal sign, exponents only below 1e-6 and from 1e21 on. Never longer than 64 characters.
QString shortestText(double value);

/// About three significant digits: 0 for whole numbers, else 2 - floor(log10 |value|), at least 0.
int automaticDecimals(double value);

/// Rounded half up and padded with zeros; automatic decimals if none are given. "∞" and "-∞" for infinities.
QString fixedText(double value, std::optional<int> decimals);

/// "1.2345e+4", with all digits that are needed or the given number behind the point.
QString exponentText(double value, std::optional<int> decimals);

/// Upper case base 16, with a fraction of at most eight digits.
QString hexText(double value);

} // namespace Promontory
