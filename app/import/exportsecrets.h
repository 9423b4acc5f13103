#pragma once

#include "datasources/json/json.h"

#include <QString>
#include <QStringList>

namespace Promontory {

/// What was found while secrets were taken out; JSON paths in words ("panels[3].targets[0].url").
struct SecretsFound
{
    QStringList removed; ///< keys that hold secrets by their names, and texts that look like credentials
    QStringList doubtful; ///< long random texts that were left, because they may be anything
};

/// A document without secrets, for other people (reliability-security D17): no secureJsonData, httpHeader…,
/// basicAuth…, passwords and tokens by the names of keys and variables, no user names in addresses, no
/// bearer tokens or keys by their well-known shapes, no values that a snapshot holds.
Json withoutSecrets(const Json &document, SecretsFound &found);

} // namespace Promontory
