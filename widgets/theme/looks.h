#pragma once

#include <QMetaType>

class QAbstractButton;
class QWidget;

namespace Promontory {

/// Place of a control in a group whose members share their borders.
enum class Join { None, First, Middle, Last };

/// Hints to PromontoryStyle, kept as dynamic properties of the widget. Without the style they do nothing.
void setJoin(QWidget *widget, Join join);
Join joinOf(const QWidget *widget);

/// The one filled button of a view.
void setFilled(QAbstractButton *button, bool filled = true);
bool isFilled(const QWidget *widget);

/// 24 px high instead of 28, for docks and panels.
void setSmall(QWidget *widget, bool small = true);
bool isSmall(const QWidget *widget);

/// A tool button with the ground and border of a push button.
void setRaised(QWidget *widget, bool raised = true);
bool isRaised(const QWidget *widget);

/// The sign of a menu on a button that opens a popup of its own.
void setMenuMark(QWidget *widget, bool mark = true);
bool hasMenuMark(const QWidget *widget);

/// Height of a control for its font: 28 (24 when small), more with large text.
int controlHeight(const QWidget *widget);

} // namespace Promontory
