#pragma once

#include <QByteArray>

namespace Promontory {

/// The text of resources/units/units.json, which the build puts into the program.
QByteArray unitData();

} // namespace Promontory
