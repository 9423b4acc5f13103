#include "widgets/common/values/linkmenu.h"

#include "widgets/theme/tooltiptext.h"

#include <QMenu>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestEntry = 80;

/// As an entry shows it: not a mnemonic, not wider than a screen.
QString entryText(QString title)
{
    if (title.size() > LongestEntry)
        title = title.left(LongestEntry - 1) + u'…';
    return title.replace(u'&', "&&"_L1);
}

} // namespace

void addLinks(QMenu *menu, const QList<ShownLink> &links, const FollowLink &follow)
{
    menu->setToolTipsVisible(true);
    for (const ShownLink &link : links) {
        QAction *action = menu->addAction(entryText(link.title), menu, [follow, url = link.url] { follow(url); });
        action->setToolTip(toolTipText(linkTip(link)));
    }
}

void followLinks(const QList<ShownLink> &links, QWidget *owner, const QPoint &position, const FollowLink &follow)
{
    if (const ShownLink *clicked = clickedLink(links))
        return follow(clicked->url);
    if (links.isEmpty())
        return;
    auto *menu = new QMenu(owner);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addLinks(menu, links, follow);
    menu->popup(position);
}

} // namespace Promontory
