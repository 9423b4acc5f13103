#pragma once

#include "widgets/panels/dashlist/dashlistsections.h"
#include "widgets/panels/shared/listpanelview.h"

namespace Promontory {

/// A dashboard list panel: dashboards that this machine knows. Activating one asks to open it.
class DashListView : public ListPanelView
{
    Q_OBJECT

public:
    explicit DashListView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;

protected:
    void draw() override;
    void activate(int index) override;

private:
    DashListOptions m_options;
    QStringList m_paths;
};

} // namespace Promontory
