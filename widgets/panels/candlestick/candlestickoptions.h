#pragma once

#include "widgets/panels/shared/legendoptions.h"

namespace Promontory {

enum class CandleParts { CandlesAndVolume, Candles, Volume };

/// Which fields the candles are made of, by name; empty: found by themselves.
struct CandleFieldNames
{
    QString open;
    QString high;
    QString low;
    QString close;
    QString volume;

    bool operator==(const CandleFieldNames &) const = default;
};

/// `options` of a candlestick panel (grafana-dashboard 8.16).
struct CandlestickOptions
{
    CandleParts parts = CandleParts::CandlesAndVolume;
    bool areBars = false;
    bool isByPriorClose = false;
    QString upColor = QStringLiteral("green");
    QString downColor = QStringLiteral("red");
    QString flatColor = QStringLiteral("gray");
    CandleFieldNames fields;
    bool includesAllFields = false; ///< the others as lines
    LegendOptions legend;
    TooltipOptions tooltip;

    bool operator==(const CandlestickOptions &) const = default;
};

CandlestickOptions candlestickOptionsFrom(const Json &json);
Json toJson(const CandlestickOptions &options);

} // namespace Promontory
