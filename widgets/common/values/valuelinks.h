#pragma once

#include "widgets/common/values/displayvalue.h"
#include "widgets/common/values/linkmenu.h"

#include <QRectF>

#include <functional>
#include <optional>
#include <vector>

class QEvent;
class QWidget;

namespace Promontory {

/// The links of values that are painted side by side: the pointer over one with links is a hand, and a click
/// follows them.
class ValueLinks
{
public:
    using Places = std::function<std::vector<QRectF>()>;

    /// `places` says where the values lie; asked only where some value has links.
    ValueLinks(QWidget *widget, Places places, FollowLink follow);

    void setValues(std::vector<DataPlace> values);
    /// Takes the mouse's events of the widget; false for what is not meant for links.
    bool handle(QEvent *event);
    /// All links of all values, each named with its value; at most 30.
    QList<ShownLink> all(const std::function<QString(std::size_t)> &nameOf) const;

private:
    std::optional<std::size_t> valueAt(const QPointF &point) const;

    QWidget *m_widget;
    Places m_places;
    FollowLink m_follow;
    std::vector<DataPlace> m_values;
    bool m_hasLinks = false;
    std::optional<std::size_t> m_pressed; ///< value, until the button is released
};

} // namespace Promontory
