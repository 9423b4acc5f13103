#pragma once

#include "widgets/panels/shared/seriespanelview.h"
#include "widgets/panels/trend/trendoptions.h"

namespace Promontory {

/// A trend panel: series over ascending numbers instead of time.
class TrendView : public SeriesPanelView
{
    Q_OBJECT

public:
    explicit TrendView(QWidget *parent = nullptr) : SeriesPanelView(parent) {}

    void setOptions(const Json &options) override;
    std::optional<QRectF> plotAfter(qint64 timeMs) const override;

protected:
    void draw() override;

private:
    TrendOptions m_options;
};

} // namespace Promontory
