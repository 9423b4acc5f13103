#pragma once

#include "app/import/librarypanels.h"

namespace Promontory {

/// The library panels that a dashboard refers to without holding them, from the JSON files in its folder: at most 200
/// files of at most 16 MiB, 64 MiB in all, by name. May wait for the disk.
LibraryModels librariesBeside(const QString &path, const Json &document);

} // namespace Promontory
