#include "widgets/common/fittingstack.h"

namespace Promontory {

QSize FittingStack::sizeHint() const
{
    return currentWidget() ? currentWidget()->sizeHint() : QSize();
}

QSize FittingStack::minimumSizeHint() const
{
    return sizeHint();
}

bool FittingStack::hasHeightForWidth() const
{
    return currentWidget() && currentWidget()->hasHeightForWidth();
}

int FittingStack::heightForWidth(int width) const
{
    return currentWidget() ? currentWidget()->heightForWidth(width) : -1;
}

} // namespace Promontory
