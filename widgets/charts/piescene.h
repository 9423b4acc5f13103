#pragma once

#include "widgets/common/values/datalinks.h"

#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>

namespace Promontory {

/// One slice of a pie. Its place runs clockwise from the top.
struct PieSlice
{
    int entry = 0;      ///< what it stands for
    QString name;
    QString value;
    QString percent;
    QColor color;
    double from = 0;    ///< 0..1 of the turn
    double to = 0;
    QStringList labels; ///< written into it, a line each
    bool isInTooltip = true;
    DataPlace place; ///< whose links it has
};

/// Everything a pie draws, as one value.
struct PieScene
{
    QList<PieSlice> slices;
    bool isDonut = false;
};

} // namespace Promontory
