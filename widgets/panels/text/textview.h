#pragma once

#include "widgets/panels/panelview.h"
#include "widgets/panels/text/textoptions.h"

namespace Promontory {

class SafeBrowser;

/// Notes: Markdown, a safe part of HTML, or plain code.
class TextView : public PanelView
{
    Q_OBJECT

public:
    explicit TextView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    void setContext(const PanelContext &context) override;
    void setData(const PanelData &answer) override;
    QString summary() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showContent();
    void followLink(const QUrl &url);

    TextOptions m_options;
    PanelContext m_context;
    SafeBrowser *m_browser;
};

} // namespace Promontory
