#include "widgets/panels/text/safebrowser.h"

#include "widgets/common/values/dataimage.h"

#include <QTextDocument>

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
    if (type != QTextDocument::ImageResource || name.scheme() != QStringLiteral("data"))
        return {};
    const QImage image = dataImage(name.toString(QUrl::FullyEncoded));
    return image.isNull() ? QVariant() : QVariant(image);
}

} // namespace Promontory
