#include "widgets/charts/marktooltip.h"

#include "datasources/format/formatvalue.h"
#include "widgets/common/values/oneline.h"
#include "widgets/theme/hairline.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QScreen>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Padding = 12;
constexpr int Gap = 6;
constexpr int NoteGap = 10;
constexpr int LeastWidth = 180;
constexpr int MostWidth = 360;
constexpr int Dot = 8;
constexpr int TagPadding = 6;
constexpr int MostTags = 12;
constexpr int MostLines = 8;
constexpr int PointerGap = 12;
constexpr qsizetype LongestText = 600;
constexpr qreal Radius = 6;

QString shortLines(const QString &text)
{
    QStringList lines;
    const QStringList all = text.left(4 * LongestText).split(u'\n');
    for (const QString &line : all) {
        if (lines.size() < MostLines)
            lines.append(oneLine(line, LongestText));
    }
    if (all.size() > MostLines)
        lines.append(u"…"_s);
    return lines.join(u'\n').trimmed();
}

QString spanText(const TimeMark &mark, const QTimeZone &zone)
{
    const QString from = formatTime(mark.timeMs, zone, u"YYYY-MM-DD HH:mm:ss"_s);
    if (!mark.isRegion())
        return from;
    const bool isSameDay = QDateTime::fromMSecsSinceEpoch(mark.timeMs, zone).date()
        == QDateTime::fromMSecsSinceEpoch(mark.endMs, zone).date();
    return MarkTooltip::tr("%1 to %2").arg(
        from, formatTime(mark.endMs, zone, isSameDay ? u"HH:mm:ss"_s : u"YYYY-MM-DD HH:mm:ss"_s));
}

} // namespace

MarkNote markNote(const TimeMark &mark, const QColor &color, const QTimeZone &zone)
{
    MarkNote note;
    note.color = color;
    note.time = spanText(mark, zone);
    note.name = oneLine(mark.name, 80);
    note.title = oneLine(mark.title);
    note.text = shortLines(mark.text);
    for (const QString &tag : mark.tags) {
        if (note.tags.size() < MostTags && !tag.trimmed().isEmpty())
            note.tags.append(oneLine(tag, 60));
    }
    return note;
}

MarkTooltip::MarkTooltip(QWidget *parent)
    : QWidget(parent, Qt::ToolTip | Qt::FramelessWindowHint | Qt::WindowTransparentForInput)
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAccessibleName(tr("Annotations at the pointer"));
}

void MarkTooltip::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QString MarkTooltip::toText() const
{
    QStringList lines;
    for (const MarkNote &note : m_notes) {
        lines += {note.time, note.name, note.title, note.text};
        lines += note.tags;
    }
    if (m_more > 0)
        lines.append(tr("+%n more", nullptr, m_more));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

int MarkTooltip::wantedWidth() const
{
    const QFontMetrics body(fontFor(TextRole::Body, m_theme.textScale));
    const QFontMetrics strong(fontFor(TextRole::BodyStrong, m_theme.textScale));
    int width = LeastWidth;
    for (const MarkNote &note : m_notes) {
        width = std::max(width, Dot + Gap + body.horizontalAdvance(note.time) + 2 * NoteGap + body.horizontalAdvance(note.name));
        width = std::max({width, strong.horizontalAdvance(note.title), body.boundingRect(QRect(), 0, note.text).width()});
    }
    return std::min(width + 2 * Padding + 2, MostWidth);
}

void MarkTooltip::showAbove(const QList<MarkNote> &notes, int more, const QPoint &point)
{
    m_notes = notes;
    m_more = more;
    m_width = wantedWidth();
    setAccessibleDescription(toText());
    const QSize wanted(m_width, arrange(nullptr));
    const QScreen *screen = QGuiApplication::screenAt(point);
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    const int x = std::clamp(point.x() - wanted.width() / 2, room.left(), std::max(room.left(), room.right() - wanted.width()));
    int y = point.y() - PointerGap - wanted.height();
    if (y < room.top())
        y = point.y() + 2 * PointerGap;
    setGeometry(x, y, wanted.width(), wanted.height());
    update();
    if (!isVisible())
        show();
}

/// Round corners by a mask, which needs no compositor.
void MarkTooltip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setMask(roundedRegion(rect(), Radius));
}

