#pragma once

#include "datasources/frame/frame.h"

#include <Qt>

#include <vector>

namespace Promontory {

/// The rows of a frame in the order of one field: numbers and times by value, texts as people count
/// ("web-2" before "web-10"). Stable; what has no value stands last in both directions.
std::vector<std::size_t> orderedRows(const Field &field, std::size_t rows, Qt::SortOrder order);
/// The same for rows that have an order of their own already, which stays among equals.
void orderRows(std::vector<std::size_t> &rows, const Field &field, Qt::SortOrder order);

} // namespace Promontory
