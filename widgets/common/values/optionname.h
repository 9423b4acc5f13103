#pragma once

#include "datasources/json/json.h"

#include <QString>

#include <algorithm>
#include <array>
#include <optional>

namespace Promontory {

/// One word of a file for one value of an enumeration.
template <typename T>
struct OptionName
{
    const char16_t *name;
    T value;
};

/// The value a file's word stands for; unknown words give the fallback.
template <typename T, std::size_t Size>
T optionValue(const std::array<OptionName<T>, Size> &names, const Json &json, T fallback)
{
    const QString word = json.toString();
    const auto found = std::ranges::find_if(
        names, [&](const auto &entry) { return word == QStringView(entry.name); });
    return found == names.end() ? fallback : found->value;
}

/// The word a file has for a value.
template <typename T, std::size_t Size>
Json optionWord(const std::array<OptionName<T>, Size> &names, T value)
{
    const auto found = std::ranges::find(names, value, &OptionName<T>::value);
    return found == names.end() ? Json() : Json(QString::fromUtf16(found->name));
}

/// A font size of a file: 4 to 200 px, or nothing.
inline std::optional<double> optionPixels(const Json &json)
{
    const std::optional<double> pixels = json.numberLike();
    return pixels ? std::optional(std::clamp(*pixels, 4.0, 200.0)) : std::nullopt;
}

} // namespace Promontory
