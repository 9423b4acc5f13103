#pragma once

#include "widgets/controls/variablecontrol.h"

#include <QAbstractListModel>
#include <QSet>

#include <vector>

namespace Promontory {

/// The choices of one variable that a search leaves over, with their checks: All first, and last what was
/// typed, if it is no choice and may be one. Quick with tens of thousands.
class ChoiceModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ChoiceModel(QObject *parent = nullptr);

    /// Starts anew, with the variable's values chosen and nothing searched for.
    void setVariable(const VariableControl &variable);
    void setSearched(const QString &text);

    /// What is chosen, in the order of choosing.
    const QStringList &values() const { return m_values; }
    void setValues(const QStringList &values);
    /// Chooses the row's value or takes it back; All and single values exclude each other.
    void toggle(int row);
    QString valueAt(int row) const;
    /// The first row that is chosen; -1 if none is in sight.
    int firstChosen() const;
    /// The longest text in sight, for the width of the list.
    QString longestText() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void addChoice(const QString &value);
    bool isTypedRow(int row) const;
    QString textAt(int row) const;

    VariableControl m_variable;
    QStringList m_values;
    QSet<QString> m_chosen;
    QSet<QString> m_known; // texts and values of the choices
    QString m_searched;
    bool m_offersAll = false;
    bool m_offersTyped = false;
    std::vector<qsizetype> m_rows; // choices in sight
};

} // namespace Promontory
