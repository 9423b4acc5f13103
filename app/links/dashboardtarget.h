#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace Promontory {

/// How a dashboard is to be shown when somebody arrives by a link; empty texts change nothing.
struct LinkArrival
{
    QString from; ///< as in TimeSpec
    QString to;
    QHash<QString, QStringList> variables; ///< "$__all" for All
    QString panel;                         ///< id of the one to show alone
    QString refresh;                       ///< "10s"
    QString zone;                          ///< "utc" or an IANA id

    bool operator==(const LinkArrival &) const = default;
};

/// The dashboard that an address names: by uid, or in old ones by the title as an address writes it. Both empty:
/// the one the link stands on.
struct DashboardTarget
{
    QString uid;
    QString slug;
    LinkArrival arrival;

    bool isHere() const { return uid.isEmpty() && slug.isEmpty(); }
    bool operator==(const DashboardTarget &) const = default;
};

/// Reads "/d/<uid>/<slug>?from=…&to=…&var-name=…&viewPanel=…&refresh=…&timezone=…", "/dashboard/db/<slug>" and
/// "?…", behind any host and folder. Nothing for other addresses.
std::optional<DashboardTarget> dashboardTarget(const QUrl &url);

/// A title as addresses of dashboards write it: "Node Exporter (Full)" is "node-exporter-full".
QString slugOf(const QString &title);

/// The address of a dashboard, for links to it from here. Empty if neither uid nor letters of a title name it.
QString dashboardAddress(const QString &uid, const QString &title);

} // namespace Promontory
