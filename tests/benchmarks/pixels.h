#pragma once

#include "datasources/base/result.h"

#include <QImage>
#include <QSize>
#include <QString>

namespace Promontory {

/// What "pixels" is asked to do.
struct PixelsRequest
{
    QString file;         ///< a matrix answer of query_range
    QSize size{1200, 600};
    int rounds = 7;
    QString pngPath;      ///< where the last picture goes; empty: nowhere
    bool isChecked = false; ///< compare with a drawing of every sample
};

/// The best round, in milliseconds.
struct PixelsResult
{
    double decodeMs = 0;
    double drawMs = 0;
    double pssMib = 0;
    double differingPercent = 0; ///< of the pixels; only when checked

    double totalMs() const { return decodeMs + drawMs; }
};

/// From the bytes of an answer to painted pixels. Each round decodes anew into new columns and builds a
/// new view; nothing is kept between two rounds.
Result<PixelsResult> measurePixels(const PixelsRequest &request);

/// The part of pixels in percent in which two pictures of one size differ.
double differingPercent(const QImage &a, const QImage &b);

} // namespace Promontory
