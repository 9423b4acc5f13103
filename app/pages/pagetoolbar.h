#pragma once

#include "datasources/base/clock.h"

#include <QWidget>

class QAction;

namespace Promontory {

class JoinedButtons;
struct PickerSpec;
class RefreshPicker;
class TimeRangePicker;
class VariableBar;

/// The window's actions that have a button in the tool bar of a dashboard.
struct PageToolActions
{
    QAction *back = nullptr;
    QAction *forward = nullptr;
    QAction *lock = nullptr;
    QAction *fullScreen = nullptr;
};

/// The row above a dashboard's panels: variables at the left, time at the right.
class PageToolBar : public QWidget
{
    Q_OBJECT

public:
    /// The clock must outlive the bar.
    explicit PageToolBar(const Clock &clock, QWidget *parent = nullptr);

    /// Once, before the bar is shown.
    void setActions(const PageToolActions &actions);

    /// What the pickers offer, and whether they are shown at all.
    void setPickers(const PickerSpec &pickers);

    VariableBar &variables() { return *m_variables; }
    TimeRangePicker &range() { return *m_range; }
    RefreshPicker &refresh() { return *m_refresh; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    VariableBar *m_variables;
    JoinedButtons *m_history;
    TimeRangePicker *m_range;
    RefreshPicker *m_refresh;
};

} // namespace Promontory
