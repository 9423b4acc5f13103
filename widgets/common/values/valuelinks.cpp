#include "widgets/common/values/valuelinks.h"

#include "widgets/common/values/valuetip.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QWidget>

#include <algorithm>

namespace Promontory {

namespace {

constexpr qsizetype MostListed = 30;

struct ValueLinkTexts
{
    Q_DECLARE_TR_FUNCTIONS(Promontory::ValueLinks)
};

} // namespace

ValueLinks::ValueLinks(QWidget *widget, Places places, FollowLink follow)
    : m_widget(widget)
    , m_places(std::move(places))
    , m_follow(std::move(follow))
{
}

void ValueLinks::setValues(std::vector<DataPlace> values)
{
    if (values.size() != m_values.size())
        m_pressed.reset(); // another one may stand there
    m_values = std::move(values);
    m_hasLinks = std::any_of(m_values.begin(), m_values.end(),
                             [](const DataPlace &place) { return place.origin.hasLinks(); });
    m_widget->setMouseTracking(m_hasLinks);
    if (!m_hasLinks)
        m_widget->unsetCursor();
}

std::optional<std::size_t> ValueLinks::valueAt(const QPointF &point) const
{
    const auto index = placeAt(m_places(), point);
    return index && *index < m_values.size() ? index : std::nullopt;
}

bool ValueLinks::handle(QEvent *event)
{
    const QEvent::Type type = event->type();
    const bool isPress = type == QEvent::MouseButtonPress;
    const bool isRelease = type == QEvent::MouseButtonRelease;
    if (!isPress && !isRelease && type != QEvent::MouseMove)
        return false;
    const auto pressed = isPress || isRelease ? std::exchange(m_pressed, std::nullopt) : m_pressed;
    if (!m_hasLinks)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const auto value = valueAt(mouse->position());
    const QList<ShownLink> links = value ? dataLinks(m_values[*value]) : QList<ShownLink>();
    if (type == QEvent::MouseMove) {
        links.isEmpty() ? m_widget->unsetCursor() : m_widget->setCursor(Qt::PointingHandCursor);
        return false;
    }
    if (mouse->button() != Qt::LeftButton || links.isEmpty())
        return false;
    if (isPress)
        m_pressed = value;
    else if (pressed == value)
        followLinks(links, m_widget, mouse->globalPosition().toPoint(), m_follow);
    return true;
}

QList<ShownLink> ValueLinks::all(const std::function<QString(std::size_t)> &nameOf) const
{
    QList<ShownLink> all;
    for (std::size_t i = 0; i < m_values.size() && all.size() < MostListed; ++i) {
        const QString name = m_values.size() > 1 && m_values[i].origin.hasLinks() ? nameOf(i) : QString();
        for (ShownLink link : dataLinks(m_values[i])) {
            if (!name.isEmpty())
                link.title = ValueLinkTexts::tr("%1: %2").arg(name, link.title);
            all.append(link);
        }
    }
    return all.mid(0, MostListed);
}

} // namespace Promontory
