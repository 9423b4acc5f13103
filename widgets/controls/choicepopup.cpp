#include "widgets/controls/choicepopup.h"

#include "widgets/common/searchfield.h"
#include "widgets/theme/looks.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Promontory {

namespace {

constexpr int ValueRole = Qt::UserRole;
constexpr int TypedRole = Qt::UserRole + 1; ///< the entry for what was typed
constexpr int MostRows = 12;

} // namespace

ChoicePopup::ChoicePopup(QWidget *parent)
    : PopupFrame(parent)
    , m_search(new SearchField(tr("Search values"), this))
    , m_list(new QListWidget(this))
    , m_foot(new QWidget(this))
{
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setFocusPolicy(Qt::NoFocus);
    connect(m_list, &QListWidget::itemClicked, this, &ChoicePopup::choose);
    connect(m_search, &SearchField::textChanged, this, &ChoicePopup::filter);
    connect(m_search, &SearchField::moveRequested, this, &ChoicePopup::move);
    connect(m_search, &SearchField::returnPressed, this, &ChoicePopup::activateCurrent);

    auto *clear = new QPushButton(tr("Clear"), m_foot);
    auto *all = new QPushButton(tr("All"), m_foot);
    auto *done = new QPushButton(tr("Done"), m_foot);
    m_all = all;
    for (QPushButton *button : {all, clear, done})
        setSmall(button);
    setFilled(done);
    connect(all, &QPushButton::clicked, this, &ChoicePopup::toggleAll);
    connect(clear, &QPushButton::clicked, this, &ChoicePopup::clearChoice);
    connect(done, &QPushButton::clicked, this, &ChoicePopup::close);
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(8, 4, 8, 0);
    row->setSpacing(6);
    row->addWidget(all);
    row->addWidget(clear);
    row->addStretch();
    row->addWidget(done);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 8, 1, 8);
    layout->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 8, 0);
    head->addWidget(m_search);
    layout->addLayout(head);
    layout->addWidget(m_list);
    layout->addWidget(m_foot);
}

void ChoicePopup::setVariable(const VariableControl &variable)
{
    m_variable = variable;
    m_values = variable.values;
    m_cancelled = false;
    setAccessibleName(variable.label.isEmpty() ? variable.name : variable.label);
    m_foot->setVisible(variable.kind == VariableControl::Kind::Multi);
    m_all->setVisible(variable.includeAll);
    m_search->clear();
    fill();
}

void ChoicePopup::fill()
{
    m_list->clear();
    if (m_variable.includeAll)
        addChoice(tr("All"), allValue());
    for (const VariableChoice &choice : std::as_const(m_variable.choices))
        addChoice(choice.text, choice.value);
    showChecks();
    const int row = m_list->sizeHintForRow(0) > 0 ? m_list->sizeHintForRow(0) : 26;
    m_list->setFixedHeight(qBound(2, m_list->count(), MostRows) * row);
    const int width = m_list->sizeHintForColumn(0) + 2 * m_list->verticalScrollBar()->sizeHint().width() + 24;
    setFixedWidth(qBound(220, width, 480));
}

void ChoicePopup::addChoice(const QString &text, const QString &value)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setData(ValueRole, value);
    if (m_variable.kind == VariableControl::Kind::Multi)
        item->setCheckState(Qt::Unchecked);
    // Clicks are handled by the row, not by the box alone.
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    if (m_values.contains(value) && !m_list->currentItem())
        m_list->setCurrentItem(item);
}

void ChoicePopup::showChecks()
{
    if (m_variable.kind != VariableControl::Kind::Multi)
        return;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool chosen = m_values.contains(item->data(ValueRole).toString());
        item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
    }
}

void ChoicePopup::filter(const QString &text)
{
    // A value that is not offered can be typed: the list may be old or cut.
    QListWidgetItem *typed = nullptr;
    QListWidgetItem *first = nullptr;
    bool known = text.isEmpty();
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        if (item->data(TypedRole).toBool()) {
            typed = item;
            continue;
        }
        const bool fits = item->text().contains(text, Qt::CaseInsensitive);
        known = known || item->text() == text;
        item->setHidden(!fits);
        if (fits && !first)
            first = item;
    }
    if (!typed) {
        typed = new QListWidgetItem(m_list);
        typed->setData(TypedRole, true);
    }
    typed->setText(tr("Use “%1”").arg(text));
    typed->setData(ValueRole, text);
    typed->setHidden(known);
    if (!text.isEmpty())
        m_list->setCurrentItem(first ? first : typed);
}

void ChoicePopup::move(int steps)
{
    int row = m_list->currentRow();
    const int direction = steps > 0 ? 1 : -1;
    for (int left = std::abs(steps); left > 0;) {
        row += direction;
        if (row < 0 || row >= m_list->count())
            return;
        if (m_list->item(row)->isHidden())
            continue;
        m_list->setCurrentRow(row);
        --left;
    }
}

void ChoicePopup::activateCurrent()
{
    QListWidgetItem *item = m_list->currentItem();
    if (item && !item->isHidden())
        choose(item);
}

void ChoicePopup::choose(QListWidgetItem *item)
{
    if (m_variable.kind == VariableControl::Kind::Multi) {
        toggle(item);
        return;
    }
    m_values = {item->data(ValueRole).toString()};
    close();
}

void ChoicePopup::toggle(QListWidgetItem *item)
{
    const QString value = item->data(ValueRole).toString();
    if (item->data(TypedRole).toBool()) {
        item->setData(TypedRole, false);
        item->setText(value);
    }
    if (m_values.contains(value)) {
        m_values.removeAll(value);
    } else {
        // All and single values exclude each other.
        if (value == allValue())
            m_values.clear();
        m_values.removeAll(allValue());
        m_values.append(value);
    }
    showChecks();
}

void ChoicePopup::toggleAll()
{
    m_values = {allValue()};
    showChecks();
}

void ChoicePopup::clearChoice()
{
    m_values.clear();
    showChecks();
}

void ChoicePopup::showEvent(QShowEvent *event)
{
    PopupFrame::showEvent(event);
    m_search->setFocus(Qt::PopupFocusReason);
}

void ChoicePopup::hideEvent(QHideEvent *event)
{
    if (!m_cancelled && m_values != m_variable.values) {
        m_variable.values = m_values;
        emit valuesChosen(m_values);
    }
    PopupFrame::hideEvent(event);
}

void ChoicePopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_cancelled = true;
    PopupFrame::keyPressEvent(event);
}

} // namespace Promontory
