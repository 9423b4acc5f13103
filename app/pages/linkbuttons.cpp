#include "app/pages/linkbuttons.h"

#include "app/edit/dashboarddocument.h"
#include "app/pages/dashboardboard.h"
#include "app/pages/linkmenus.h"
#include "widgets/controls/variablebar.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tooltiptext.h"

#include <QMenu>
#include <QToolButton>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestTitle = 40;

/// What a button says beside its title: its own words, and where it leads.
QString tipOf(const LinkButton &button)
{
    QStringList lines;
    if (!button.tip.isEmpty())
        lines.append(button.tip);
    if (!button.isMenu && !button.links.isEmpty()) {
        const OfferedLink &offered = button.links.constFirst();
        lines.append(offered.problem.isEmpty() ? linkTip(offered.link) : offered.problem);
    }
    return lines.join(u'\n');
}

bool canBeUsed(const LinkButton &button)
{
    return !button.links.isEmpty() && (button.isMenu || button.links.constFirst().problem.isEmpty());
}

} // namespace

LinkButtons::LinkButtons(DashboardBoard &board, const DashboardDocument &document, VariableBar &bar, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_document(document)
    , m_bar(bar)
{
    connect(&board, &DashboardBoard::linksMoved, this, &LinkButtons::update);
    connect(&document, &DashboardDocument::changed, this, &LinkButtons::update);
    update();
}

QList<LinkButton> LinkButtons::made() const
{
    const QList<DashboardLink> &links = m_document.dashboard().links;
    return links.isEmpty() ? QList<LinkButton>() : linkButtons(links, m_board.dashboards(), m_board.linkContext());
}

/// Buttons that say the same stay, so that an open menu and the focus live on.
void LinkButtons::update()
{
    const QList<LinkButton> now = made();
    if (now == m_buttons)
        return;
    m_buttons = now;
    QList<QWidget *> widgets;
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        widgets.append(createButton(m_buttons.at(i), i));
    m_bar.setTail(widgets);
}

QToolButton *LinkButtons::createButton(const LinkButton &button, qsizetype index)
{
    auto *widget = new QToolButton(&m_bar);
    QString text = button.title;
    if (text.size() > LongestTitle)
        text = text.left(LongestTitle - 1) + u'…';
    widget->setText(text.replace(u'&', "&&"_L1));
    widget->setIcon(themeIcon(button.icon));
    widget->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    widget->setFocusPolicy(Qt::TabFocus);
    widget->setAutoRaise(true);
    widget->setToolTip(toolTipText(tipOf(button)));
    widget->setAccessibleName(button.title);
    widget->setEnabled(canBeUsed(button));
    if (!button.isMenu) {
        connect(widget, &QToolButton::clicked, this, [this, index] { follow(index); });
        return widget;
    }
    auto *menu = new QMenu(widget);
    widget->setMenu(menu);
    widget->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &QMenu::aboutToShow, this, [this, widget, index] { fillMenu(widget, index); });
    return widget;
}

void LinkButtons::fillMenu(QToolButton *widget, qsizetype index)
{
    widget->menu()->clear();
    addOffered(widget->menu(), made().value(index).links,
               [this](const QUrl &url) { emit m_board.linkActivated(url); });
}

void LinkButtons::follow(qsizetype index)
{
    const QList<OfferedLink> links = made().value(index).links;
    if (!links.isEmpty() && links.constFirst().problem.isEmpty())
        emit m_board.linkActivated(links.constFirst().link.url);
}

} // namespace Promontory
