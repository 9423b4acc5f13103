#include "widgets/theme/looks.h"

#include <QAbstractButton>
#include <QFontMetrics>
#include <QVariant>

namespace Promontory {

namespace {

constexpr auto JoinProperty = "promontoryJoin";
constexpr auto FilledProperty = "promontoryFilled";
constexpr auto SmallProperty = "promontorySmall";
constexpr auto RaisedProperty = "promontoryRaised";
constexpr auto MarkProperty = "promontoryMenuMark";

void set(QWidget *widget, const char *name, const QVariant &value)
{
    widget->setProperty(name, value);
    widget->updateGeometry();
    widget->update();
}

} // namespace

void setJoin(QWidget *widget, Join join)
{
    set(widget, JoinProperty, int(join));
}

Join joinOf(const QWidget *widget)
{
    return widget ? Join(widget->property(JoinProperty).toInt()) : Join::None;
}

void setFilled(QAbstractButton *button, bool filled)
{
    set(button, FilledProperty, filled);
}

bool isFilled(const QWidget *widget)
{
    return widget && widget->property(FilledProperty).toBool();
}

void setSmall(QWidget *widget, bool small)
{
    set(widget, SmallProperty, small);
}

bool isSmall(const QWidget *widget)
{
    return widget && widget->property(SmallProperty).toBool();
}

void setRaised(QWidget *widget, bool raised)
{
    set(widget, RaisedProperty, raised);
}

bool isRaised(const QWidget *widget)
{
    return widget && widget->property(RaisedProperty).toBool();
}

void setMenuMark(QWidget *widget, bool mark)
{
    set(widget, MarkProperty, mark);
}

bool hasMenuMark(const QWidget *widget)
{
    return widget && widget->property(MarkProperty).toBool();
}

int controlHeight(const QWidget *widget)
{
    const bool small = isSmall(widget);
    const int least = small ? 24 : 28;
    return widget ? qMax(least, widget->fontMetrics().height() + (small ? 6 : 10)) : least;
}

} // namespace Promontory
