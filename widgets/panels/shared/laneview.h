#pragma once

#include "widgets/panels/shared/chartpanelview.h"
#include "widgets/panels/shared/laneoptions.h"
#include "widgets/panels/shared/lanepager.h"

namespace Promontory {

/// A panel of lanes of states. Its types say which options it has.
class LaneView : public ChartPanelView
{
    Q_OBJECT

public:
    /// `defaults` hold for what a file does not say.
    LaneView(LaneOptions defaults, QWidget *parent);

    void setOptions(const Json &options) override;
    void setContext(const PanelContext &context) override;
    QString summary() const override;

    LanePager *pager() const { return m_pager; }

protected:
    void draw() override;

private:
    LaneOptions m_defaults;
    LaneOptions m_options;
    LanePager *m_pager;
};

} // namespace Promontory
