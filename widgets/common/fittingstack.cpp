#include "widgets/common/fittingstack.h"

#include <QVBoxLayout>

namespace Promontory {

FittingStack::FittingStack(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
}

void FittingStack::addWidget(QWidget *page)
{
    m_layout->addWidget(page);
    if (m_current)
        page->setVisible(false);
    else
        m_current = page;
}

void FittingStack::setCurrentWidget(QWidget *page)
{
    if (!page || page == m_current)
        return;
    if (m_current)
        m_current->setVisible(false);
    m_current = page;
    m_current->setVisible(true);
}

void FittingStack::setCurrentIndex(int index)
{
    if (const QLayoutItem *item = m_layout->itemAt(index))
        setCurrentWidget(item->widget());
}

} // namespace Promontory
