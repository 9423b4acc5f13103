#pragma once

#include "datasources/base/result.h"
#include "datasources/frame/frame.h"

#include <QImage>

namespace Promontory {

class PanelFrame;

/// The panel with its frame as a picture, at this many device pixels per pixel.
QImage pictureOf(PanelFrame &panel, qreal scale);
/// The panel with its frame as SVG text, as vectors where it can.
QByteArray svgOf(PanelFrame &panel);
/// Time series side by side on the union of their times; a table as it stands. RFC 3339 times in UTC,
/// shortest numbers that read back the same, empty cells for absent samples. UTF-8, "\n" line ends.
QByteArray csvOf(const Frames &frames);

} // namespace Promontory
