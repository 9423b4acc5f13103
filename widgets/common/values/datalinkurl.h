#pragma once

#include "datasources/format/formatvalue.h"
#include "datasources/frame/frame.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace Promontory {

/// Where a data link of a cell leads: its references to the value, to other fields of the row and to labels
/// filled in, encoded for addresses (grafana-dashboard 16.3). Nothing if that is no address to open.
std::optional<QUrl> dataLinkUrl(const QString &form, const Frame &frame, const Field &field, std::size_t row,
                                const FormattedValue &shown);

} // namespace Promontory
