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

} // namespace Promontory
