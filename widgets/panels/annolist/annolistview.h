#pragma once

#include "widgets/panels/annolist/annoevents.h"
#include "widgets/panels/shared/listpanelview.h"

namespace Promontory {

/// An annotations list panel: the dashboard's events. Activating one shows the time around it.
class AnnoListView : public ListPanelView
{
    Q_OBJECT

public:
    explicit AnnoListView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    void setMarks(const TimeMarks &marks) override;

protected:
    void draw() override;
    void activate(int index) override;

private:
    AnnoListOptions m_options;
    TimeMarks m_marks;
    QList<TimeMark> m_events; ///< those shown
};

} // namespace Promontory
