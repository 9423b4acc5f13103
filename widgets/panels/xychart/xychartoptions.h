#pragma once

#include "widgets/charts/scatterscene.h"
#include "widgets/panels/shared/fieldlook.h"
#include "widgets/panels/shared/legendoptions.h"

#include <QList>

#include <optional>

namespace Promontory {

/// Which field or frame is meant, by the id and options of a matcher; without an id: none is named.
struct FieldPick
{
    QString id;
    Json options;

    bool isEmpty() const { return id.isEmpty(); }
    bool operator==(const FieldPick &) const = default;
};

/// One entry of `series`: which fields its points are made of.
struct XySeriesChoice
{
    QString name; ///< in place of the field's
    FieldPick frame;
    FieldPick x;
    FieldPick y;
    FieldPick size;
    FieldPick color;
    std::optional<double> fixedSize; ///< of files of older versions
    QString fixedColor;              ///< likewise

    bool operator==(const XySeriesChoice &) const = default;
};

/// `options` of an XY chart (grafana-dashboard 8.16), in its newer and its older form.
struct XyChartOptions
{
    bool isManual = false; ///< only the fields of `series`
    QList<XySeriesChoice> series;
    QStringList excluded; ///< names that automatic mapping leaves out
    LegendOptions legend;
    TooltipOptions tooltip;

    bool operator==(const XyChartOptions &) const = default;
};

XyChartOptions xyChartOptionsFrom(const Json &json);
Json toJson(const XyChartOptions &options);

/// `field.custom` of a field of an XY chart.
struct XyLook
{
    bool hasPoints = true;
    bool hasLine = false;
    double pointSize = 5;
    double leastPointSize = 5; ///< where a field tells the size
    double mostPointSize = 50;
    ScatterShape shape = ScatterShape::Circle;
    double strokeWidth = 1;
    double fillOpacity = 0.5;
    double lineWidth = 2;
    QList<double> dashes;
    FieldLook axis; ///< what it says about axes and hiding, nothing else

    bool operator==(const XyLook &) const = default;
};

XyLook xyLookFrom(const Json &custom);

} // namespace Promontory
