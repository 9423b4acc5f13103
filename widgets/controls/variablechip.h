#pragma once

#include "widgets/controls/variablecontrol.h"

#include <QAbstractButton>

class QLineEdit;

namespace Promontory {

class ChoicePopup;
class FilterPopup;

/// One variable in the bar: its name, joined with its value. A click opens the choices; text is typed in place.
class VariableChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit VariableChip(QWidget *parent = nullptr);

    const VariableControl &variable() const { return m_variable; }
    void setVariable(const VariableControl &variable);
    /// Opens the choices; a switch changes over at once.
    void openPopup();
    /// What the source of a filter variable knows: its labels, or the values of one.
    void setSuggestions(const QString &label, const QStringList &texts);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void valuesChosen(const QStringList &values);
    void filtersChosen(const QList<Promontory::FilterChoice> &filters);
    void suggestionsWanted(const QString &label);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool isOn() const;
    int labelWidth() const;
    int valueWidth() const;
    void paintSwitch(QPainter &painter, const QRectF &rect) const;
    QString labelText() const;
    void setUpField();
    void dropField();
    void placeField();
    void takeText();
    void openFilters();
    void paintLabel(QPainter &painter) const;
    void paintValue(QPainter &painter) const;

    VariableControl m_variable;
    QLineEdit *m_field = nullptr;
    ChoicePopup *m_popup = nullptr;
    FilterPopup *m_filters = nullptr;
};

} // namespace Promontory
