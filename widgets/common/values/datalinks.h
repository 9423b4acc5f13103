#pragma once

#include "datasources/format/formatvalue.h"
#include "widgets/common/values/fieldorigin.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <functional>
#include <optional>

namespace Promontory {

/// A link that can be followed.
struct ShownLink
{
    QString title; ///< one line, never empty
    QUrl url;      ///< http, https or mailto; without a scheme: another dashboard, see isDashboardAddress()
    bool oneClick = false;

    bool operator==(const ShownLink &) const = default;
};

/// The value that links of a mark speak of.
struct DataPlace
{
    FieldOrigin origin;
    std::optional<std::size_t> row; ///< nothing for a value of the whole field
    FormattedValue shown;
    double number = missingSample(); ///< where it is not the row's
    QString calculation;             ///< of a value of the whole field: "lastNotNull"
};

/// The data links of a field's configuration, filled in for one value (grafana-dashboard 16.3). Links that lead
/// nowhere are left out.
QList<ShownLink> dataLinks(const DataPlace &place);

/// The last row of a series' frame up to this time; nothing before the first.
std::optional<std::size_t> rowAt(const Frame &frame, qint64 timeMs);

/// What a click on something with these links does: the one to open; nothing where there is a choice, or none.
const ShownLink *clickedLink(const QList<ShownLink> &links);

/// Title and address as a tool tip says them, the address without what would hide its host.
QString linkTip(const ShownLink &link);

} // namespace Promontory
