#include "app/pages/linkmenus.h"

#include "app/pages/dashboardboard.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tooltiptext.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestEntry = 80;
constexpr qsizetype LongestTip = 600;

struct LinkTexts
{
    Q_DECLARE_TR_FUNCTIONS(Promontory::LinkMenus)
};

FollowLink activating(DashboardBoard &board)
{
    return [&board](const QUrl &url) { emit board.linkActivated(url); };
}

QString tipOf(const OfferedLink &offered)
{
    return offered.problem.isEmpty() ? linkTip(offered.link) : offered.problem;
}

} // namespace

void addOffered(QMenu *menu, const QList<OfferedLink> &links, const FollowLink &follow)
{
    menu->setToolTipsVisible(true);
    for (const OfferedLink &offered : links) {
        QString text = offered.link.title;
        if (text.size() > LongestEntry)
            text = text.left(LongestEntry - 1) + u'…';
        text.replace(u'&', "&&"_L1);
        QAction *action = menu->addAction(text, menu, [follow, url = offered.link.url] { follow(url); });
        action->setEnabled(offered.problem.isEmpty());
        action->setToolTip(toolTipText(tipOf(offered)));
    }
}

void followPanelLinks(DashboardBoard &board, const PanelSlot &slot, const QPoint &position)
{
    const QList<OfferedLink> links = panelLinks(slot.spec().links, board.linkContext(&slot));
    if (links.size() == 1 && links.constFirst().problem.isEmpty())
        return activating(board)(links.constFirst().link.url);
    auto *menu = new QMenu(&board);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addOffered(menu, links, activating(board));
    menu->popup(position);
}

void addLinkMenu(QMenu *menu, DashboardBoard &board, const PanelSlot &slot)
{
    const QList<OfferedLink> own = panelLinks(slot.spec().links, board.linkContext(&slot));
    const PanelFrame *frame = slot.frame();
    const QList<ShownLink> data = frame && frame->view() ? frame->view()->valueLinks() : QList<ShownLink>();
    if (own.isEmpty() && data.isEmpty())
        return;
    QMenu *links = menu->addMenu(themeIcon(u"link"_s), LinkTexts::tr("&Links"));
    addOffered(links, own, activating(board));
    if (!own.isEmpty() && !data.isEmpty())
        links->addSeparator();
    addLinks(links, data, activating(board));
    menu->addSeparator();
}

QString linkTipOf(const QList<OfferedLink> &links)
{
    if (links.size() == 1)
        return tipOf(links.constFirst());
    QStringList titles;
    for (const OfferedLink &offered : links)
        titles.append(offered.link.title);
    return titles.join(u'\n').left(LongestTip);
}

} // namespace Promontory
