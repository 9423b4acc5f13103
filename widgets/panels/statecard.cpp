#include "widgets/panels/statecard.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr int Inset = 16;
constexpr int LineGap = 4;
constexpr int ButtonGap = 10;
constexpr int FramePadding = 10;
constexpr int LongestDetail = 400;
constexpr int FrameGap = 2;
constexpr qreal MostDetailLines = 3;

/// Of a wrapped text; rounded up as its layout does.
qreal lineHeight(const QFontMetricsF &metrics)
{
    return std::ceil(metrics.lineSpacing());
}

} // namespace

StateCard::StateCard(QWidget *parent)
    : QWidget(parent)
    , m_first(new PanelButton(PanelButton::Look::Raised, this))
    , m_second(new PanelButton(PanelButton::Look::Link, this))
{
    connect(m_first, &PanelButton::clicked, this, &StateCard::firstClicked);
    connect(m_second, &PanelButton::clicked, this, &StateCard::secondClicked);
    setVisible(false);
}

void StateCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_first->setTheme(theme);
    m_second->setTheme(theme);
    placeButtons();
    update();
}

void StateCard::setMessage(const StateMessage &message)
{
    m_message = message;
    placeButtons();
    update();
}

void StateCard::setFramed(bool framed)
{
    m_framed = framed;
    update();
}

void StateCard::setActions(const QString &first, const QString &second)
{
    m_hasFirst = !first.isEmpty();
    m_hasSecond = !second.isEmpty();
    m_first->setText(first);
    m_second->setText(second);
    placeButtons();
}

qreal StateCard::roomForText() const
{
    return qMax(20.0, width() - 2.0 * (Inset + (m_framed ? FramePadding : 0)));
}

QFont StateCard::headlineFont() const
{
    const QFont small = fontFor(TextRole::BodyStrong, m_theme.textScale);
    const QFont large = fontFor(TextRole::Heading, m_theme.textScale);
    const bool fits = QFontMetricsF(large).horizontalAdvance(m_message.headline) <= roomForText();
    return m_framed && fits ? large : small;
}

QFont StateCard::detailFont() const
{
    QFont font = fontFor(TextRole::Body, m_theme.textScale);
    font.setPixelSize(qMax(11, font.pixelSize() - 1));
    return font;
}

QString StateCard::shownDetail(const QRectF &place) const
{
    const QFontMetricsF metrics(detailFont());
    const auto fits = [&](const QString &text) {
        const QRectF room(0, 0, place.width(), 1000);
        return metrics.boundingRect(room, Qt::TextWordWrap | Qt::AlignHCenter, text).height() <= place.height() + 0.5;
    };
    QString shown = m_message.detail.left(LongestDetail);
    if (fits(m_message.detail))
        return m_message.detail;
    while (!shown.isEmpty() && !fits(shown + u'…'))
        shown = shown.left(std::max<qsizetype>(0, shown.lastIndexOf(u' ')));
    return shown + u'…';
}

StateCard::Geometry StateCard::geometryOf() const
{
    const QFontMetricsF headline(headlineFont());
    const QFontMetricsF detail(detailFont());
    const qreal room = roomForText();
    const QRectF wrapped = detail.boundingRect(
        QRectF(0, 0, room, 1000), Qt::TextWordWrap | Qt::AlignHCenter, m_message.detail);
    const qreal space = height() - (m_framed ? 2 * FrameGap + FramePadding : 0);
    const qreal below = space - headline.lineSpacing() - LineGap;
    const qreal lines = std::clamp(std::floor(below / lineHeight(detail)), 0.0, MostDetailLines);
    const qreal detailHeight =
        m_message.detail.isEmpty() ? 0 : qMin(wrapped.height(), lines * lineHeight(detail));
    const bool hasButtons = m_hasFirst || m_hasSecond;
    const qreal buttons = hasButtons ? ButtonGap + m_first->sizeHint().height() : 0;
    const qreal texts = headline.lineSpacing() + (detailHeight > 0 ? LineGap + detailHeight : 0);
    // What does not fit goes from the end: first the actions, then the explanation.
    const bool fitsButtons = texts + buttons <= space;
    const qreal used = texts + (fitsButtons ? buttons : 0);
    const qreal top = qMax(0.0, (height() - used) / 2);
    const qreal left = (width() - room) / 2;
    Geometry geometry;
    geometry.headline = {left, top, room, headline.lineSpacing()};
    if (detailHeight > 0)
        geometry.detail = {left, geometry.headline.bottom() + LineGap, room, detailHeight};
    geometry.frame = QRectF(left - FramePadding, top - FramePadding, room + 2 * FramePadding,
                            texts + 2 * FramePadding);
    geometry.buttonsTop = fitsButtons ? qRound(top + texts + ButtonGap) : -1;
    return geometry;
}

void StateCard::placeButtons()
{
    const int top = geometryOf().buttonsTop;
    m_first->setVisible(m_hasFirst && top >= 0);
    m_second->setVisible(m_hasSecond && top >= 0);
    const int first = m_hasFirst ? m_first->sizeHint().width() : 0;
    const int second = m_hasSecond ? m_second->sizeHint().width() : 0;
    const int gap = m_hasFirst && m_hasSecond ? 8 : 0;
    const int left = (width() - first - second - gap) / 2;
    m_first->setGeometry(left, top, first, m_first->sizeHint().height());
    m_second->setGeometry(left + first + gap, top, second, m_second->sizeHint().height());
}

void StateCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeButtons();
}

void StateCard::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Geometry geometry = geometryOf();
    if (m_framed) {
        painter.setPen(QPen(m_theme.stale.graphic, 1));
        painter.setBrush(m_theme.surface.panel);
        const QRectF frame =
            geometry.frame.intersected(QRectF(rect()).adjusted(FrameGap, FrameGap, -FrameGap, -FrameGap)).toRect();
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    painter.setFont(headlineFont());
    painter.setPen(m_theme.text.primary);
    painter.drawText(
        geometry.headline, Qt::AlignCenter | Qt::TextSingleLine,
        QFontMetricsF(headlineFont())
            .elidedText(m_message.headline, Qt::ElideRight, geometry.headline.width()));
    painter.setFont(detailFont());
    painter.setPen(m_theme.text.secondary);
    if (!geometry.detail.isEmpty())
        painter.drawText(geometry.detail, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                         shownDetail(geometry.detail));
}

} // namespace Promontory
