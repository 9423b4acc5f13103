#include "datasources/prometheus/answerdecoder.h"
#include "datasources/prometheus/jsonwalk.h"

namespace Promontory {

using namespace Qt::StringLiterals;
namespace od = simdjson::ondemand;
using simdjson::error_code;

namespace {

error_code readDescription(od::value value, MetricMetadata &entry)
{
    return forEachMember(value, [&](const QString &name, od::value text) {
        if (name == "type"_L1)
            return readStringIfAny(text, entry.type);
        if (name == "help"_L1)
            return readStringIfAny(text, entry.help);
        return name == "unit"_L1 ? readStringIfAny(text, entry.unit) : simdjson::SUCCESS;
    });
}

} // namespace

error_code readStringIfAny(od::value value, QString &text)
{
    bool repaired = false;
    const auto fault = readText(value, text, repaired);
    return fault == simdjson::INCORRECT_TYPE ? simdjson::SUCCESS : fault;
}

Result<QStringList> decodeStrings(QByteArray body, qsizetype limit)
{
    QStringList texts;
    const auto envelope = readSuccess(std::move(body), [&](od::value data) {
        return forEachItem(data, [&](od::value element) {
            QString text;
            const auto fault = readStringIfAny(element, text);
            if (texts.size() < limit)
                texts.append(text);
            return fault;
        });
    });
    if (!envelope)
        return failure(envelope.error());
    return texts;
}

Result<QList<Labels>> decodeSeries(QByteArray body, qsizetype limit)
{
    QList<Labels> series;
    const auto envelope = readSuccess(std::move(body), [&](od::value data) {
        return forEachItem(data, [&](od::value element) {
            QList<Labels::Pair> pairs;
            const auto fault = forEachMember(element, [&](const QString &name, od::value value) {
                pairs.append({name, {}});
                return readStringIfAny(value, pairs.last().second);
            });
            if (series.size() < limit)
                series.append(Labels(std::move(pairs)));
            return fault;
        });
    });
    if (!envelope)
        return failure(envelope.error());
    return series;
}

Result<QList<MetricMetadata>> decodeMetadata(QByteArray body)
{
    QList<MetricMetadata> entries;
    const auto envelope = readSuccess(std::move(body), [&](od::value data) {
        return forEachMember(data, [&](const QString &metric, od::value list) {
            return forEachItem(list, [&](od::value description) {
                entries.append({metric, {}, {}, {}});
                return readDescription(description, entries.last());
            });
        });
    });
    if (!envelope)
        return failure(envelope.error());
    return entries;
}

Result<BuildInfo> decodeBuildInfo(QByteArray body)
{
    BuildInfo info;
    const auto envelope = readSuccess(std::move(body), [&](od::value data) {
        return forEachMember(data, [&](const QString &name, od::value value) {
            info.hasRevision = info.hasRevision || name == "revision"_L1;
            info.hasGoVersion = info.hasGoVersion || name == "goVersion"_L1;
            if (name == "version"_L1)
                return readStringIfAny(value, info.version);
            return name == "application"_L1 ? readStringIfAny(value, info.application)
                                            : simdjson::SUCCESS;
        });
    });
    if (!envelope)
        return failure(envelope.error());
    return info;
}

bool hasVictoriaMetricsMark(QByteArray body)
{
    const auto envelope = readSuccess(std::move(body), [](od::value) { return simdjson::SUCCESS; });
    return envelope && envelope->victoriaMetrics;
}

} // namespace Promontory
