#pragma once

#include <QWidget>

class QVBoxLayout;

namespace Promontory {

/// Pages of which one is shown; as high as that page, not as the highest. Qt's own stack cannot be:
/// its layout answers for all pages.
class FittingStack : public QWidget
{
    Q_OBJECT

public:
    explicit FittingStack(QWidget *parent = nullptr);

    /// The first page is the current one until another is chosen.
    void addWidget(QWidget *page);
    QWidget *currentWidget() const { return m_current; }
    void setCurrentWidget(QWidget *page);
    void setCurrentIndex(int index);

private:
    QVBoxLayout *m_layout;
    QWidget *m_current = nullptr;
};

} // namespace Promontory
