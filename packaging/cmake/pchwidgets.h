// Headers that nearly every source with a widget includes, directly or not.
#pragma once

#include "packaging/cmake/pchcore.h"

#include <QAction>
#include <QApplication>
#include <QColor>
#include <QFont>
#include <QIcon>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>
#include <QTimer>
#include <QWidget>
