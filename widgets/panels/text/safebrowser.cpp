#include "widgets/panels/text/safebrowser.h"

namespace Promontory {

namespace {

constexpr int RightInset = 12;

} // namespace

SafeBrowser::SafeBrowser(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(0, 0, RightInset, 0); // the scroll bar keeps to the panel's edge
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    viewport()->setAutoFillBackground(false);
}

QVariant SafeBrowser::loadResource(int type, const QUrl &name)
{
    Q_UNUSED(type)
    Q_UNUSED(name)
    return {};
}

} // namespace Promontory
