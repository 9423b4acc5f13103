#pragma once

#include <QStackedWidget>

namespace Promontory {

/// A stack as high as the page it shows, not as its highest page.
class FittingStack : public QStackedWidget
{
    Q_OBJECT

public:
    using QStackedWidget::QStackedWidget;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;
};

} // namespace Promontory
