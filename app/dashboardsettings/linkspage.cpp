#include "app/dashboardsettings/linkspage.h"

#include "app/dashboardsettings/linkform.h"
#include "app/dashboardsettings/linkrules.h"
#include "widgets/common/emptystate.h"

#include <QAction>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Promontory {

LinksPage::LinksPage(SettingsDraft &draft, MessageStack &messages, QWidget *parent)
    : ItemsPage(messages, u"link"_s, parent), m_draft(draft), m_form(new LinkForm)
{
    auto *kinds = new QMenu;
    fillKinds(kinds);
    auto *empty = new EmptyState(tr("No links yet"),
                                 tr("Links above the panels lead to other dashboards, run books, anywhere."));
    auto *first = new QAction(tr("Add a link"), empty);
    connect(first, &QAction::triggered, this, [this] { add({}); });
    empty->addStateAction(first, false);
    const ItemListTexts texts{tr("Links"), tr("Add"), tr("Duplicate this link"), tr("Delete this link")};
    setParts(new ItemList(texts, kinds), empty, m_form);
    connect(m_form, &LinkForm::edited, this, &LinksPage::takeForm);
    reload();
}

void LinksPage::fillKinds(QMenu *menu)
{
    menu->addAction(tr("Link to an address"), this, [this] { add({}); });
    menu->addAction(tr("Dashboards with tags"), this, [this] {
        DashboardLink list;
        list.isList = true;
        list.asDropdown = true;
        add(list);
    });
}

void LinksPage::add(const DashboardLink &link)
{
    links().append(link);
    showChange(links().size() - 1);
    m_form->focusTitle();
}

ListRow LinksPage::rowOf(qsizetype index) const
{
    const DashboardLink &link = links().at(index);
    const LinkFault fault = checkLink(link);
    const bool isWrong = !fault.message.isEmpty() && !fault.isTags && !m_draft.comparableBase().links.contains(link);
    return {link.title.isEmpty() ? tr("Without a title") : link.title, link.isList ? tr("dashboards") : QString(),
            link.isList ? link.tags.join(u", "_s) : link.url, fault.message, isWrong};
}

void LinksPage::showItem(qsizetype index)
{
    m_form->setLink(links().at(index));
}

void LinksPage::takeItem(qsizetype index)
{
    links()[index] = m_form->link();
}

void LinksPage::duplicateItem(qsizetype index)
{
    links().insert(index + 1, DashboardLink(links().at(index)));
    showChange(index + 1);
}

ItemsPage::Removal LinksPage::removeItem(qsizetype index)
{
    const DashboardLink gone = links().takeAt(index);
    const QString title = gone.title.isEmpty() ? gone.url : gone.title;
    return {tr("The link “%1” is deleted.").arg(title.left(60)),
            [this, gone](qsizetype place) { links().insert(place, gone); }};
}

void LinksPage::moveItem(qsizetype from, qsizetype to)
{
    links().move(from, to);
}

void LinksPage::focusFault()
{
    m_form->focusFault();
}

} // namespace Promontory
