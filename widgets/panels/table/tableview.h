#pragma once

#include "widgets/panels/panelview.h"
#include "widgets/panels/table/tableoptions.h"

namespace Promontory {

class LanePager;

/// A panel's frames as a table.
class TableView : public PanelView
{
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    void setContext(const PanelContext &context) override;
    void setData(const PanelData &answer) override;
    void setMuted(bool muted) override;
    QString summary() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    FrameTable *m_table;
    LanePager *m_pager;
    FrameTableOptions m_options;
};

} // namespace Promontory
