#include "widgets/controls/choicepopup.h"

#include "widgets/common/searchfield.h"
#include "widgets/controls/choicemodel.h"
#include "widgets/theme/looks.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Promontory {

namespace {

constexpr int MostRows = 12;
constexpr int CheckBox = 24;

QListView *createList(QWidget *parent)
{
    auto *list = new QListView(parent);
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    list->setTextElideMode(Qt::ElideMiddle);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->viewport()->setAutoFillBackground(false);
    list->setFocusPolicy(Qt::NoFocus);
    return list;
}

} // namespace

ChoicePopup::ChoicePopup(QWidget *parent)
    : PopupFrame(parent)
    , m_model(new ChoiceModel(this))
    , m_search(new SearchField(tr("Search values"), this))
    , m_list(createList(this))
    , m_foot(createFoot())
{
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Values"));
    connect(m_list, &QListView::clicked, this, &ChoicePopup::choose);
    connect(m_search, &SearchField::textChanged, this, &ChoicePopup::search);
    connect(m_search, &SearchField::moveRequested, this, &ChoicePopup::move);
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

QWidget *ChoicePopup::createFoot()
{
    auto *foot = new QWidget(this);
    auto *clear = new QPushButton(tr("Clear"), foot);
    auto *all = new QPushButton(tr("All"), foot);
    auto *done = new QPushButton(tr("Done"), foot);
    done->setToolTip(tr("Take these values (Ctrl+Enter)"));
    m_all = all;
    for (QPushButton *button : {all, clear, done})
        setSmall(button);
    setFilled(done);
    connect(all, &QPushButton::clicked, m_model, [this] { m_model->setValues({allValue()}); });
    connect(clear, &QPushButton::clicked, m_model, [this] { m_model->setValues({}); });
    connect(done, &QPushButton::clicked, this, &ChoicePopup::close);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(8, 4, 8, 0);
    row->setSpacing(6);
    row->addWidget(all);
    row->addWidget(clear);
    row->addStretch();
    row->addWidget(done);
    return foot;
}

void ChoicePopup::setVariable(const VariableControl &variable)
{
    m_variable = variable;
    m_cancelled = false;
    setAccessibleName(variable.label.isEmpty() ? variable.name : variable.label);
    m_foot->setVisible(variable.kind == VariableControl::Kind::Multi);
    m_all->setVisible(variable.includeAll);
    m_model->setVariable(variable);
    m_search->clear();
    if (const int row = m_model->firstChosen(); row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    fit();
}

void ChoicePopup::fit()
{
    const int hint = m_list->sizeHintForRow(0);
    m_list->setFixedHeight(qBound(2, m_model->rowCount(), MostRows) * (hint > 0 ? hint : 26));
    const int text = m_list->fontMetrics().horizontalAdvance(m_model->longestText());
    const int scroll = m_list->verticalScrollBar()->sizeHint().width();
    setFixedWidth(qBound(220, text + CheckBox + 2 * scroll + 40, 480));
}

void ChoicePopup::search(const QString &text)
{
    m_model->setSearched(text);
    const int chosen = text.isEmpty() ? m_model->firstChosen() : 0;
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(qMax(0, chosen)));
}

void ChoicePopup::move(int steps)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const QModelIndex current = m_list->currentIndex();
    const int row = current.isValid() ? current.row() + steps : (steps > 0 ? 0 : rows - 1);
    m_list->setCurrentIndex(m_model->index(qBound(0, row, rows - 1)));
}

void ChoicePopup::activateCurrent()
{
    if (m_list->currentIndex().isValid())
        choose(m_list->currentIndex());
}

void ChoicePopup::choose(const QModelIndex &index)
{
    if (m_variable.kind == VariableControl::Kind::Multi) {
        const int row = index.row();
        m_model->toggle(row);
        m_list->setCurrentIndex(m_model->index(qMin(row, m_model->rowCount() - 1)));
        return;
    }
    m_model->setValues({m_model->valueAt(index.row())});
    close();
}

void ChoicePopup::showEvent(QShowEvent *event)
{
    PopupFrame::showEvent(event);
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
    m_search->setFocus(Qt::PopupFocusReason);
}

void ChoicePopup::hideEvent(QHideEvent *event)
{
    if (!m_cancelled && m_model->values() != m_variable.values) {
        m_variable.values = m_model->values();
        emit valuesChosen(m_variable.values);
    }
    PopupFrame::hideEvent(event);
}

void ChoicePopup::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() & Qt::ControlModifier) {
        close();
        return;
    }
    if (isEnter)
        return activateCurrent();
    if (event->key() == Qt::Key_Escape)
        m_cancelled = true;
    PopupFrame::keyPressEvent(event);
}

} // namespace Promontory
