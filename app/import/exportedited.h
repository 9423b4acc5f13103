#pragma once

#include "app/import/exportgrafana.h"

namespace Promontory {

/// An imported dashboard in the form it came in, with its edits put in where the document says the same
/// things; all else stays as it was. What that form cannot say is converted, with a notice. `edited.original`
/// has to be one of Grafana's documents.
GrafanaExport editedOriginal(const Dashboard &edited);

} // namespace Promontory
