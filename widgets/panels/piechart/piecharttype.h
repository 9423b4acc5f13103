#pragma once

#include "widgets/panels/paneltype.h"

namespace Promontory {

/// "piechart": the parts of a whole, as a pie or a donut.
class PieChartType : public PanelType
{
public:
    QString id() const override;
    PanelTypeInfo info() const override;
    PanelView *createView(QWidget *parent) const override;
    Json defaultOptions() const override;
    bool meansSame(const PanelLook &one, const PanelLook &other) const override;
};

} // namespace Promontory
