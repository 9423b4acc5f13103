#pragma once

#include "datasources/json/json.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <utility>

namespace Promontory {

enum class AuthKind { None, Basic, Bearer, Headers, ClientCertificate };

/// One data source as the user configured it, without its secrets. Comes from the configuration folder
/// or the command line only, never from a dashboard file.
struct SourceSettings
{
    QString uid;
    QString name;
    QString kind = QStringLiteral("prometheus"); ///< "prometheus" or "local"
    QUrl url;                                    ///< with any path prefix; no user info, query or fragment
    bool isDefault = false;

    AuthKind auth = AuthKind::None;
    QString user;                   ///< Basic
    QStringList headerNames;        ///< custom headers; their values are secrets
    QString clientCertificatePath;  ///< PEM
    QString clientKeyPath;          ///< PEM
    QString caPath;                 ///< own CA, PEM
    bool caReplacesSystem = false;
    bool skipTlsVerify = false;
    QString tenant;                 ///< X-Scope-OrgID

    QList<std::pair<QString, QString>> queryParameters; ///< partial_response, dedup, nocache …
    qint64 timeoutMs = 30'000;
    qint64 scrapeIntervalMs = 15'000;

    QStringList targets;            ///< kind "local": /metrics addresses
    QString retention = QStringLiteral("15d");

    Json extra; ///< keys of the configuration file that this version does not know

    bool operator==(const SourceSettings &) const = default;
};

/// The secrets of one source. Never written beside the settings, never logged, never compared in messages.
struct SourceSecrets
{
    QByteArray password;      ///< Basic
    QByteArray token;         ///< Bearer
    QByteArray keyPassphrase; ///< client key
    QList<std::pair<QString, QByteArray>> headerValues;
};

} // namespace Promontory
