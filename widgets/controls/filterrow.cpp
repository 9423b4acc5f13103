#include "widgets/controls/filterrow.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int ShownChoices = 12;

QComboBox *createField(const QString &name, const QString &text, QWidget *parent)
{
    auto *field = new QComboBox(parent);
    field->setEditable(true);
    field->setInsertPolicy(QComboBox::NoInsert);
    // The width must not depend on tens of thousands of values.
    field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    field->setMinimumContentsLength(12);
    field->setMaxVisibleItems(ShownChoices);
    field->setAccessibleName(name);
    field->lineEdit()->setPlaceholderText(name);
    field->completer()->setFilterMode(Qt::MatchContains);
    field->completer()->setCompletionMode(QCompleter::PopupCompletion);
    field->setEditText(text);
    return field;
}

/// The text that stands there is what counts, whatever is offered.
void offer(QComboBox *field, const QStringList &texts)
{
    const QString text = field->currentText();
    field->clear();
    field->addItems(texts);
    field->setCurrentIndex(-1);
    field->setEditText(text);
}

} // namespace

FilterRow::FilterRow(const FilterChoice &filter, QWidget *parent)
    : QWidget(parent)
    , m_label(createField(tr("Label"), filter.label, this))
    , m_op(new QComboBox(this))
    , m_value(createField(tr("Value"), filter.value, this))
{
    m_op->setAccessibleName(tr("Comparison"));
    const std::pair<QString, QString> ops[] = {{u"="_s, tr("is")},
                                               {u"!="_s, tr("is not")},
                                               {u"=~"_s, tr("matches the expression")},
                                               {u"!~"_s, tr("does not match the expression")},
                                               {u"=|"_s, tr("is one of, parted by |")},
                                               {u"!=|"_s, tr("is none of, parted by |")}};
    for (const auto &[op, meaning] : ops) {
        m_op->addItem(op);
        m_op->setItemData(m_op->count() - 1, meaning, Qt::ToolTipRole);
    }
    m_op->setCurrentText(filter.op);
    auto *remove = new QToolButton(this);
    remove->setIcon(themeIcon(u"close"_s));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove this filter"));
    remove->setAccessibleName(remove->toolTip());
    connect(remove, &QToolButton::clicked, this, &FilterRow::removed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_label, 3);
    layout->addWidget(m_op);
    layout->addWidget(m_value, 4);
    layout->addWidget(remove);
    // Asked for early: a list that is empty when it is clicked does not open.
    connect(m_label, &QComboBox::textActivated, this, &FilterRow::wantValues);
    connect(m_label->lineEdit(), &QLineEdit::editingFinished, this, &FilterRow::wantValues);
    for (const QComboBox *field : {m_label, m_op, m_value})
        field->view()->installEventFilter(this);
    m_value->installEventFilter(this);
    m_value->lineEdit()->installEventFilter(this);
}

FilterChoice FilterRow::filter() const
{
    return {label(), m_op->currentText(), m_value->currentText()};
}

QString FilterRow::label() const
{
    return m_label->currentText().trimmed();
}

void FilterRow::offerLabels(const QStringList &labels)
{
    offer(m_label, labels);
}

void FilterRow::offerValues(const QStringList &values)
{
    offer(m_value, values);
}

void FilterRow::focusLabel()
{
    m_label->setFocus();
}

void FilterRow::wantValues()
{
    if (label().isEmpty() || label() == m_asked)
        return;
    m_asked = label();
    emit valuesWanted(m_asked);
}

bool FilterRow::eventFilter(QObject *watched, QEvent *event)
{
    const bool isField = watched == m_value || watched == m_value->lineEdit();
    if (!isField && event->type() == QEvent::Hide)
        emit listClosed();
    if (isField && (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonPress))
        wantValues();
    return QWidget::eventFilter(watched, event);
}

} // namespace Promontory
