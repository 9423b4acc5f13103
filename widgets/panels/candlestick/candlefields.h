#pragma once

#include "datasources/frame/frame.h"
#include "widgets/panels/candlestick/candlestickoptions.h"

#include <optional>
#include <vector>

namespace Promontory {

/// The fields of candles, all beside the same times.
struct CandleFields
{
    TimeColumn times;
    Field open;
    Field high;
    Field low;
    Field close;
    std::optional<Field> volume;
    qint64 stepMs = 0;
    Frames others; ///< time series of the fields that no candle is made of
};

/// Finds them over all frames: by the names of the options, else by what they are called ("open",
/// "o", …). A missing opening is the close before, a missing close the next opening; highs and lows
/// that are missing are the ends of the body. Nothing without any numbers beside times.
std::optional<CandleFields> candleFields(const Frames &frames, const CandleFieldNames &names);

} // namespace Promontory
