#pragma once

#include "widgets/panels/candlestick/candlestickoptions.h"
#include "widgets/panels/shared/seriespanelview.h"

namespace Promontory {

/// A candlestick panel: how a price moved in each step, and how much was traded.
class CandlestickView : public SeriesPanelView
{
    Q_OBJECT

public:
    explicit CandlestickView(QWidget *parent = nullptr) : SeriesPanelView(parent) {}

    void setOptions(const Json &options) override;

protected:
    void draw() override;

private:
    CandlestickOptions m_options;
};

} // namespace Promontory
