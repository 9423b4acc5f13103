#include "app/window/commandpopup.h"

#include "widgets/common/searchfield.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/promontorystyle.h"

#include <QHeaderView>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Promontory {

namespace {

constexpr qsizetype MostRows = 12;
constexpr int Width = 460;
constexpr int IndexRole = Qt::UserRole;

} // namespace

CommandPopup::CommandPopup(QWidget *parent)
    : PopupFrame(parent)
    , m_field(new SearchField(tr("Find panels, actions, files"), this))
    , m_list(new QTreeWidget(this))
{
    setAccessibleName(m_field->placeholderText());
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    setFixedWidth(Width);
    connect(m_field, &SearchField::textChanged, this, &CommandPopup::filter);
    connect(m_field, &SearchField::moveRequested, this, &CommandPopup::move);
    connect(m_field, &SearchField::returnPressed, this, &CommandPopup::runCurrent);
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandPopup::runCurrent);
}

void CommandPopup::setEntries(const QList<CommandEntry> &entries)
{
    m_entries = entries;
    m_field->clear();
    filter({});
}

void CommandPopup::filter(const QString &typed)
{
    m_list->clear();
    const QColor quiet = themeOf(this).text.secondary;
    for (const qsizetype index : bestMatches(m_entries, typed, MostRows)) {
        const CommandEntry &entry = m_entries.at(index);
        auto *item = new QTreeWidgetItem(m_list, {entry.text, entry.detail});
        item->setIcon(0, themeIcon(entry.icon));
        item->setForeground(1, quiet);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setData(0, IndexRole, index);
    }
    const bool any = m_list->topLevelItemCount() > 0;
    if (any)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    else
        new QTreeWidgetItem(m_list, {tr("Nothing is called that.")});
    const int row = std::max(24, m_list->sizeHintForRow(0));
    m_list->setFixedHeight(row * m_list->topLevelItemCount());
    adjustSize();
}

void CommandPopup::move(int steps)
{
    const int last = m_list->topLevelItemCount() - 1;
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem()) + steps;
    m_list->setCurrentItem(m_list->topLevelItem(std::clamp(row, 0, last)));
}

void CommandPopup::runCurrent()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (!item || !item->data(0, IndexRole).isValid())
        return;
    const std::function<void()> run = m_entries.at(item->data(0, IndexRole).toLongLong()).run;
    close();
    // After the popup has given the focus back.
    QTimer::singleShot(0, parentWidget(), run);
}

void CommandPopup::showEvent(QShowEvent *event)
{
    PopupFrame::showEvent(event);
    m_field->setFocus(Qt::PopupFocusReason);
}

} // namespace Promontory
