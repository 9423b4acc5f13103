#include "app/pages/pagetoolbar.h"

#include "widgets/common/joinedbuttons.h"
#include "widgets/controls/refreshpicker.h"
#include "widgets/controls/timerangepicker.h"
#include "widgets/controls/variablebar.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace Promontory {

namespace {

constexpr int Height = 44;

/// A button without ground, for what is not about time.
void addFlat(QHBoxLayout *row, QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(QString(action->text()).remove(u'&'));
    row->addWidget(button, 0, Qt::AlignTop);
}

} // namespace

PageToolBar::PageToolBar(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_variables(new VariableBar(this))
    , m_history(new JoinedButtons(this))
    , m_range(new TimeRangePicker(clock, this))
    , m_refresh(new RefreshPicker(this))
{
    setMinimumHeight(Height);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(6);
    row->addWidget(m_variables, 1);
    row->addWidget(m_history, 0, Qt::AlignTop);
    row->addWidget(m_range, 0, Qt::AlignTop);
    row->addWidget(m_refresh, 0, Qt::AlignTop);
}

void PageToolBar::setActions(const PageToolActions &actions)
{
    m_history->addAction(actions.back);
    m_history->addAction(actions.forward);
    auto *row = static_cast<QHBoxLayout *>(layout());
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setFixedHeight(controlHeight(m_range) - 8);
    row->addSpacing(6);
    row->addWidget(line, 0, Qt::AlignVCenter);
    row->addSpacing(2);
    addFlat(row, actions.lock, this);
    addFlat(row, actions.fullScreen, this);
}

void PageToolBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).surface.canvas);
}

} // namespace Promontory
