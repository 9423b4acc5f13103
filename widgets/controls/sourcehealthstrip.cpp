#include "widgets/controls/sourcehealthstrip.h"

#include "widgets/theme/figures.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/tooltiptext.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Between = 16;
constexpr int SignWidth = 14;
constexpr int LongestName = 180;
constexpr int LeastWidth = 140;
constexpr int Edge = 12;

struct Look
{
    QString sign; ///< icon; empty: a dot
    QColor signColor;
    QColor textColor;
};

Look lookOf(const SourceAge &health, const Theme &theme)
{
    switch (health.state) {
    case SourceAge::State::Fresh:
        return {QString(), theme.ok.graphic, theme.text.secondary};
    case SourceAge::State::Late:
        return {u"clock"_s, theme.warning.graphic, theme.warning.text};
    case SourceAge::State::Silent:
        return {u"link-broken"_s, theme.warning.graphic, theme.warning.text};
    case SourceAge::State::Failed:
        return {u"error"_s, theme.critical.graphic, theme.critical.text};
    case SourceAge::State::Waiting:
        break;
    }
    return {QString(), theme.text.disabled, theme.text.secondary};
}

QString explained(const SourceAge &health)
{
    const QString text = health.name + ": "_L1 + healthText(health);
    return health.reason.isEmpty() ? text : text + u'\n' + health.reason;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("Promontory::SourceHealthStrip", text);
}

} // namespace

QString ageText(qint64 ageMs)
{
    const qint64 seconds = std::max<qint64>(0, ageMs) / 1000;
    if (seconds < 120)
        return translated("%1\u00A0s").arg(seconds);
    if (seconds < 7200)
        return translated("%1\u00A0min").arg(seconds / 60);
    if (seconds < 2 * 86400)
        return translated("%1\u00A0h").arg(seconds / 3600);
    return translated("%1\u00A0d").arg(seconds / 86400);
}

QString healthText(const SourceAge &health)
{
    const QString age = ageText(health.ageMs);
    switch (health.state) {
    case SourceAge::State::Fresh:
        return translated("data %1 old").arg(age);
    case SourceAge::State::Silent:
        return translated("newest sample %1 old").arg(age);
    case SourceAge::State::Late:
        return health.retryMs > 0 ? translated("%1, retrying in %2").arg(age, ageText(health.retryMs)) : age;
    case SourceAge::State::Failed:
        return health.retryMs > 0 ? translated("no answer, retrying in %1").arg(ageText(health.retryMs))
                                  : translated("no answer");
    case SourceAge::State::Waiting:
        break;
    }
    return translated("waiting for data");
}

SourceHealthStrip::SourceHealthStrip(QWidget *parent)
    : QWidget(parent)
{
    // The tabs beside it come first.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setMinimumWidth(LeastWidth);
    setSources({});
}

void SourceHealthStrip::setSources(const QList<SourceAge> &sources)
{
    const bool same = sources == m_sources && !accessibleName().isEmpty();
    if (same)
        return;
    m_sources = sources;
    QStringList words;
    for (const SourceAge &health : sources)
        words.append(health.name + u' ' + healthText(health));
    setAccessibleName(tr("Source health"));
    setAccessibleDescription(words.isEmpty() ? tr("no source yet") : words.join(u"; "_s));
    updateGeometry();
    update();
}

int SourceHealthStrip::widthOf(const SourceAge &health, bool withText) const
{
    const QFont font = fontFor(TextRole::Body, themeOf(this).textScale);
    const int name = std::min(LongestName, QFontMetrics(font).horizontalAdvance(health.name));
    const int text = withText ? 8 + int(std::ceil(figuresWidth(font, healthText(health)))) : 0;
    return SignWidth + 6 + name + text;
}

QSize SourceHealthStrip::sizeHint() const
{
    int width = m_sources.isEmpty() ? fontMetrics().horizontalAdvance(tr("no source yet")) : -Between;
    for (const SourceAge &health : m_sources)
        width += widthOf(health, true) + Between;
    return QSize(width + 24, 34);
}

QSize SourceHealthStrip::minimumSizeHint() const
{
    return QSize(LeastWidth, 24);
}

QString SourceHealthStrip::moreText(qsizetype count) const
{
    return tr("%n more", nullptr, int(count));
}

qsizetype SourceHealthStrip::leftOut(const QList<Place> &places) const
{
    return std::count_if(places.cbegin(), places.cend(), [](const Place &place) { return !place.isShown; });
}

