#include "tests/support/packing.h"

#include <QtEndian>

namespace Promontory {

namespace {

quint32 crc32(const QByteArray &bytes)
{
    quint32 table[256];
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ (value & 1 ? 0xEDB88320u : 0u);
        table[i] = value;
    }
    quint32 crc = 0xFFFFFFFFu;
    for (const char c : bytes)
        crc = (crc >> 8) ^ table[(crc ^ static_cast<unsigned char>(c)) & 0xFF];
    return ~crc;
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

} // namespace

QByteArray gzipped(const QByteArray &bytes)
{
    const QByteArray head("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    return head + rawDeflated(bytes) + littleEndian(crc32(bytes)) +
           littleEndian(static_cast<quint32>(bytes.size()));
}

QByteArray zlibPacked(const QByteArray &bytes)
{
    return qCompress(bytes, 6).mid(4); // it puts the length in front
}

QByteArray rawDeflated(const QByteArray &bytes)
{
    const QByteArray zlib = zlibPacked(bytes);
    return zlib.mid(2, zlib.size() - 6);
}

QByteArray zstdFramed(const QByteArray &bytes)
{
    const auto size = static_cast<quint32>(bytes.size());
    const QByteArray head("\x28\xb5\x2f\xfd\xa0", 5); // one segment, size in four bytes
    const quint32 lastRawBlock = (size << 3) | 1;
    return head + littleEndian(size) + littleEndian(lastRawBlock).first(3) + bytes;
}

} // namespace Promontory
