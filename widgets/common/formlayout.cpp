#include "widgets/common/formlayout.h"

namespace Promontory {

QVBoxLayout *formColumn(QWidget *owner)
{
    auto *layout = new QVBoxLayout(owner);
    layout->setContentsMargins({});
    layout->setSpacing(FormGap);
    return layout;
}

QHBoxLayout *formRow(std::initializer_list<QWidget *> fields, int lastStretch)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(FormGap);
    for (QWidget *field : fields)
        row->addWidget(field, 1, Qt::AlignTop);
    row->setStretch(row->count() - 1, lastStretch);
    return row;
}

} // namespace Promontory
