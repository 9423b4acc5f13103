#include "widgets/common/values/dataimage.h"

#include <QBuffer>
#include <QImageReader>

#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype LongestUrl = 4'000'000;
constexpr qint64 MostPixels = 16'000'000;

/// Formats of plain pixels; what holds drawings could hold anything.
bool isPixelFormat(const QByteArray &format)
{
    static constexpr std::array Formats{"png", "jpeg", "gif", "bmp", "webp", "ico"};
    return std::any_of(Formats.begin(), Formats.end(), [&format](const char *known) { return format == known; });
}

} // namespace

QImage dataImage(const QString &url)
{
    constexpr QLatin1StringView Mark(";base64,");
    const qsizetype data = url.indexOf(Mark);
    if (!url.startsWith("data:image/"_L1) || data < 0 || url.size() > LongestUrl)
        return {};
    QByteArray bytes = QByteArray::fromBase64(QStringView(url).mid(data + Mark.size()).toLatin1());
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    if (!isPixelFormat(reader.format()) || size.isEmpty() || qint64(size.width()) * size.height() > MostPixels)
        return {};
    return reader.read();
}

} // namespace Promontory
