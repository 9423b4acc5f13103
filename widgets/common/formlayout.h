#pragma once

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <initializer_list>

namespace Promontory {

/// Between the fields of a form, in both directions.
inline constexpr int FormGap = 12;

/// The fields of a form below each other, without margins.
QVBoxLayout *formColumn(QWidget *owner);
/// Fields beside each other, their labels on one line; of equal width, or the last one that many
/// times as wide.
QHBoxLayout *formRow(std::initializer_list<QWidget *> fields, int lastStretch = 1);

} // namespace Promontory
