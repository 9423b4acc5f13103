#pragma once

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <initializer_list>

namespace Promontory {

/// Between the fields of a form, in both directions.
inline constexpr int FormGap = 12;

/// The fields of a form below each other, without margins.
QVBoxLayout *formColumn(QWidget *owner);
/// Fields of equal width beside each other, their labels on one line.
QHBoxLayout *formRow(std::initializer_list<QWidget *> fields);

} // namespace Promontory
