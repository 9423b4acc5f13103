#pragma once

#include "widgets/panels/panelview.h"
#include "widgets/panels/unknown/placeholder.h"

namespace Promontory {

class FrameTable;

/// Stands for a panel of a type that this program does not draw: says so, and shows the data as a
/// table.
class UnknownView : public PanelView
{
    Q_OBJECT

public:
    explicit UnknownView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    void setContext(const PanelContext &context) override;
    void setData(const PanelData &answer) override;
    void setMuted(bool muted) override;
    QString summary() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QFont sentenceFont() const;
    QRect sentenceRect() const;
    void layOut();

    Placeholder m_placeholder;
    PanelContext m_context;
    FrameTable *m_table;
};

} // namespace Promontory