void MarkTooltip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.border.panelHover);
    paintBox(&painter, QRectF(rect()), m_theme.surface.popup, m_theme.border.panelHover, Radius);
    arrange(&painter);
}

int MarkTooltip::arrange(QPainter *painter) const
{
    int top = Padding - 2;
    for (qsizetype i = 0; i < m_notes.size(); ++i) {
        if (i > 0 && painter)
            paintHorizontalLine(painter, Padding, m_width - Padding, top + NoteGap / 2.0, m_theme.border.normal);
        top = arrangeNote(painter, m_notes.at(i), i > 0 ? top + NoteGap + 1 : top);
    }
    if (m_more > 0) {
        top = arrangeText(painter, tr("+%n more", nullptr, m_more), fontFor(TextRole::Body, m_theme.textScale),
                          m_theme.text.secondary, top + Gap);
    }
    return top + Padding - 2;
}

int MarkTooltip::arrangeNote(QPainter *painter, const MarkNote &note, int top) const
{
    const QFont body = fontFor(TextRole::Body, m_theme.textScale);
    const QFontMetrics metrics(body);
    const QRect head(Padding, top, m_width - 2 * Padding, metrics.height());
    if (painter) {
        painter->setFont(body);
        paintBox(painter, QRectF(head.left(), head.center().y() - Dot / 2 + 1, Dot, Dot), note.color, QColor(), Dot / 2.0);
        painter->setPen(m_theme.text.secondary);
        painter->drawText(head.adjusted(Dot + Gap, 0, 0, 0), int(Qt::AlignLeft) | int(Qt::AlignVCenter), note.time);
        const int room = head.width() - Dot - Gap - metrics.horizontalAdvance(note.time) - NoteGap;
        painter->drawText(head, int(Qt::AlignRight) | int(Qt::AlignVCenter),
                          metrics.elidedText(note.name, Qt::ElideRight, std::max(0, room)));
    }
    int below = head.bottom() + 1;
    below = arrangeText(painter, note.title, fontFor(TextRole::BodyStrong, m_theme.textScale), m_theme.text.primary, below);
    below = arrangeText(painter, note.text, body, m_theme.text.primary, below);
    return arrangeTags(painter, note.tags, below);
}

int MarkTooltip::arrangeText(QPainter *painter, const QString &text, const QFont &font, const QColor &color, int top) const
{
    if (text.isEmpty())
        return top;
    constexpr int Flags = int(Qt::AlignLeft) | int(Qt::AlignTop) | int(Qt::TextWordWrap) | int(Qt::TextWrapAnywhere);
    const QFontMetrics metrics(font);
    const int most = MostLines * metrics.lineSpacing();
    const QRect room(Padding, top + 3, m_width - 2 * Padding, most);
    const int height = std::min(most, metrics.boundingRect(room, Flags, text).height());
    if (painter) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(QRect(room.topLeft(), QSize(room.width(), height)), Flags, text);
    }
    return room.top() + height;
}

int MarkTooltip::arrangeTags(QPainter *painter, const QStringList &tags, int top) const
{
    if (tags.isEmpty())
        return top;
    const QFont font = fontFor(TextRole::Caption, m_theme.textScale);
    const QFontMetrics metrics(font);
    const int height = metrics.height() + 4;
    const int right = m_width - Padding;
    int left = Padding;
    top += Gap;
    for (const QString &tag : tags) {
        const int width = std::min(metrics.horizontalAdvance(tag) + 2 * TagPadding, right - Padding);
        if (left > Padding && left + width > right) {
            left = Padding;
            top += height + 4;
        }
        if (painter) {
            const QRectF pill(left, top, width, height);
            paintBox(painter, pill, m_theme.surface.raised, m_theme.border.normal, 3);
            painter->setFont(font);
            painter->setPen(m_theme.text.secondary);
            painter->drawText(pill, Qt::AlignCenter, metrics.elidedText(tag, Qt::ElideRight, width - 2 * TagPadding + 1));
        }
        left += width + 4;
    }
    return top + height;
}

} // namespace Promontory
