#pragma once

#include "widgets/theme/theme.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace Promontory {

/// Why a view has nothing to draw although there is data, and what would help.
struct ViewNotice
{
    QString headline;
    QString advice;

    bool isEmpty() const { return headline.isEmpty(); }
};

/// In the middle of the area, in place of a picture.
void paintNotice(QPainter *painter, const QRectF &area, const ViewNotice &notice,
                 const Theme &theme);

} // namespace Promontory
