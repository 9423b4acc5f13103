#pragma once

#include "datasources/core/sourcesettings.h"

namespace Promontory {

/// The fields of the editor, as far as a message belongs to one of them.
enum class SourceField {
    Name,
    Url,
    User,
    HeaderNames,
    ClientCertificate,
    ClientKey,
    Ca,
    Tenant,
    QueryParameters,
    Timeout,
    ScrapeInterval,
    Targets,
    Retention,
};

/// One thing that is wrong with a source, in words for people.
struct SourceFault
{
    SourceField field = SourceField::Name;
    QString message;

    bool operator==(const SourceFault &) const = default;
};

/// Reads an address as a person types it: http or https only, "host:port" means http; white space
/// around it, a trailing slash, query and fragment are dropped. Fails with Syntax; user info in it
/// is refused with a message that says where it belongs.
Result<QUrl> parseSourceUrl(const QString &text);

/// Everything wrong with the settings; files are not looked at. Names are unique without regard to
/// case.
QList<SourceFault> checkSource(const SourceSettings &settings, const QList<SourceSettings> &others);

/// A uid made of the name: lower case letters, digits and dashes, unlike the taken ones.
QString makeSourceUid(const QString &name, const QStringList &taken);

} // namespace Promontory
