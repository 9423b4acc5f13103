#pragma once

#include <QTextBrowser>

namespace Promontory {

/// Shows rich text and fetches nothing: no file, no address, no picture but those that stand in the text
/// itself. Links are told, not
/// followed.
class SafeBrowser : public QTextBrowser
{
    Q_OBJECT

public:
    explicit SafeBrowser(QWidget *parent);

    QVariant loadResource(int type, const QUrl &name) override;
};

} // namespace Promontory
