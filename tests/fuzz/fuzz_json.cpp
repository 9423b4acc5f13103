#include "datasources/json/json.h"

#include <cstdint>
#include <cstdlib>

using namespace Promontory;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// What was read is written to a text that reads back the same and is written the same again.
void requireRoundTrip(const Json &value, QByteArray (*write)(const Json &))
{
    const QByteArray once = write(value);
    // White space may pass the limit on bytes.
    JsonLimits limits;
    limits.bytes = once.size();
    limits.stringBytes = once.size();
    const auto again = parseJson(once, limits);
    require(again.has_value());
    require(*again == value);
    require(write(*again) == once);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto parsed = parseJson(text);
    if (!parsed) {
        require(parsed.error().offset >= 0 && parsed.error().offset <= text.size());
        require(!parsed.error().message.isEmpty());
        const TextPosition position = positionOf(text, parsed.error().offset);
        require(position.line >= 1 && position.column >= 1);
        return 0;
    }
    requireRoundTrip(*parsed, writeJson);
    requireRoundTrip(*parsed, writeJsonCompact);
    return 0;
}
