#include "widgets/panels/dashlist/dashlistview.h"

namespace Promontory {

DashListView::DashListView(QWidget *parent) : ListPanelView(parent)
{
    list()->setAccessibleName(tr("Dashboards"));
}

void DashListView::setOptions(const Json &options)
{
    m_options = dashListOptionsFrom(options);
    redraw();
}

void DashListView::draw()
{
    DashListContent content = dashListContent(context().dashboards, m_options);
    m_paths = content.paths;
    const bool isOnlyStarred = m_options.showStarred && !m_options.showRecent && !m_options.showSearch;
    present(std::move(content.entries),
            isOnlyStarred ? tr("No dashboard is starred on this machine.") : tr("No dashboards."));
}

void DashListView::activate(int index)
{
    emit dashboardActivated({m_paths.at(index), m_options.keepTime, m_options.includeVars});
}

} // namespace Promontory
