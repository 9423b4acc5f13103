#pragma once

#include "datasources/frame/fieldconfig.h"
#include "widgets/charts/valuescale.h"

#include <QString>

namespace Promontory {

/// Numbers along the lower axis instead of time. Everything of the scene has its place on the axis
/// where its time would be: 0 to Parts.
struct NumberAxis
{
    static constexpr qint64 Parts = 1'000'000'000;

    ValueScale scale;
    FieldConfig config; ///< how numbers are written
    QString name;       ///< of the field, in tooltips
    QString label;      ///< a text below the axis
    bool hasGrid = true;
    bool isHidden = false; ///< no labels

    /// Far values stay within what can be counted; what the scale cannot show has the lowest place.
    qint64 placeOf(double value) const
    {
        constexpr double Far = 1000;
        const double unit = scale.toUnit(value);
        return unit > -Far ? static_cast<qint64>((unit < Far ? unit : Far) * double(Parts))
                           : qint64(-Far) * Parts;
    }
    double valueAt(qint64 place) const
    {
        return scale.fromUnit(static_cast<double>(place) / double(Parts));
    }
};

} // namespace Promontory
