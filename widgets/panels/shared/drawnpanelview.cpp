#include "widgets/panels/shared/drawnpanelview.h"

namespace Promontory {

void DrawnPanelView::setContext(const PanelContext &context)
{
    m_context = context;
    applyContext(context);
    redraw();
}

void DrawnPanelView::setData(const PanelData &answer)
{
    m_data = answer;
    prepare();
    redraw();
}

void DrawnPanelView::setMuted(bool muted)
{
    if (muted == m_isMuted)
        return;
    m_isMuted = muted;
    applyMuted(muted);
    redraw();
}

void DrawnPanelView::redraw()
{
    if (m_context.theme.series.isEmpty())
        return;
    draw();
    setAccessibleDescription(summary());
    update();
}

} // namespace Promontory
