#pragma once

#include "widgets/theme/theme.h"

#include <QIcon>
#include <QPixmap>

namespace Promontory {

/// An icon of our set by its file name without ".svg", drawn in the colours of the application's palette, so
/// that it follows a change of theme by itself. Nothing is rendered before it is painted. An unknown name
/// gives an icon that paints nothing.
QIcon themeIcon(const QString &name);
/// The same in fixed colours: the theme's primary text, its disabled text when disabled.
QIcon themeIcon(const QString &name, const Theme &theme);
/// The same in one colour for all states.
QIcon tintedIcon(const QString &name, const QColor &color);
/// One picture of an icon, for painting by hand. `size` is the side in px at 1x.
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio);
/// The program's own icon, in its own colours.
QIcon applicationIcon();

/// Names of all icons of the set.
QStringList iconNames();

} // namespace Promontory
