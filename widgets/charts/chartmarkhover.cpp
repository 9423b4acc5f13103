// What TimeChart says about what happened meanwhile.
#include "widgets/charts/marktooltip.h"
#include "widgets/charts/plotmap.h"
#include "widgets/charts/timechart.h"
#include "widgets/theme/hairline.h"

#include <QPainter>

#include <algorithm>

namespace Promontory {

namespace {

constexpr std::size_t MostNotes = 4;

} // namespace

void TimeChart::setMarks(const TimeMarks &marks)
{
    const bool isNothing = !marks || marks->empty();
    if (isNothing && !m_scene.marks)
        return;
    if (!m_scene.marks || m_scene.marks->marks != marks)
        hideMarks(); // those that were pointed at may be gone
    m_scene.marks = isNothing ? nullptr : std::make_shared<const ChartMarks>(chartMarks(marks, m_theme));
    invalidate();
}

bool TimeChart::pointAtMarks(const QPointF &position)
{
    const bool isInSight = m_scene.marks && hasTimes() && markSigns(QRectF(geometryOfPlot().plot)).contains(position);
    const auto indexes = isInSight ? marksAt(*m_scene.marks, timeMap(), position.x()) : std::vector<std::size_t>();
    if (indexes.empty()) {
        hideMarks();
        return false;
    }
    if (m_isHovered)
        endHover();
    showMarks(indexes, position.x());
    return true;
}

void TimeChart::showMarks(const std::vector<std::size_t> &indexes, double x)
{
    QList<MarkNote> notes;
    for (std::size_t i = 0; i < std::min(indexes.size(), MostNotes); ++i)
        notes.append(markNote((*m_scene.marks->marks)[indexes[i]], m_scene.marks->colors[indexes[i]], m_scene.zone));
    m_pointedMark = indexes.front();
    const TimeMark &nearest = (*m_scene.marks->marks)[indexes.front()];
    emit hovered(nearest.isRegion() ? timeAt(x) : nearest.timeMs); // the same line in all charts
    const int more = static_cast<int>(indexes.size() - static_cast<std::size_t>(notes.size()));
    const QPoint foot(static_cast<int>(x), geometryOfPlot().plot.bottom());
    m_markTooltip->showAbove(notes, more, mapToGlobal(foot));
    update();
}

void TimeChart::hideMarks()
{
    m_markTooltip->hide();
    if (!std::exchange(m_pointedMark, std::nullopt))
        return;
    emit hovered(std::nullopt);
    update();
}

/// To the next mark in sight, from the one that is told of, from the crosshair, or from the middle.
bool TimeChart::stepMarks(int direction)
{
    if (!m_scene.marks || !hasTimes())
        return false;
    const std::vector<TimeMark> &marks = *m_scene.marks->marks;
    const qint64 from = m_pointedMark ? marks[*m_pointedMark].timeMs
                                      : m_crosshair.value_or(m_scene.range.fromMs + m_scene.range.spanMs() / 2);
    std::optional<std::size_t> next;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const qint64 away = (marks[i].timeMs - from) * direction;
        if (away <= 0 || !m_scene.range.contains(marks[i].timeMs))
            continue;
        if (!next || away < (marks[*next].timeMs - from) * direction)
            next = i;
    }
    if (!next)
        return m_pointedMark.has_value();
    const double x = xOf(marks[*next].timeMs);
    if (m_isHovered)
        endHover();
    showMarks(marksAt(*m_scene.marks, timeMap(), x), x);
    m_pointedMark = next;
    return true;
}

void TimeChart::paintPointedMark(QPainter *painter) const
{
    if (!m_pointedMark || !m_scene.marks)
        return;
    const TimeMark &mark = (*m_scene.marks->marks)[*m_pointedMark];
    const QColor color = m_scene.marks->colors[*m_pointedMark];
    const QRectF plot(geometryOfPlot().plot);
    const double left = xOf(mark.timeMs);
    const double right = xOf(std::max(mark.timeMs, mark.endMs));
    painter->save();
    painter->setClipRect(plot);
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (mark.isRegion()) {
        QColor band = color;
        band.setAlphaF(static_cast<float>(m_theme.annotation.bandAlpha));
        painter->fillRect(QRectF(left, plot.top(), right - left, plot.height()), band);
    }
    painter->setPen(hairline(color, 2));
    painter->drawLine(QPointF(left, plot.top()), QPointF(left, plot.bottom()));
    if (mark.isRegion())
        painter->drawLine(QPointF(right, plot.top()), QPointF(right, plot.bottom()));
    painter->restore();
}

} // namespace Promontory
