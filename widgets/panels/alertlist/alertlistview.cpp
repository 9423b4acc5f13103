#include "widgets/panels/alertlist/alertlistview.h"

#include "widgets/common/values/valuetext.h"

#include <QPainter>

namespace Promontory {

namespace {

constexpr double NumberShare = 0.5; ///< of the height
constexpr double SmallestNumber = 16;
constexpr double LargestNumber = 96;
constexpr double BottomInset = 10;

} // namespace

AlertListView::AlertListView(QWidget *parent) : ListPanelView(parent)
{
    list()->setAccessibleName(tr("Alerts"));
}

void AlertListView::setOptions(const Json &options)
{
    m_options = alertListOptionsFrom(options);
    redraw();
}

void AlertListView::prepare()
{
    m_rows = alertRowsFrom(data().frames);
}

void AlertListView::draw()
{
    m_count.reset();
    const Result<QList<AlertGroup>> groups = alertGroupsFrom(m_rows, m_options);
    if (!groups)
        return present({}, groups.error().message);
    if (m_options.isStat)
        return showCount(*groups);
    const bool isForeign = m_rows.isEmpty() && !data().frames.empty();
    const QString message = isForeign ? tr("The data of this panel is no list of alerts.")
        : m_rows.isEmpty()              ? tr("The source has no alert rules.")
                                      : tr("No alerts.");
    present(alertEntries(*groups, m_options, {context().theme, context().zone, data().range.toMs}), message);
}

void AlertListView::showCount(const QList<AlertGroup> &groups)
{
    int count = 0;
    m_worst = AlertState::Normal;
    for (const AlertGroup &group : groups) {
        count += static_cast<int>(group.rows.size());
        m_worst = std::min(m_worst, group.state);
    }
    m_count = count;
    present({}, {});
}

QString AlertListView::summary() const
{
    return m_count ? tr("%n alerts.", nullptr, *m_count) : ListPanelView::summary();
}

void AlertListView::paintEvent(QPaintEvent *event)
{
    ListPanelView::paintEvent(event);
    if (!m_count)
        return;
    QPainter painter(this);
    const Theme &theme = context().theme;
    ValueTextStyle style;
    style.pixelSize = std::clamp((height() - BottomInset) * NumberShare, SmallestNumber, LargestNumber);
    style.color = isMuted() ? theme.text.secondary : alertStateColor(m_worst, theme);
    style.unitColor = theme.text.secondary;
    FormattedValue value;
    value.text = QString::number(*m_count);
    const double wide = valueTextWidth(value, style.pixelSize);
    const QPointF baseline(std::max(0.0, (width() - wide) / 2), (height() - BottomInset) / 2 + style.pixelSize * 0.36);
    paintValueText(&painter, baseline, value, style, width());
}

} // namespace Promontory
