#include "widgets/panels/candlestick/candlesticktype.h"

#include "widgets/panels/candlestick/candlestickoptions.h"
#include "widgets/panels/candlestick/candlestickview.h"
#include "widgets/panels/shared/fieldlook.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Promontory {

QString CandlestickType::id() const
{
    return u"candlestick"_s;
}

PanelTypeInfo CandlestickType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Candlestick");
    info.description = QCoreApplication::translate(
        "PanelTypes", "How a value moved in each step: open, high, low and close.");
    info.icon = u"candlestick"_s;
    return info;
}

PanelView *CandlestickType::createView(QWidget *parent) const
{
    return new CandlestickView(parent);
}

Json CandlestickType::defaultOptions() const
{
    return toJson(CandlestickOptions{});
}

bool CandlestickType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return candlestickOptionsFrom(one.options) == candlestickOptionsFrom(other.options) &&
           fieldLookFrom(one.custom) == fieldLookFrom(other.custom);
}

} // namespace Promontory
