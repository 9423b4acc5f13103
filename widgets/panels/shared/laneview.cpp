#include "widgets/panels/shared/laneview.h"

namespace Promontory {

LaneView::LaneView(LaneOptions defaults, QWidget *parent)
    : ChartPanelView(parent)
    , m_defaults(defaults)
    , m_options(std::move(defaults))
    , m_pager(new LanePager(this))
{
    setFooter(m_pager);
    connect(m_pager, &LanePager::pageSelected, this, &LaneView::redraw);
}

void LaneView::setOptions(const Json &options)
{
    m_options = laneOptionsFrom(options, m_defaults);
    chart()->setTooltip(m_options.tooltip);
    redraw();
}

void LaneView::setContext(const PanelContext &context)
{
    m_pager->setTheme(context.theme);
    m_pager->setEnabled(context.interactive);
    ChartPanelView::setContext(context);
}

QString LaneView::summary() const
{
    const auto &lanes = chart()->scene().lanes;
    return lanes ? summaryOf(*lanes) : QString();
}

void LaneView::draw()
{
    const QTimeZone zone = axisZone(m_options.timeZone, context().zone);
    const PanelData shown = shownData();
    LaneRows rows = laneRows(shown, m_options.demand, context().theme, zone, isMuted());
    rows.legend.isTable = m_options.legend.isTable;
    rows.legend.nameColumn = tr("Name");
    m_pager->setRows(static_cast<int>(rows.lanes.lanes.size()), m_options.perPage);
    present(laneScene(rows, shown.range, zone, m_pager->page(), m_options.perPage), rows.legend,
            m_options.legend);
}

} // namespace Promontory
