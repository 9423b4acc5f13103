#pragma once

#include "widgets/panels/paneltype.h"
#include "widgets/panels/shared/laneoptions.h"

namespace Promontory {

/// "status-history": the state of each field at every step, as cells.
class StatusHistoryType : public PanelType
{
public:
    QString id() const override;
    PanelTypeInfo info() const override;
    PanelView *createView(QWidget *parent) const override;
    Json defaultOptions() const override;
    bool meansSame(const PanelLook &one, const PanelLook &other) const override;

    /// What holds where a file says nothing.
    static LaneOptions defaults();
};

} // namespace Promontory
