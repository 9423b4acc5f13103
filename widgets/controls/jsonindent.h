#pragma once

#include <QTextCursor>

class QKeyEvent;

namespace Promontory {

/// What keys do in JSON beside typing: Tab and Shift+Tab move lines by two blanks, Enter keeps the indent and
/// adds to it behind an opening bracket, a closing bracket at the start of a line steps back. False for keys
/// that mean nothing special. Every one is a single step of undo.
bool editJson(QTextCursor &cursor, const QKeyEvent &event);

} // namespace Promontory
