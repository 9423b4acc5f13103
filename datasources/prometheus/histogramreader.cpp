#include "datasources/prometheus/histogramreader.h"

#include "datasources/prometheus/sampletext.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace od = simdjson::ondemand;
using simdjson::error_code;

namespace {

std::string_view bareToken(std::string_view token)
{
    const auto last = token.find_last_not_of(" \n\t\r");
    token = token.substr(0, last == token.npos ? 0 : last + 1);
    return token.size() >= 2 && token.front() == '"' ? token.substr(1, token.size() - 2) : token;
}

/// A number, in quotes or not. `good` falls when it is none.
error_code readNumber(od::value value, double &number, bool &good)
{
    const std::string_view token = value.raw_json_token();
    const auto parsed = parseSampleValue(bareToken(token));
    number = parsed.value_or(0);
    good = good && parsed;
    return simdjson::SUCCESS;
}

/// `[rule,"lower","upper","count"]`
error_code readBucket(od::array parts, HistogramBucket &bucket, bool &good)
{
    double numbers[4] = {};
    std::size_t at = 0;
    for (auto part : parts) {
        od::value value;
        if (const auto fault = part.get(value))
            return fault;
        if (at < 4) {
            if (const auto fault = readNumber(value, numbers[at], good))
                return fault;
        }
        ++at;
    }
    good = good && at >= 4 && numbers[0] >= 0 && numbers[0] <= 3 && !std::isnan(numbers[1]) &&
           !std::isnan(numbers[2]);
    bucket = {numbers[1], numbers[2], numbers[3], good ? static_cast<int>(numbers[0]) : 0};
    return simdjson::SUCCESS;
}

error_code readBuckets(od::value value, std::vector<HistogramBucket> &buckets, bool &good)
{
    od::array list;
    if (const auto fault = value.get_array().get(list))
        return fault;
    for (auto item : list) {
        od::array parts;
        if (const auto fault = item.get_array().get(parts))
            return fault;
        HistogramBucket bucket;
        if (const auto fault = readBucket(parts, bucket, good))
            return fault;
        buckets.push_back(bucket);
    }
    return simdjson::SUCCESS;
}

error_code readBody(od::object body, HistogramSample &sample, bool &good)
{
    for (auto member : body) {
        std::string_view key;
        if (const auto fault = member.unescaped_key().get(key))
            return fault;
        od::value value;
        if (const auto fault = member.value().get(value))
            return fault;
        error_code fault = simdjson::SUCCESS;
        if (key == "count")
            fault = readNumber(value, sample.count, good);
        else if (key == "sum")
            fault = readNumber(value, sample.sum, good);
        else if (key == "buckets")
            fault = readBuckets(value, sample.buckets, good);
        if (fault)
            return fault;
    }
    return simdjson::SUCCESS;
}

error_code readParts(od::array parts, HistogramSample &sample, bool &good)
{
    int at = 0;
    for (auto part : parts) {
        od::value value;
        if (const auto fault = part.get(value))
            return fault;
        if (at == 0) {
            const std::string_view token = value.raw_json_token();
            const auto timeMs = parseTimestampMs(bareToken(token));
            good = good && timeMs;
            sample.timeMs = timeMs.value_or(0);
        } else if (at == 1) {
            od::object body;
            if (const auto fault = value.get_object().get(body))
                return fault;
            if (const auto fault = readBody(body, sample, good))
                return fault;
        }
        ++at;
    }
    good = good && at >= 2;
    return simdjson::SUCCESS;
}

} // namespace

error_code readHistogram(od::value pair, std::vector<HistogramSample> &target, qint64 &bad)
{
    HistogramSample sample;
    bool good = true;
    od::array parts;
    error_code fault = pair.get_array().get(parts);
    if (!fault)
        fault = readParts(parts, sample, good);
    if (fault && fault != simdjson::INCORRECT_TYPE)
        return fault;
    if (fault || !good) {
        ++bad;
        return simdjson::SUCCESS;
    }
    std::sort(sample.buckets.begin(), sample.buckets.end(),
              [](const HistogramBucket &a, const HistogramBucket &b) { return a.lower < b.lower; });
    target.push_back(std::move(sample));
    return simdjson::SUCCESS;
}

error_code readHistograms(od::value samples, std::vector<HistogramSample> &target, qint64 &bad)
{
    od::array list;
    if (const auto fault = samples.get_array().get(list))
        return fault;
    for (auto item : list) {
        od::value pair;
        if (const auto fault = item.get(pair))
            return fault;
        if (const auto fault = readHistogram(pair, target, bad))
            return fault;
    }
    return simdjson::SUCCESS;
}

} // namespace Promontory
