#include "widgets/panels/panelframe.h"

#include "widgets/common/values/oneline.h"
#include "widgets/panels/loadingbar.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/panelveil.h"
#include "widgets/panels/statecard.h"
#include "widgets/panels/statestrip.h"

#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>

namespace Promontory {

namespace {

constexpr qreal Radius = 4;
constexpr int FloatInset = 6;
constexpr qreal ErrorDim = 0.55; // the old picture stays at 45 %
constexpr qreal StaleDim = 0.5;

} // namespace

PanelFrame::PanelFrame(QWidget *parent)
    : QWidget(parent)
    , m_header(new PanelHeader(this))
    , m_veil(new PanelVeil(this))
    , m_strip(new StateStrip(this))
    , m_card(new StateCard(this))
    , m_loading(new LoadingBar(this))
{
    setFocusPolicy(Qt::StrongFocus);
    connectParts();
    updateAccessibility();
}

void PanelFrame::connectParts()
{
    connect(m_header, &PanelHeader::menuClicked, this,
            [this] { emit menuRequested(m_header->menuPosition()); });
    connect(m_header, &PanelHeader::viewClicked, this, &PanelFrame::viewRequested);
    connect(m_header, &PanelHeader::linksClicked, this,
            [this] { emit linksRequested(m_header->linksPosition()); });
    connect(m_strip, &StateStrip::detailsClicked, this, &PanelFrame::detailsRequested);
    connect(m_card, &StateCard::firstClicked, this,
            [this] { emit actionRequested(PanelAction::WidenRange); });
    connect(m_card, &StateCard::secondClicked, this, [this] {
        if (m_status.state == PanelState::Empty)
            emit actionRequested(PanelAction::ShowRequest);
        else
            emit detailsRequested();
    });
}

void PanelFrame::setView(PanelView *view)
{
    if (m_view && m_view != view) {
        m_view->hide();
        m_view->deleteLater();
    }
    m_view = view;
    if (!view)
        return;
    view->setParent(this);
    view->stackUnder(m_veil);
    view->setContext(m_context);
    applyStatus();
    layOut();
}

QString PanelFrame::title() const
{
    return m_header->title();
}

void PanelFrame::setTitle(const QString &title)
{
    m_header->setTitle(title);
    layOut();
    updateAccessibility();
}

void PanelFrame::setHint(const QString &hint)
{
    m_header->setHint(hint);
}

void PanelFrame::setDescription(const QString &description)
{
    m_description = description;
    m_header->setDescription(description);
    updateAccessibility();
}

void PanelFrame::setLinkTip(const QString &tip)
{
    m_header->setLinkTip(tip);
    layOut();
}

void PanelFrame::setTransparent(bool transparent)
{
    m_transparent = transparent;
    update();
}

void PanelFrame::setContext(const PanelContext &context)
{
    m_context = context;
    m_header->setTheme(context.theme);
    m_header->setInteractive(context.interactive);
    m_veil->setTheme(context.theme);
    m_strip->setTheme(context.theme);
    m_card->setTheme(context.theme);
    m_loading->setColor(context.theme.accent.base);
    m_loading->setAnimated(context.animated);
    if (m_view)
        m_view->setContext(context);
    applyStatus();
    update();
}

void PanelFrame::setStatus(const PanelStatus &status)
{
    const bool wasOld = isOld();
    m_status = status;
    applyStatus();
    // The border alone is the frame's own; painting it paints the view again.
    if (wasOld != isOld())
        update();
}

void PanelFrame::applyStatus()
{
    const StateBadge badge = StateTexts::badge(m_status, m_context.zone);
    const bool badgeChanged = !(badge == m_header->badge());
    if (badgeChanged)
        m_header->setBadge(badge);
    m_strip->setMessage(StateTexts::strip(m_status, m_context.zone));
    m_strip->setVisible(!m_strip->message().headline.isEmpty());
    m_loading->setVisible(m_status.loading);
    applyMessage(StateTexts::message(m_status, m_context.zone));
    if (m_view) {
        m_view->setVisible(m_card->message().headline.isEmpty());
        const bool isStale = m_status.state == PanelState::Stale;
        m_view->setMuted(isStale);
        m_view->setOverdue(m_status.lastSuccessMs, isStale ? m_status.ageMs : 0);
    }
    if (badgeChanged)
        layOut();
    updateVeil();
    updateAccessibility();
}

void PanelFrame::applyMessage(const StateMessage &message)
{
    m_card->setFramed(m_status.state == PanelState::Dead);
    const bool isEmpty = m_status.state == PanelState::Empty;
    const QString second = isEmpty                               ? tr("Show the request")
                           : m_status.state == PanelState::Error ? tr("Details")
                                                                 : QString();
    m_card->setActions(isEmpty && m_context.interactive ? oneLine(m_status.widerRangeText)
                                                        : QString(),
                       m_context.interactive ? second : QString());
    m_card->setMessage(message);
    m_card->setVisible(!message.headline.isEmpty());
}

void PanelFrame::updateVeil()
{
    PanelVeil::Look look;
    if (m_status.state == PanelState::Error && m_status.hasPicture)
        look.dim = ErrorDim;
    look.hatchedAll = m_status.state == PanelState::Dead;
    look.corner = m_status.state == PanelState::Partial;
    if (m_status.state == PanelState::Stale) {
        look.dim = StaleDim;
        // Without a time axis nothing is missing, and hatching would hide the values.
        look.missing = m_view ? m_view->plotAfter(m_status.lastSuccessMs) : std::nullopt;
    }
    // The border of old data is 2 wide, and the veil would dim the half of it that lies in the body.
    const QRect body = bodyRect();
    const QRect veiled = isOld() ? body.adjusted(1, 0, -1, -1) : body;
    if (look.missing)
        look.missing->translate(body.topLeft() - veiled.topLeft());
    m_veil->setGeometry(veiled);
    m_veil->setLook(look);
}

void PanelFrame::updateAccessibility()
{
    setAccessibleName(m_header->hasTitle() ? m_header->title() : tr("Panel without a title"));
    QStringList sentences;
    const QString state = StateTexts::sentence(m_status, m_context.zone);
    if (!state.isEmpty())
        sentences.append(state);
    const bool showsValues = m_view && m_card->message().headline.isEmpty();
    if (showsValues && !m_view->summary().isEmpty())
        sentences.append(m_view->summary());
    if (!m_description.isEmpty())
        sentences.append(oneLine(m_description));
    setAccessibleDescription(sentences.join(u' '));
}

bool PanelFrame::isOld() const
{
    return m_status.state == PanelState::Stale || m_status.state == PanelState::Dead;
}

QRect PanelFrame::headerRect() const
{
    return m_header->hasTitle() ? QRect(0, 0, width(), PanelHeader::Height) : QRect();
}

QRect PanelFrame::bodyRect() const
{
    const int top = m_header->hasTitle() ? PanelHeader::Height : 1;
    return {1, top, qMax(0, width() - 2), qMax(0, height() - top - 1)};
}

void PanelFrame::layOut()
{
    const QRect body = bodyRect();
    if (m_header->hasTitle()) {
        m_header->setGeometry(headerRect());
    } else {
        const QSize size = m_header->floatingSize(width());
        m_header->setGeometry(width() - size.width() - FloatInset +
                                  (m_context.interactive ? 3 : FloatInset),
                              FloatInset, size.width(), size.height());
    }
    m_card->setGeometry(body);
    m_strip->setGeometry(body.left(), body.top(), body.width(),
                         qMin(StateStrip::Height, body.height()));
    m_loading->setGeometry(body.left(), body.top(), body.width(), LoadingBar::Height);
    if (m_view)
        m_view->setGeometry(body);
    m_header->raise();
    updateVeil();
}

void PanelFrame::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void PanelFrame::updateButtons()
{
    m_header->setButtonsShown(m_hovered || m_keyboardFocus);
}

void PanelFrame::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    m_hovered = m_context.interactive;
    updateButtons();
    update();
}

