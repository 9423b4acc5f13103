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
    // qCompress writes a length, a two-byte header, the deflated bytes and a checksum of its own.
    const QByteArray zlib = qCompress(bytes, 6);
    const QByteArray deflated = zlib.mid(6, zlib.size() - 10);
    const QByteArray head("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    return head + deflated + littleEndian(crc32(bytes)) +
           littleEndian(static_cast<quint32>(bytes.size()));
}

} // namespace Promontory
