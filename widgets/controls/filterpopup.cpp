#include "widgets/controls/filterpopup.h"

#include "widgets/controls/filterrow.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 SameKeyMs = 100;

} // namespace

FilterPopup::FilterPopup(QWidget *parent)
    : PopupFrame(parent)
    , m_layout(new QVBoxLayout)
{
    auto *add = new QToolButton(this);
    add->setText(tr("Add a filter"));
    add->setIcon(themeIcon(u"plus"_s));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setFocusPolicy(Qt::StrongFocus);
    setRaised(add);
    auto *done = new QPushButton(tr("Done"), this);
    done->setToolTip(tr("Take these filters (Ctrl+Enter)"));
    setSmall(add);
    setSmall(done);
    setFilled(done);
    connect(add, &QToolButton::clicked, this, [this] { addRow({})->focusLabel(); });
    connect(done, &QPushButton::clicked, this, &FilterPopup::close);
    auto *foot = new QHBoxLayout;
    foot->addWidget(add);
    foot->addStretch();
    foot->addWidget(done);
    m_layout->setSpacing(6);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 10);
    layout->setSpacing(10);
    layout->addLayout(m_layout);
    layout->addLayout(foot);
    setMinimumWidth(480);
}

void FilterPopup::setVariable(const VariableControl &variable)
{
    m_before = variable.filters;
    m_cancelled = false;
    setAccessibleName(variable.label.isEmpty() ? variable.name : variable.label);
    while (!m_rows.isEmpty())
        removeRow(m_rows.constLast());
    for (const FilterChoice &filter : std::as_const(m_before))
        addRow(filter);
    if (m_rows.isEmpty())
        addRow({});
    fit();
}

FilterRow *FilterPopup::addRow(const FilterChoice &filter)
{
    auto *row = new FilterRow(filter, this);
    row->offerLabels(m_labels);
    connect(row, &FilterRow::valuesWanted, this, &FilterPopup::suggestionsWanted);
    connect(row, &FilterRow::listClosed, this, [this] { m_listClosed.start(); });
    connect(row, &FilterRow::removed, this, [this, row] { removeRow(row); });
    m_layout->addWidget(row);
    m_rows.append(row);
    row->setVisible(true);
    fit();
    return row;
}

void FilterPopup::removeRow(FilterRow *row)
{
    m_rows.removeOne(row);
    m_layout->removeWidget(row);
    row->setVisible(false);
    row->deleteLater();
    fit();
}

void FilterPopup::fit()
{
    layout()->activate();
    adjustSize();
}

void FilterPopup::setSuggestions(const QString &label, const QStringList &texts)
{
    if (label.isEmpty())
        m_labels = texts;
    for (FilterRow *row : std::as_const(m_rows)) {
        if (label.isEmpty())
            row->offerLabels(texts);
        else if (row->label() == label)
            row->offerValues(texts);
    }
}

QList<FilterChoice> FilterPopup::filters() const
{
    QList<FilterChoice> filters;
    for (const FilterRow *row : m_rows) {
        if (!row->label().isEmpty())
            filters.append(row->filter());
    }
    return filters;
}

void FilterPopup::showEvent(QShowEvent *event)
{
    PopupFrame::showEvent(event);
    emit suggestionsWanted({});
    for (FilterRow *row : std::as_const(m_rows))
        row->wantValues();
    if (!m_rows.isEmpty())
        m_rows.constFirst()->focusLabel();
}

void FilterPopup::hideEvent(QHideEvent *event)
{
    if (!m_cancelled && filters() != m_before) {
        m_before = filters();
        emit filtersChosen(m_before);
    }
    PopupFrame::hideEvent(event);
}

void FilterPopup::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() & Qt::ControlModifier) {
        close();
        return;
    }
    const bool isEscape = event->key() == Qt::Key_Escape;
    // The Escape that closes a field's list comes here, too: Qt hides the list before it hands out the key.
    if (isEscape && m_listClosed.isValid() && m_listClosed.elapsed() < SameKeyMs) {
        m_listClosed.invalidate();
        return;
    }
    if (isEscape)
        m_cancelled = true;
    PopupFrame::keyPressEvent(event);
}

} // namespace Promontory
