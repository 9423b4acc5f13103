#include "widgets/panels/histogram/histogramtype.h"

#include "widgets/panels/histogram/histogramoptions.h"
#include "widgets/panels/histogram/histogramview.h"

#include <QCoreApplication>

namespace Promontory {

QString HistogramType::id() const
{
    return QStringLiteral("histogram");
}

PanelTypeInfo HistogramType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Histogram");
    info.description = QCoreApplication::translate("PanelTypes", "How often values fall into ranges.");
    info.icon = QStringLiteral("histogram");
    return info;
}

PanelView *HistogramType::createView(QWidget *parent) const
{
    return new HistogramView(parent);
}

Json HistogramType::defaultOptions() const
{
    return toJson(HistogramOptions{});
}

bool HistogramType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return histogramOptionsFrom(one.options) == histogramOptionsFrom(other.options)
        && histogramLookFrom(one.custom) == histogramLookFrom(other.custom);
}

} // namespace Promontory