void PanelFrame::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered = false;
    updateButtons();
    update();
}

void PanelFrame::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_keyboardFocus = isKeyboardFocus(event->reason());
    updateButtons();
    updateAccessibility();
    update();
}

void PanelFrame::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    // The buttons stay while the focus walks on to one of them.
    m_keyboardFocus = focusWidget() && focusWidget() != this && isAncestorOf(focusWidget()) &&
                      focusWidget()->hasFocus();
    updateButtons();
    update();
}

void PanelFrame::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    emit menuRequested(byKeyboard ? m_header->menuPosition() : event->globalPos());
    event->accept();
}

void PanelFrame::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit menuRequested(m_header->menuPosition());
    else
        QWidget::keyPressEvent(event);
}

void PanelFrame::paintFrame(QPainter &painter) const
{
    const Theme &theme = m_context.theme;
    const bool isBare = m_transparent && !m_hovered && !isOld();
    QColor border = m_hovered ? theme.border.panelHover : theme.border.normal;
    qreal thickness = 1;
    if (isOld() || m_keyboardFocus) {
        border = m_keyboardFocus ? theme.focusRing : theme.stale.graphic;
        thickness = 2;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal half = thickness / 2;
    const QRectF area = QRectF(rect()).adjusted(half, half, -half, -half);
    if (!isBare) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_hovered ? theme.surface.panelHover : theme.surface.panel);
        painter.drawRoundedRect(QRectF(rect()), Radius, Radius);
    }
    if (isBare && !m_keyboardFocus)
        return;
    painter.setPen(QPen(border, thickness));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(area, Radius, Radius);
}

void PanelFrame::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    paintFrame(painter);
}

void PanelFrame::paintTo(QPainter *painter, const QRectF &target)
{
    if (width() <= 0 || height() <= 0)
        return;
    painter->save();
    painter->translate(target.topLeft());
    painter->scale(target.width() / width(), target.height() / height());
    paintFrame(*painter);
    if (m_view && m_view->isVisibleTo(this))
        m_view->paintTo(painter, bodyRect());
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_veil, m_strip, m_card, m_loading, m_header}) {
        if (!part->isVisibleTo(this))
            continue;
        painter->save();
        painter->translate(part->pos());
        part->render(painter, QPoint(), QRegion(), QWidget::DrawChildren);
        painter->restore();
    }
    painter->restore();
}

} // namespace Promontory
