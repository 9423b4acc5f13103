#include "app/pages/startcard.h"

#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"

#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>

namespace Promontory {

namespace {

constexpr int Inset = 16;
constexpr int IconSize = 20;
constexpr int PictureHeight = 84;
constexpr int Points = 120;

/// A curve as a quiet metric draws it, between 0 and 1; the same for the same seed.
QList<double> curve(int seed)
{
    QRandomGenerator random(quint32(seed) + 41U);
    QList<double> values;
    double value = 0.5;
    for (int i = 0; i < Points; ++i) {
        const double hill = seed == 1 && i > Points * 2 / 3 && i < Points * 9 / 10 ? 0.85 : 0.4;
        value += 0.3 * (hill - value) + 0.34 * (random.generateDouble() - 0.5);
        values.append(std::clamp(value, 0.0, 1.0));
    }
    return values;
}

} // namespace

StartCard::StartCard(const QString &icon, const QString &title, const QString &line, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_line(line)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(line);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StartCard::setCurve(int series)
{
    m_series = series;
    setTall(true);
}

void StartCard::setTall(bool tall)
{
    m_tall = tall;
    updateGeometry();
}

void StartCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize StartCard::sizeHint() const
{
    const int line = QFontMetrics(fontFor(TextRole::Body, m_theme.textScale)).lineSpacing();
    return {240, m_tall ? PictureHeight + 2 * line + 24 : 3 * line + 36};
}

void StartCard::paintFrame(QPainter &painter) const
{
    const bool lit = underMouse() || isDown();
    const bool focused = hasFocus();
    const QColor border = focused ? m_theme.focusRing : lit ? m_theme.border.panelHover : m_theme.border.normal;
    paintBox(&painter, rect(), lit ? m_theme.surface.panelHover : m_theme.surface.panel, border, 4,
             focused ? 2 : 1);
}

void StartCard::paintCurve(QPainter &painter, const QRectF &place) const
{
    const QColor color = m_theme.seriesColor(m_series);
    const QList<double> values = curve(m_series);
    QPolygonF line;
    for (qsizetype i = 0; i < values.size(); ++i)
        line.append({place.left() + place.width() * double(i) / (Points - 1),
                     place.bottom() - place.height() * values.at(i)});
    QPolygonF area = line;
    area << QPointF(place.right(), place.bottom() + 8) << QPointF(place.left(), place.bottom() + 8);
    QLinearGradient fading(place.topLeft(), place.bottomLeft() + QPointF(0, 8));
    QColor tint = color;
    tint.setAlphaF(0.18F);
    fading.setColorAt(0, tint);
    tint.setAlphaF(0);
    fading.setColorAt(1, tint);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fading);
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.25));
    painter.drawPolyline(line);
}

void StartCard::paintWords(QPainter &painter, const QRect &place) const
{
    painter.setFont(fontFor(TextRole::BodyStrong, m_theme.textScale));
    painter.setPen(m_theme.text.primary);
    const int line = painter.fontMetrics().lineSpacing();
    painter.drawText(place, Qt::AlignLeft | Qt::AlignTop, text());
    painter.setFont(fontFor(TextRole::Body, m_theme.textScale));
    painter.setPen(m_theme.text.secondary);
    painter.drawText(place.adjusted(0, line + 2, 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     m_line);
}

void StartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter);
    const QIcon icon = themeIcon(m_icon, m_theme);
    if (!m_tall) {
        icon.paint(&painter, Inset, Inset, IconSize, IconSize);
        return paintWords(painter, rect().adjusted(Inset + IconSize + 14, Inset, -Inset, -8));
    }
    const QRect picture = QRect(1, 14, width() - 2, PictureHeight - 22);
    if (m_series >= 0)
        paintCurve(painter, picture);
    else
        icon.paint(&painter, QRect(picture.center() - QPoint(IconSize / 2, IconSize / 2),
                                   QSize(IconSize, IconSize)));
    paintWords(painter, rect().adjusted(Inset - 4, PictureHeight + 8, 4 - Inset, -8));
}

void StartCard::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void StartCard::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace Promontory
