#pragma once

#include "widgets/panels/panelview.h"

namespace Promontory {

class FrameTable;

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
    FrameTable *m_table;
};

} // namespace Promontory
