#pragma once

#include "datasources/json/json.h"

#include <QString>

namespace Promontory {

/// The options of a text panel (grafana-dashboard 8.12).
struct TextOptions
{
    enum class Mode { Markdown, Html, Code };

    Mode mode = Mode::Markdown;
    QString content; ///< variables are already filled in
    bool hasLineNumbers = false; ///< before the lines of code

    bool operator==(const TextOptions &) const = default;
};

/// The content is cut at 64 KiB of characters.
TextOptions textOptionsFrom(const Json &json);
Json toJson(const TextOptions &options);

} // namespace Promontory
