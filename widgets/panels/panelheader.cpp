#include "widgets/panels/panelheader.h"

#include "widgets/common/values/oneline.h"
#include "widgets/panels/statesign.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tooltiptext.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Inset = 12;
constexpr int BadgeHeight = 18;
constexpr int BadgePadding = 6;
constexpr int SignSide = 12;
constexpr int Gap = 6;

QFont badgeFont(const Theme &theme)
{
    QFont font = fontFor(TextRole::Caption, theme.textScale);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

PanelHeader::PanelHeader(QWidget *parent)
    : QWidget(parent)
    , m_menu(new PanelButton(PanelButton::Look::Menu, this))
    , m_expand(new PanelButton(PanelButton::Look::Expand, this))
    , m_links(new PanelButton(PanelButton::Look::Links, this))
{
    QWidget::setTabOrder(m_links, m_menu);
    connect(m_links, &PanelButton::clicked, this, &PanelHeader::linksClicked);
    m_menu->setAccessibleName(tr("Panel menu"));
    m_menu->setToolTip(tr("Panel menu"));
    m_expand->setAccessibleName(tr("View this panel alone"));
    m_expand->setToolTip(tr("View this panel alone"));
    connect(m_menu, &PanelButton::clicked, this, &PanelHeader::menuClicked);
    connect(m_expand, &PanelButton::clicked, this, &PanelHeader::viewClicked);
    setButtonsShown(false);
}

void PanelHeader::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_menu->setTheme(theme);
    m_expand->setTheme(theme);
    m_links->setTheme(theme);
    placeButtons();
    update();
}

void PanelHeader::setTitle(const QString &title)
{
    m_title = oneLine(title);
    placeButtons();
    update();
}

void PanelHeader::setHint(const QString &hint)
{
    m_hint = oneLine(hint);
    update();
}

void PanelHeader::setDescription(const QString &description)
{
    m_description = description;
    placeButtons();
    update();
}

void PanelHeader::setLinkTip(const QString &tip)
{
    if (m_linkTip == tip)
        return;
    m_linkTip = tip;
    m_links->setToolTip(toolTipText(tip));
    m_links->setAccessibleName(tr("Links of this panel"));
    m_links->setAccessibleDescription(oneLine(tip));
    placeButtons();
    update();
}

void PanelHeader::setBadge(const StateBadge &badge)
{
    m_badge = badge;
    placeButtons();
    update();
}

void PanelHeader::setButtonsShown(bool shown)
{
    m_buttonsShown = shown && m_interactive;
    placeButtons();
    update();
}

void PanelHeader::placeButtons()
{
    const QSize side = m_menu->sizeHint();
    const int top = (height() - side.height()) / 2;
    m_menu->setGeometry(QRect(QPoint(width() - side.width() - 3, top), side));
    m_links->setGeometry(QRect(QPoint(linksLeft(), top), side));
    m_expand->setGeometry(QRect(QPoint(textEnd() + 1, top), side));
    m_links->setVisible(linksWidth() > 0);
    m_menu->setVisible(m_buttonsShown);
    m_expand->setVisible(m_buttonsShown && hasExpand());
}

void PanelHeader::setInteractive(bool interactive)
{
    m_interactive = interactive;
    setButtonsShown(m_buttonsShown);
    update();
}

QSize PanelHeader::floatingSize(int panelWidth) const
{
    const int wanted =
        buttonsWidth() + badgeWidth() + Gap + linksWidth() + (m_interactive ? m_expand->sizeHint().width() : 0);
    return {qMin(wanted, qMax(panelWidth - 2 * Gap, 0)), m_menu->sizeHint().height()};
}

QPoint PanelHeader::menuPosition() const
{
    return m_menu->mapToGlobal(QPoint(0, m_menu->height()));
}

QPoint PanelHeader::linksPosition() const
{
    return m_links->mapToGlobal(QPoint(0, m_links->height()));
}

int PanelHeader::linksWidth() const
{
    return m_interactive && !m_linkTip.isEmpty() ? m_links->sizeHint().width() : 0;
}

int PanelHeader::titleWidth() const
{
    return QFontMetrics(fontFor(TextRole::PanelTitle, m_theme.textScale)).horizontalAdvance(m_title);
}

/// The sign of a description, where the title leaves room for it: the tool tip tells it anyway.
int PanelHeader::signWidth() const
{
    const bool isRoomy = Inset + titleWidth() + Gap + SignSide + linksWidth() <= textEnd();
    return !m_description.isEmpty() && isRoomy ? Gap + SignSide : 0;
}

int PanelHeader::titleRoom() const
{
    return qMax(0, textEnd() - Inset - linksWidth() - signWidth());
}

/// Behind the title and the sign of its description; without a title before the badge.
int PanelHeader::linksLeft() const
{
    return hasTitle() ? Inset + qMin(titleWidth(), titleRoom()) + signWidth() + 2 : textEnd() - linksWidth();
}

