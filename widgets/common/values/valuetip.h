#pragma once

#include "widgets/common/values/displayvalue.h"

#include <QRectF>

#include <functional>
#include <optional>

class QHelpEvent;
class QWidget;

namespace Promontory {

/// Which of the places of values holds a point: the last of those that do; nothing beside them.
std::optional<std::size_t> placeAt(const std::vector<QRectF> &places, const QPointF &point);

/// Shows the name and text of the value below the pointer, or takes the tool tip away. The text
/// comes from outside and stays plain.
void showValueTip(const QHelpEvent &event, QWidget *widget, const std::vector<QRectF> &places,
                  const std::function<const DisplayValue &(std::size_t)> &valueAt);

} // namespace Promontory
