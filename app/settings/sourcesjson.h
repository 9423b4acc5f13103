#pragma once

#include "datasources/core/sourcesettings.h"

namespace Promontory {

/// One source as a member of "sources" in sources.json. Keys at their default are left out; keys of
/// `extra` are kept.
Json sourceToJson(const SourceSettings &settings);

/// Fails with Syntax on anything but an object with a uid. Missing or odd values take their
/// default: checkSource() judges them.
Result<SourceSettings> sourceFromJson(const Json &value);

/// A whole sources.json, with the document it was read from for the keys that are not ours.
struct SourcesDocument
{
    QList<SourceSettings> sources;
    Json root;
};

/// Fails with Syntax (message with line and column) or Unsupported (written by a newer version).
/// At most one source is the default, uids are unique: later ones give way.
Result<SourcesDocument> readSources(const QByteArray &text);
QByteArray writeSources(const SourcesDocument &document);

} // namespace Promontory
