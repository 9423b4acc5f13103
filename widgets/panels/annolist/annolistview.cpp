#include "widgets/panels/annolist/annolistview.h"

namespace Promontory {

AnnoListView::AnnoListView(QWidget *parent) : ListPanelView(parent)
{
    list()->setAccessibleName(tr("Annotations"));
}

void AnnoListView::setOptions(const Json &options)
{
    m_options = annoListOptionsFrom(options);
    redraw();
}

void AnnoListView::setMarks(const TimeMarks &marks)
{
    m_marks = marks;
    redraw();
}

void AnnoListView::draw()
{
    m_events = shownEvents(m_marks, m_options, data().range);
    present(annoEntries(m_events, m_options, context().theme, context().zone), tr("No annotations."));
}

void AnnoListView::activate(int index)
{
    emit rangeSelected(rangeAround(m_events.at(index), m_options));
}

} // namespace Promontory
