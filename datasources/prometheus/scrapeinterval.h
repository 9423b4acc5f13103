#pragma once

#include "datasources/base/result.h"

#include <QByteArray>
#include <QStringView>

#include <optional>

namespace Promontory {

/// The global scrape_interval of a Prometheus configuration in ms, in block or flow notation;
/// nothing if the text names none, or no duration. What a server leaves out is the default of
/// Prometheus, a minute, but servers write it out.
std::optional<qint64> scrapeIntervalOfConfig(QStringView yaml);

/// The same from an answer of /api/v1/status/config. Unsupported: there is none in it, or no job that
/// is scraped.
Result<qint64> decodeScrapeInterval(QByteArray body);

} // namespace Promontory
