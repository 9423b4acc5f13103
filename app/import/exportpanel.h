#pragma once

#include "app/dashboard/dashboard.h"

namespace Promontory {

// Parts of a dashboard in the words of Grafana's classic model (grafana-dashboard 7, 10). What has its
// default is left out unless Grafana needs it.

/// A reference to a data source; without an id, the default one of that type. An empty type is Prometheus.
Json classicSource(const QString &id, const QString &type);

/// { "title", "url", "targetBlank" } each.
Json classicLinks(const QList<DataLink> &links);

/// A panel with its queries; `fallbackSource` is asked where neither a query nor the panel names a source.
Json classicPanel(const PanelSpec &panel, const QString &fallbackSource);

/// A row's header; the panels inside it are those of a folded row.
Json classicRow(const Row &row, const QString &fallbackSource);

/// The number that Grafana wants as a panel's id; a text that is none gives null.
Json classicId(const PanelId &id);

} // namespace Promontory
