#pragma once

#include "widgets/common/popupframe.h"
#include "widgets/controls/variablecontrol.h"

#include <QElapsedTimer>

class QVBoxLayout;

namespace Promontory {

class FilterRow;

/// The label filters of a dashboard, one condition a line: label, comparison, value. Labels and values that the
/// source knows are offered once they come; others may be typed. Takes effect when it closes, Escape drops it.
class FilterPopup : public PopupFrame
{
    Q_OBJECT

public:
    explicit FilterPopup(QWidget *parent);

    void setVariable(const VariableControl &variable);
    /// What the source knows: its labels, or the values of one of them.
    void setSuggestions(const QString &label, const QStringList &texts);
    QList<FilterChoice> filters() const;

signals:
    void filtersChosen(const QList<Promontory::FilterChoice> &filters);
    /// The values of this label are wanted; of none, the labels.
    void suggestionsWanted(const QString &label);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    FilterRow *addRow(const FilterChoice &filter);
    void removeRow(FilterRow *row);
    void fit();

    QList<FilterChoice> m_before;
    QStringList m_labels;
    QList<FilterRow *> m_rows;
    QVBoxLayout *m_layout;
    bool m_cancelled = false;
    QElapsedTimer m_listClosed;
};

} // namespace Promontory
