#pragma once

#include "app/dashboard/dashboard.h"
#include "datasources/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Promontory {

/// Options of a query variable from the texts of its source: the regular expression (variables
/// replaced) takes parts out or drops them, duplicates go, then they are sorted (grafana-dashboard
/// 3.3 and 3.5). Syntax if the expression is wrong, Timeout if it needs too long.
Result<QList<VariableOption>> optionsFromTexts(const QStringList &texts, const QString &regex, int sort);

/// By the option's text; `sort` is Grafana's number, unknown ones leave the order as it is.
QList<VariableOption> sortedOptions(QList<VariableOption> options, int sort);

/// A list as custom variables write it: "a, Text : value, with\, comma".
QList<VariableOption> parseCustomList(const QString &text);
/// The same list as text again.
QString customListText(const QList<VariableOption> &options);
/// A list as JSON, [{"text", "value"}, "value"]; nothing if the text is no such list.
std::optional<QList<VariableOption>> parseCustomJson(const QString &text);

} // namespace Promontory
