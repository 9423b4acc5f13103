#include "app/pages/pagetoolbar.h"

#include "app/dashboard/dashboard.h"
#include "widgets/common/joinedbuttons.h"
#include "widgets/common/values/oneline.h"
#include "widgets/controls/refreshpicker.h"
#include "widgets/controls/timerangepicker.h"
#include "widgets/controls/variablebar.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace Promontory {

namespace {

constexpr int Height = 44;

/// The quiet line between what is about time and the rest.
class ToolLine : public QWidget
{
public:
    explicit ToolLine(QWidget *parent) : QWidget(parent)
    {
        setFixedSize(1, controlHeight(parent));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintVerticalLine(&painter, 0, 6, height() - 6, themeOf(this).border.normal);
    }
};

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
    row->addSpacing(6);
    row->addWidget(new ToolLine(this), 0, Qt::AlignTop);
    row->addSpacing(2);
    addFlat(row, actions.lock, this);
    addFlat(row, actions.fullScreen, this);
}

void PageToolBar::setPickers(const PickerSpec &pickers)
{
    QList<QuickRange> ranges;
    for (const NamedRange &range : pickers.ranges)
        ranges.append({oneLine(range.name), range.range});
    m_range->setOffered(ranges);
    m_refresh->setOffered(pickers.refreshIntervals);
    for (QWidget *picker : {static_cast<QWidget *>(m_range), static_cast<QWidget *>(m_refresh)})
        picker->setVisible(!pickers.hidden);
}

void PageToolBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).surface.canvas);
}

} // namespace Promontory
