#include "app/dashboardsettings/itempane.h"

#include "app/dashboardsettings/itemlist.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/formlayout.h"
#include "widgets/common/verticalline.h"

#include <QScrollArea>

namespace Promontory {

namespace {

constexpr int Margin = 16;
constexpr int ListWidth = 240;

} // namespace

ItemPane::ItemPane(ItemList *list, EmptyState *empty, QWidget *form, QWidget *below, QWidget *parent)
    : QWidget(parent), m_scroll(new QScrollArea(this)), m_empty(empty)
{
    auto *page = new QWidget;
    QVBoxLayout *fields = formColumn(page);
    fields->setContentsMargins(Margin, Margin, Margin, Margin);
    fields->addWidget(form);
    fields->addStretch(1);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    list->setFixedWidth(ListWidth);
    auto *left = new QVBoxLayout;
    left->setContentsMargins(Margin, Margin, Margin, Margin);
    left->addWidget(list);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_scroll, 1);
    if (below)
        right->addWidget(below);
    right->addWidget(empty, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(left);
    layout->addWidget(new VerticalLine(this));
    layout->addLayout(right, 1);
}

void ItemPane::showForm(bool shown)
{
    m_scroll->setVisible(shown);
    m_empty->setVisible(!shown);
}

void ItemPane::scrollToTop()
{
    m_scroll->ensureVisible(0, 0);
}

} // namespace Promontory
