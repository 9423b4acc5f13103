#include "app/dashboardsettings/linkspage.h"

#include "app/dashboardsettings/itemlist.h"
#include "app/dashboardsettings/linkform.h"
#include "app/dashboardsettings/linkrules.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/formlayout.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/verticalline.h"

#include <QAction>
#include <QMenu>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Margin = 16;
constexpr int ListWidth = 240;

} // namespace

LinksPage::LinksPage(SettingsDraft &draft, MessageStack &messages, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_messages(messages)
    , m_list(new ItemList(
          {tr("Links"), tr("Add"), tr("Duplicate this link"), tr("Delete this link")}, makeKinds()))
    , m_empty(new EmptyState(
          tr("No links yet"),
          tr("Links above the panels lead to other dashboards, run books, anywhere.")))
    , m_scroll(new QScrollArea)
    , m_form(new LinkForm)
{
    m_list->setFixedWidth(ListWidth);
    auto *left = new QVBoxLayout;
    left->setContentsMargins(Margin, Margin, Margin, Margin);
    left->addWidget(m_list);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(left);
    layout->addWidget(new VerticalLine(this));
    layout->addWidget(makeRight(), 1);
    connectParts();
    reload();
}

QMenu *LinksPage::makeKinds()
{
    auto *menu = new QMenu;
    menu->addAction(tr("Link to an address"), this, [this] {
        insert(links().size(), {});
        m_form->focusTitle();
    });
    menu->addAction(tr("Dashboards with tags"), this, [this] {
        DashboardLink list;
        list.isList = true;
        list.asDropdown = true;
        insert(links().size(), list);
        m_form->focusTitle();
    });
    return menu;
}

QWidget *LinksPage::makeRight()
{
    auto *page = new QWidget;
    QVBoxLayout *fields = formColumn(page);
    fields->setContentsMargins(Margin, Margin, Margin, Margin);
    fields->addWidget(m_form);
    fields->addStretch(1);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *first = new QAction(tr("Add a link"), m_empty);
    connect(first, &QAction::triggered, this, [this] {
        insert(0, {});
        m_form->focusTitle();
    });
    m_empty->addStateAction(first, false);
    auto *right = new QWidget(this);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins({});
    layout->addWidget(m_scroll);
    layout->addWidget(m_empty);
    return right;
}

void LinksPage::connectParts()
{
    connect(m_list, &ItemList::currentChanged, this, &LinksPage::select);
    connect(m_list, &ItemList::duplicateAsked, this,
            [this] { insert(m_current + 1, links().at(m_current)); });
    connect(m_list, &ItemList::removeAsked, this, &LinksPage::remove);
    connect(m_list, &ItemList::moved, this, &LinksPage::move);
    connect(m_form, &LinkForm::edited, this, &LinksPage::takeForm);
}

void LinksPage::reload()
{
    m_messages.dismiss(u"link"_s);
    m_current = std::clamp<qsizetype>(m_current, links().isEmpty() ? -1 : 0, links().size() - 1);
    showRows();
    m_list->setCurrent(int(m_current));
    showLink();
}

void LinksPage::setReadOnly(bool readOnly)
{
    m_list->setReadOnly(readOnly);
    m_form->setEnabled(!readOnly);
    m_empty->setEnabled(!readOnly);
}

void LinksPage::select(qsizetype index)
{
    m_current = index;
    showLink();
}

void LinksPage::showLink()
{
    const bool isThere = m_current >= 0 && m_current < links().size();
    m_scroll->setVisible(isThere);
    m_empty->setVisible(!isThere);
    if (isThere)
        m_form->setLink(links().at(m_current));
}

void LinksPage::takeForm()
{
    if (m_current < 0)
        return;
    links()[m_current] = m_form->link();
    showRows();
    emit edited();
}

void LinksPage::showRows()
{
    QList<ListRow> rows;
    for (const DashboardLink &link : std::as_const(links())) {
        const QString title = link.title.isEmpty() ? tr("Without a title") : link.title;
        rows.append({title, link.isList ? tr("dashboards") : QString(),
                     link.isList ? link.tags.join(u", "_s) : link.url, checkLink(link).message,
                     isWrong(link)});
    }
    m_list->setRows(rows);
}

/// What a file came with does not keep anybody from editing the rest.
bool LinksPage::isWrong(const DashboardLink &link) const
{
    const LinkFault fault = checkLink(link);
    return !fault.message.isEmpty() && !fault.isTags && !m_draft.base().links.contains(link);
}

bool LinksPage::isValid() const
{
    return std::none_of(links().cbegin(), links().cend(),
                        [this](const DashboardLink &link) { return isWrong(link); });
}

void LinksPage::showFault()
{
    const auto wrong = std::find_if(links().cbegin(), links().cend(),
                                    [this](const DashboardLink &link) { return isWrong(link); });
    if (wrong == links().cend())
        return;
    m_current = wrong - links().cbegin();
    m_list->setCurrent(int(m_current));
    showLink();
    m_form->focusFault();
}

void LinksPage::insert(qsizetype index, const DashboardLink &link)
{
    links().insert(index, link);
    m_current = index;
    showRows();
    m_list->setCurrent(int(index));
    showLink();
    emit edited();
}

void LinksPage::remove()
{
    const qsizetype index = m_current;
    const DashboardLink gone = links().takeAt(index);
    m_current = std::min(index, links().size() - 1);
    showRows();
    m_list->setCurrent(int(m_current));
    showLink();
    emit edited();
    const QString title = gone.title.isEmpty() ? gone.url : gone.title;
    m_messages.showMessage(
        u"link"_s, MessageKind::Info, tr("The link “%1” is deleted.").arg(title.left(60)),
        {{tr("Undo"), [this, index, gone] { insert(std::min(index, links().size()), gone); }}});
}

void LinksPage::move(qsizetype from, qsizetype to)
{
    if (from == to || to < 0 || to >= links().size())
        return;
    links().move(from, to);
    m_current = to;
    showRows();
    m_list->setCurrent(int(to));
    showLink();
    emit edited();
}

} // namespace Promontory
