#pragma once

#include <QImage>
#include <QString>

namespace Promontory {

/// The picture inside a "data:image/…;base64,…" address; null for any other address, for what is no picture,
/// and for pictures of more than 16 million pixels. Nothing is ever fetched.
QImage dataImage(const QString &url);

} // namespace Promontory
