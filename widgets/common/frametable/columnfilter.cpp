#include "widgets/common/frametable/columnfilter.h"

#include "widgets/common/searchfield.h"

#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Promontory {

namespace {

constexpr QSize Room(220, 200);

} // namespace

ColumnFilter::ColumnFilter(const QStringList &texts, const QSet<QString> &chosen, QWidget *parent)
    : PopupFrame(parent)
    , m_search(new SearchField(tr("Search the values"), this))
    , m_list(new QListWidget(this))
{
    m_list->setMinimumSize(Room);
    m_list->setAccessibleName(tr("Values to show"));
    for (const QString &text : texts) {
        auto *item = new QListWidgetItem(text.isEmpty() ? tr("(empty)") : text, m_list);
        item->setData(Qt::UserRole, text);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(chosen.contains(text) ? Qt::Checked : Qt::Unchecked);
    }
    auto *all = new QPushButton(tr("Show all"), this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    layout->addWidget(all, 0, Qt::AlignRight);
    setFocusProxy(m_search);
    connect(m_search, &SearchField::textChanged, this, &ColumnFilter::showMatching);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnFilter::tellChosen);
    connect(all, &QPushButton::clicked, this, &ColumnFilter::clear);
}

void ColumnFilter::showMatching(const QString &text)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
    }
}

void ColumnFilter::tellChosen()
{
    QSet<QString> texts;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (item->checkState() == Qt::Checked)
            texts.insert(item->data(Qt::UserRole).toString());
    }
    emit chosen(texts);
}

void ColumnFilter::clear()
{
    {
        const QSignalBlocker blocker(m_list);
        for (int row = 0; row < m_list->count(); ++row)
            m_list->item(row)->setCheckState(Qt::Unchecked);
    }
    tellChosen();
}

} // namespace Promontory
