#include "widgets/controls/choicemodel.h"

#include "widgets/theme/tooltiptext.h"

namespace Promontory {

ChoiceModel::ChoiceModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void ChoiceModel::setVariable(const VariableControl &variable)
{
    m_variable = variable;
    m_known.clear();
    for (const VariableChoice &choice : std::as_const(m_variable.choices)) {
        m_known.insert(choice.text);
        m_known.insert(choice.value);
    }
    m_values = variable.values;
    m_chosen = QSet<QString>(m_values.cbegin(), m_values.cend());
    for (const QString &value : std::as_const(m_values))
        addChoice(value);
    setSearched({});
}

/// A value that is not among the choices, so that it can be taken back.
void ChoiceModel::addChoice(const QString &value)
{
    if (m_known.contains(value) || value == allValue() || value.isEmpty())
        return;
    m_variable.choices.append({value, value});
    m_known.insert(value);
}

void ChoiceModel::setSearched(const QString &text)
{
    beginResetModel();
    m_searched = text;
    m_rows.clear();
    m_offersAll = m_variable.includeAll && tr("All").contains(text, Qt::CaseInsensitive);
    for (qsizetype i = 0; i < m_variable.choices.size(); ++i) {
        if (text.isEmpty() || m_variable.choices.at(i).text.contains(text, Qt::CaseInsensitive))
            m_rows.push_back(i);
    }
    m_offersTyped = m_variable.allowsCustom && !text.isEmpty() && !m_known.contains(text);
    endResetModel();
}

void ChoiceModel::setValues(const QStringList &values)
{
    m_values = values;
    m_chosen = QSet<QString>(values.cbegin(), values.cend());
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
}

void ChoiceModel::toggle(int row)
{
    const QString value = valueAt(row);
    if (isTypedRow(row)) {
        addChoice(value);
        setSearched(m_searched);
    }
    QStringList values = m_values;
    if (m_chosen.contains(value)) {
        values.removeAll(value);
    } else {
        if (value == allValue())
            values.clear();
        values.removeAll(allValue());
        values.append(value);
    }
    setValues(values);
}

bool ChoiceModel::isTypedRow(int row) const
{
    return m_offersTyped && row == rowCount() - 1;
}

QString ChoiceModel::valueAt(int row) const
{
    if (m_offersAll && row == 0)
        return allValue();
    if (isTypedRow(row))
        return m_searched;
    return m_variable.choices.at(m_rows.at(std::size_t(row - (m_offersAll ? 1 : 0)))).value;
}

QString ChoiceModel::textAt(int row) const
{
    if (m_offersAll && row == 0)
        return tr("All");
    if (isTypedRow(row))
        return tr("Use “%1”").arg(m_searched);
    return m_variable.choices.at(m_rows.at(std::size_t(row - (m_offersAll ? 1 : 0)))).text;
}

int ChoiceModel::firstChosen() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_chosen.contains(valueAt(row)))
            return row;
    }
    return -1;
}

QString ChoiceModel::longestText() const
{
    QString longest;
    for (int row = 0; row < rowCount(); ++row) {
        const QString text = textAt(row);
        if (text.size() > longest.size())
            longest = text;
    }
    return longest;
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size()) + (m_offersAll ? 1 : 0) + (m_offersTyped ? 1 : 0);
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textAt(index.row());
    case Qt::ToolTipRole:
        return toolTipText(textAt(index.row()));
    case Qt::CheckStateRole:
        if (m_variable.kind != VariableControl::Kind::Multi)
            return {};
        return m_chosen.contains(valueAt(index.row())) ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

} // namespace Promontory