int PanelHeader::badgeWidth() const
{
    if (m_badge.text.isEmpty())
        return 0;
    return 2 * BadgePadding + SignSide + 4 +
           QFontMetrics(badgeFont(m_theme)).horizontalAdvance(m_badge.text);
}

int PanelHeader::buttonsWidth() const
{
    const int menu = m_menu->sizeHint().width() + Gap;
    if (!m_interactive)
        return Inset;
    // A title that only just fits has the place of the menu until that is wanted.
    const bool isTight = hasTitle() && m_badge.text.isEmpty() && Inset + titleWidth() + menu > width();
    return isTight && !m_buttonsShown ? Gap : menu;
}

QRect PanelHeader::badgeRect() const
{
    // A long reason gives way before the title does: it keeps at most 60 % of the header.
    const int most = hasTitle() ? width() * 6 / 10 : width() - buttonsWidth();
    const int wide = qMin(badgeWidth(), most);
    return {width() - buttonsWidth() - wide, (height() - BadgeHeight) / 2, wide, BadgeHeight};
}

int PanelHeader::badgeStart() const
{
    return m_badge.text.isEmpty() ? width() - buttonsWidth() : badgeRect().left() - Gap;
}

/// The title goes before the button: the menu holds the same command.
bool PanelHeader::hasExpand() const
{
    const int wanted = Inset + titleWidth() + linksWidth() + m_expand->sizeHint().width();
    return m_interactive && (!hasTitle() || wanted <= badgeStart());
}

int PanelHeader::textEnd() const
{
    return badgeStart() - (hasExpand() ? m_expand->sizeHint().width() : 0);
}

void PanelHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeButtons();
}

void PanelHeader::paintBadge(QPainter &painter) const
{
    const Theme::Semantic *colors = toneColors(m_badge.tone, m_theme);
    if (!colors || m_badge.text.isEmpty())
        return;
    const QRect area = badgeRect();
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_badge.solid ? colors->solid : colors->tint);
    painter.drawRoundedRect(QRectF(area), 3, 3);
    painter.setPen(m_badge.solid ? colors->onSolid : colors->text);
    const QRectF square(area.left() + BadgePadding, area.top() + 3, SignSide, SignSide);
    paintStateSign(&painter, square, m_badge.sign);
    painter.setFont(badgeFont(m_theme));
    const QRect text = area.adjusted(BadgePadding + SignSide + 4, 0, -BadgePadding + 1, 0);
    const QString shown =
        painter.fontMetrics().elidedText(m_badge.text, Qt::ElideRight, text.width());
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
}

void PanelHeader::paintTexts(QPainter &painter) const
{
    const QFont titleFont = fontFor(TextRole::PanelTitle, m_theme.textScale);
    const QFontMetrics titleMetrics(titleFont);
    const QString title = titleMetrics.elidedText(m_title, Qt::ElideMiddle, titleRoom());
    const int baseline = (height() + titleMetrics.capHeight()) / 2;
    painter.setFont(titleFont);
    painter.setPen(m_theme.text.primary);
    painter.drawText(Inset, baseline, title);
    int left = Inset + titleMetrics.horizontalAdvance(title);
    if (signWidth() > 0)
        paintDescriptionSign(painter, left + Gap);
    left += signWidth() + linksWidth() + 8;
    const QFont hintFont = fontFor(TextRole::Caption, m_theme.textScale);
    const QFontMetrics hintMetrics(hintFont);
    const int room = textEnd() - left;
    if (m_hint.isEmpty() || room < hintMetrics.averageCharWidth() * 4)
        return;
    painter.setFont(hintFont);
    painter.setPen(m_theme.text.secondary);
    painter.drawText(left, baseline, hintMetrics.elidedText(m_hint, Qt::ElideRight, room));
}

/// There is something to read about the panel, in the tool tip.
void PanelHeader::paintDescriptionSign(QPainter &painter, int left) const
{
    const QPixmap sign = iconPixmap(u"info"_s, m_theme.text.secondary, SignSide, devicePixelRatioF());
    painter.drawPixmap(left, (height() - SignSide) / 2, sign);
}

void PanelHeader::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasTitle())
        paintTexts(painter);
    paintBadge(painter);
}

QString PanelHeader::toolTipAt(const QPoint &place) const
{
    if (!m_badge.text.isEmpty() && badgeRect().contains(place))
        return m_badge.explanation.isEmpty() ? m_badge.text
                                             : m_badge.text + u'\n' + m_badge.explanation;
    if (m_description.isEmpty())
        return titleWidth() > titleRoom() ? m_title : QString();
    return m_title + u'\n' + m_description.left(2000);
}

bool PanelHeader::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = toolTipAt(help->pos());
    // Texts of files and servers never become markup.
    QToolTip::showText(help->globalPos(), toolTipText(text), this);
    return true;
}

} // namespace Promontory
