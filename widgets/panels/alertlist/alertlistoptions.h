#pragma once

#include "datasources/json/json.h"

#include <QStringList>

namespace Promontory {

/// The states of an alert, the most urgent first.
enum class AlertState { Firing, Error, Recovering, Pending, NoData, Normal };

/// `options` of an alert list panel (grafana-dashboard 8.14).
struct AlertListOptions
{
    enum class Order { NameRising = 1, NameFalling, Importance, OldestFirst, NewestFirst };

    bool isStat = false;         ///< one number instead of the list
    int maxItems = 20;
    Order order = Order::NameRising;
    bool groupsByLabels = false; ///< single alerts under their labels, instead of rules
    QStringList groupBy;         ///< names of labels
    QString alertName;           ///< part of the rule's name; empty: all
    QString labelFilter;         ///< a selector: severity="page", job=~"api.*"
    bool showInstances = false;  ///< the alerts of a rule below it
    QList<AlertState> states{AlertState::Firing, AlertState::Error, AlertState::Recovering, AlertState::Pending};

    bool operator==(const AlertListOptions &) const = default;
};

/// The older form with `show`, `limit` and a list of states is read, too.
AlertListOptions alertListOptionsFrom(const Json &json);
Json toJson(const AlertListOptions &options);

} // namespace Promontory
