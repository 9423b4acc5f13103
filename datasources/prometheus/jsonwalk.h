#pragma once

#include "datasources/prometheus/envelope.h"

#include <simdjson.h>

namespace Promontory {

/// Calls `read` for each element of a list; it gives an error code.
template <typename Read>
simdjson::error_code forEachItem(simdjson::ondemand::value value, Read read)
{
    simdjson::ondemand::array list;
    if (const auto fault = value.get_array().get(list))
        return fault;
    for (auto item : list) {
        simdjson::ondemand::value element;
        if (const auto fault = item.get(element))
            return fault;
        if (const auto fault = read(element))
            return fault;
    }
    return simdjson::SUCCESS;
}

/// Calls `read` for each member of an object, with its name.
template <typename Read>
simdjson::error_code forEachMember(simdjson::ondemand::value value, Read read)
{
    simdjson::ondemand::object object;
    if (const auto fault = value.get_object().get(object))
        return fault;
    for (auto member : object) {
        std::string_view key;
        if (const auto fault = member.unescaped_key().get(key))
            return fault;
        const QString name = QString::fromUtf8(key.data(), qsizetype(key.size()));
        simdjson::ondemand::value element;
        if (const auto fault = member.value().get(element))
            return fault;
        if (const auto fault = read(name, element))
            return fault;
    }
    return simdjson::SUCCESS;
}

/// The text of a string; anything else leaves the text as it is.
simdjson::error_code readStringIfAny(simdjson::ondemand::value value, QString &text);

} // namespace Promontory
