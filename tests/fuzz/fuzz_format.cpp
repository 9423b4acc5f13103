#include "datasources/format/formatvalue.h"
#include "datasources/frame/fieldconfigjson.h"
#include "datasources/frame/timerange.h"

#include <cstdint>
#include <cstdlib>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestValue = 128;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void requireBoundedValue(double value, const QString &unit, int decimals)
{
    FieldConfig config;
    config.unit = unit;
    FormatContext context;
    context.nowMs = 1'767'225'600'000;
    for (const bool fixed : {false, true}) {
        if (fixed)
            config.decimals = decimals;
        const FormattedValue text = formatValue(value, config, context);
        require(text.joined().size() <= LongestValue);
        require(!text.joined().isEmpty());
    }
    unitScale(unit);
}

void requireBoundedTexts(double value, const QString &text)
{
    const auto timeMs = value > -8e15 && value < 8e15 ? qint64(value) : 0;
    require(formatTime(timeMs, QTimeZone("Europe/Berlin"), text).size() <= LongestValue);
    require(!formatDuration(timeMs).isEmpty());
    const auto time = resolveTime(text, timeMs, QTimeZone("Europe/Berlin"), RangeEdge::End);
    require(!time || *time >= 0);
    const auto duration = parseDuration(text);
    require(!duration || *duration >= 0);
    const auto interval = parseInterval(text);
    require(!interval || *interval >= 0);
}

/// A configuration that was read is written to one that reads the same.
void requireStableConfig(const QByteArray &text, double value)
{
    const auto json = parseJson(text);
    if (!json)
        return;
    const FieldConfig config = fieldConfigFromJson(*json);
    require(fieldConfigFromJson(toJson(config)) == config);
    require(formatValue(value, config).joined().size() <= LongestValue);
    formatText(QString::fromUtf8(text), config);
}

} // namespace

/// The first line is a number, the rest a unit, a date format, a time or a configuration.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype lineEnd = input.indexOf('\n');
    const double value = input.left(std::max<qsizetype>(0, lineEnd)).toDouble();
    const QByteArray rest = input.mid(lineEnd + 1);
    const QString text = QString::fromUtf8(rest);
    requireBoundedValue(value, text, int(size) * 7919 - 9);
    requireBoundedTexts(value, text);
    requireStableConfig(rest, value);
    return 0;
}
