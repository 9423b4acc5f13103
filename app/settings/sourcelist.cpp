#include "app/settings/sourcelist.h"

#include "app/settings/sourcelistdelegate.h"
#include "widgets/common/note.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/tooltiptext.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString detailOf(const SourceSettings &source)
{
    if (source.kind == "local"_L1)
        return source.targets.size() == 1
                   ? SourceList::tr("local, one address")
                   : SourceList::tr("local, %n addresses", nullptr, int(source.targets.size()));
    return source.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveScheme).mid(2);
}

} // namespace

SourceList::SourceList(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_add(makeAction(u"plus"_s, tr("Add a server"), QKeySequence::New))
    , m_addLocal(makeAction(u"plus"_s, tr("Add a local Prometheus"), {}))
    , m_remove(
          makeAction(u"trash"_s, tr("Delete this source"), QKeySequence(Qt::CTRL | Qt::Key_Delete)))
    , m_up(makeAction(u"arrow-up"_s, tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up)))
    , m_down(makeAction(u"arrow-down"_s, tr("Move down"), QKeySequence(Qt::ALT | Qt::Key_Down)))
    , m_default(makeAction(u"star"_s, tr("Make this the default"), {}))
{
    m_list->setItemDelegate(new SourceListDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Data sources"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addActions({m_up, m_down, m_default, m_remove});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(new Note(Note::Tone::Label, tr("Data sources"), this));
    layout->addWidget(m_list, 1);
    layout->addWidget(makeButtons());

    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        showActions();
        if (item)
            Q_EMIT selected(item->data(SourceListDelegate::UidRole).toString());
    });
    connect(m_add, &QAction::triggered, this, [this] { Q_EMIT addAsked(u"prometheus"_s); });
    connect(m_addLocal, &QAction::triggered, this, [this] { Q_EMIT addAsked(u"local"_s); });
    connect(m_remove, &QAction::triggered, this, &SourceList::removeAsked);
    connect(m_up, &QAction::triggered, this, [this] { Q_EMIT moveAsked(-1); });
    connect(m_down, &QAction::triggered, this, [this] { Q_EMIT moveAsked(1); });
    connect(m_default, &QAction::triggered, this, &SourceList::defaultAsked);
    showActions();
}

QAction *SourceList::makeAction(const QString &icon, const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(themeIcon(icon), text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setToolTip(
        key.isEmpty() ? text
                      : QString(text + " ("_L1 + key.toString(QKeySequence::NativeText) + u')'));
    addAction(action);
    return action;
}

QWidget *SourceList::makeButtons()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    const auto addButton = [&](QAction *action) {
        auto *button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->text());
        layout->addWidget(button);
        return button;
    };
    QToolButton *add = addButton(m_add);
    auto *menu = new QMenu(add);
    menu->addActions({m_add, m_addLocal});
    add->setMenu(menu);
    add->setPopupMode(QToolButton::InstantPopup);
    add->setAccessibleName(tr("Add a source"));
    addButton(m_remove);
    layout->addStretch(1);
    addButton(m_default);
    addButton(m_up);
    addButton(m_down);
    return bar;
}

void SourceList::setSources(const QList<SourceSettings> &sources,
                            const std::optional<QString> &draftName)
{
    const QString kept = current();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const SourceSettings &source : sources) {
        auto *item = new QListWidgetItem(source.name, m_list);
        item->setData(SourceListDelegate::UidRole, source.uid);
        item->setData(SourceListDelegate::DetailRole, detailOf(source));
        item->setData(SourceListDelegate::DefaultRole, source.isDefault);
        showState(item);
    }
    if (draftName) {
        auto *item = new QListWidgetItem(*draftName, m_list);
        item->setData(SourceListDelegate::UidRole, QString());
        item->setData(SourceListDelegate::DetailRole, tr("not saved yet"));
        showState(item);
    }
    m_list->setCurrentItem(itemOf(kept));
    showActions();
}

void SourceList::setCurrent(const QString &uid)
{
    const QSignalBlocker blocker(m_list);
    m_list->setCurrentItem(itemOf(uid));
    showActions();
}

QString SourceList::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(SourceListDelegate::UidRole).toString() : QString();
}

void SourceList::setState(const QString &uid, SourceState state, const QString &words)
{
    m_states.insert(uid, {state, words});
    if (QListWidgetItem *item = itemOf(uid))
        showState(item);
}

QListWidgetItem *SourceList::itemOf(const QString &uid) const
{
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->data(SourceListDelegate::UidRole).toString() == uid)
            return m_list->item(i);
    }
    return nullptr;
}

void SourceList::showState(QListWidgetItem *item)
{
    const State state = m_states.value(item->data(SourceListDelegate::UidRole).toString());
    const QString words = state.words.isEmpty() ? tr("not tested") : state.words;
    const bool isDefault = item->data(SourceListDelegate::DefaultRole).toBool();
    item->setData(Qt::DecorationRole, stateDot(state.sign, this));
    item->setToolTip(toolTipText(words));
    //: name of a source, its address, its state
    const QString told =
        tr("%1, %2, %3")
            .arg(item->text(), item->data(SourceListDelegate::DetailRole).toString(), words);
    item->setData(Qt::AccessibleTextRole, isDefault ? tr("%1, default").arg(told) : told);
}

void SourceList::showActions()
{
    const QListWidgetItem *item = m_list->currentItem();
    const bool saved = item && !item->data(SourceListDelegate::UidRole).toString().isEmpty();
    const int row = m_list->currentRow();
    const QListWidgetItem *next = m_list->item(row + 1);
    m_remove->setEnabled(item);
    m_default->setEnabled(saved && !item->data(SourceListDelegate::DefaultRole).toBool());
    m_up->setEnabled(saved && row > 0);
    m_down->setEnabled(saved && next &&
                       !next->data(SourceListDelegate::UidRole).toString().isEmpty());
}

void SourceList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    for (int i = 0; i < m_list->count(); ++i)
        showState(m_list->item(i));
}

} // namespace Promontory
