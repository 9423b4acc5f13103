#pragma once

#include "widgets/controls/variablecontrol.h"

#include <QWidget>

class QComboBox;

namespace Promontory {

/// One condition on a label: its name, how it is compared, and with what.
class FilterRow : public QWidget
{
    Q_OBJECT

public:
    explicit FilterRow(const FilterChoice &filter, QWidget *parent = nullptr);

    FilterChoice filter() const;
    QString label() const;
    void offerLabels(const QStringList &labels);
    void offerValues(const QStringList &values);
    void focusLabel();
    /// Asks for the values of its label, unless that is done.
    void wantValues();

signals:
    void valuesWanted(const QString &label);
    void removed();
    void listClosed(); ///< of one of its fields

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:

    QComboBox *m_label;
    QComboBox *m_op;
    QComboBox *m_value;
    QString m_asked; // the label whose values were asked for
};

} // namespace Promontory