QList<SourceHealthStrip::Place> SourceHealthStrip::places() const
{
    // From the right, so that the words next to the edge stand still. Where there is no room, healthy sources
    // lose their words first.
    const bool roomy = sizeHint().width() <= width();
    QList<Place> places(m_sources.size());
    int used = 0;
    for (qsizetype i = 0; i < m_sources.size(); ++i) {
        const SourceAge &health = m_sources.at(i);
        const bool withText = roomy || health.state != SourceAge::State::Fresh;
        places[i] = {QRect(0, 0, widthOf(health, withText), height()), withText, true};
        used += places.at(i).rect.width() + Between;
    }
    const QFont font = fontFor(TextRole::Body, themeOf(this).textScale);
    const int more = QFontMetrics(font).horizontalAdvance(moreText(m_sources.size())) + Between;
    for (const bool onlyFresh : {true, false}) {
        for (qsizetype i = 0; i + 1 < m_sources.size() && !roomy; ++i) {
            if (used - Between + (leftOut(places) > 0 ? more : 0) <= width() - 2 * Edge)
                break;
            const bool isFresh = m_sources.at(i).state == SourceAge::State::Fresh;
            if (!places.at(i).isShown || (onlyFresh && !isFresh))
                continue;
            places[i].isShown = false;
            used -= places.at(i).rect.width() + Between;
        }
    }
    int right = width() - Edge;
    for (qsizetype i = m_sources.size() - 1; i >= 0; --i) {
        if (!places.at(i).isShown)
            continue;
        places[i].rect.moveRight(right - 1);
        right = places.at(i).rect.left() - Between;
    }
    return places;
}

void SourceHealthStrip::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setFont(fontFor(TextRole::Body, theme.textScale));
    if (m_sources.isEmpty()) {
        painter.setPen(theme.text.secondary);
        painter.drawText(rect().adjusted(12, 0, -12, 0), Qt::AlignVCenter | Qt::AlignRight,
                         tr("no source yet"));
        return;
    }
    const QList<Place> all = places();
    int left = width();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (!all.at(i).isShown)
            continue;
        left = std::min(left, all.at(i).rect.left());
        paintSource(painter, m_sources.at(i), all.at(i));
    }
    if (const qsizetype hidden = leftOut(all); hidden > 0) {
        painter.setPen(theme.text.secondary);
        painter.drawText(QRect(0, 0, left - Between, height()), Qt::AlignVCenter | Qt::AlignRight, moreText(hidden));
    }
}

void SourceHealthStrip::paintSource(QPainter &painter, const SourceAge &health, const Place &place) const
{
    const Theme theme = themeOf(this);
    const Look look = lookOf(health, theme);
    const QRectF rect = place.rect;
    const qreal middle = rect.center().y();
    if (look.sign.isEmpty())
        paintBox(&painter, QRectF(rect.left() + SignWidth - 8, middle - 4, 8, 8), look.signColor, QColor(), 4);
    else
        painter.drawPixmap(QPointF(rect.left(), std::floor(middle - 7)),
                           iconPixmap(look.sign, look.signColor, 14, devicePixelRatioF()));
    const QFont font = fontFor(TextRole::Body, theme.textScale);
    const QFontMetricsF metrics(font);
    const QString name = metrics.elidedText(health.name, Qt::ElideMiddle, LongestName);
    const qreal left = rect.left() + SignWidth + 6;
    painter.setPen(theme.text.primary);
    painter.drawText(QRectF(left, rect.top(), LongestName + 1, rect.height()), Qt::AlignVCenter, name);
    if (!place.withText)
        return;
    painter.setPen(look.textColor);
    const qreal text = left + metrics.horizontalAdvance(name) + 8;
    Figures(font).paint(&painter, QRectF(text, rect.top(), rect.right() - text, rect.height()), Qt::AlignLeft,
                        healthText(health));
}

QString SourceHealthStrip::leftOutText() const
{
    QStringList lines;
    const QList<Place> all = places();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (!all.at(i).isShown)
            lines.append(explained(m_sources.at(i)));
    }
    return lines.join(u'\n');
}

int SourceHealthStrip::indexAt(const QPoint &position) const
{
    const QList<Place> all = places();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i).isShown && all.at(i).rect.contains(position))
            return int(i);
    }
    return -1;
}

void SourceHealthStrip::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = indexAt(event->position().toPoint());
    if (index >= 0 && event->button() == Qt::LeftButton)
        emit sourceActivated(m_sources.at(index).id);
}

bool SourceHealthStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<const QHelpEvent *>(event);
    const int index = indexAt(help->pos());
    QToolTip::showText(help->globalPos(), toolTipText(index >= 0 ? explained(m_sources.at(index)) : leftOutText()),
                       this);
    return true;
}

} // namespace Promontory
