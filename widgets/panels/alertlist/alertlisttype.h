#pragma once

#include "widgets/panels/paneltype.h"

namespace Promontory {

/// "alertlist": the alerts of the rules of a source.
class AlertListType : public PanelType
{
public:
    QString id() const override;
    PanelTypeInfo info() const override;
    PanelView *createView(QWidget *parent) const override;
    Json defaultOptions() const override;
    bool meansSame(const PanelLook &one, const PanelLook &other) const override;
};

} // namespace Promontory
