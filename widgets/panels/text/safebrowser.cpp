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

/// Without a picture Qt's layout opens the name as a file, a share or a pipe by itself (measured): whatever is
/// no picture inside the text gets one that shows nothing.
QVariant SafeBrowser::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource)
        return {};
    QImage image;
    if (name.scheme() == QStringLiteral("data"))
        image = dataImage(name.toString(QUrl::FullyEncoded));
    if (image.isNull()) {
        image = QImage(1, 1, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
    }
    return image;
}

} // namespace Promontory
