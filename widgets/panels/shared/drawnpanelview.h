#pragma once

#include "widgets/panels/panelview.h"

namespace Promontory {

/// A view that draws its data anew whenever data, theme or weight change: what lists and charts of marks share.
class DrawnPanelView : public PanelView
{
    Q_OBJECT

public:
    using PanelView::PanelView;

    void setContext(const PanelContext &context) final;
    void setData(const PanelData &answer) final;
    void setMuted(bool muted) final;

protected:
    /// Called once for new data, before it is drawn.
    virtual void prepare() {}
    /// Builds the picture of data() anew.
    virtual void draw() = 0;
    /// Hands theme and interaction on to the parts of the view.
    virtual void applyContext(const PanelContext &context) = 0;
    virtual void applyMuted(bool muted) = 0;

    void redraw(); ///< draws when there is something to draw with
    const PanelData &data() const { return m_data; }
    const PanelContext &context() const { return m_context; }
    bool isMuted() const { return m_isMuted; }

private:
    PanelContext m_context;
    PanelData m_data;
    bool m_isMuted = false;
};

} // namespace Promontory
