#pragma once

#include <QWidget>

namespace Promontory {

class Note;

/// One field of a form: its label above, the control, an explanation and its error below.
class FormField : public QWidget
{
    Q_OBJECT

public:
    /// Takes the control as a child; the label becomes its accessible name and buddy. "&" marks its key.
    FormField(const QString &label, QWidget *control, QWidget *parent = nullptr);

    void setHelp(const QString &text);
    /// An empty text takes the error away. Announced to screen readers with the control.
    void setError(const QString &text);
    QString error() const;
    /// As an error, but the value can be used; shown where there is no error.
    void setWarning(const QString &text);
    QString warning() const;
    QWidget *control() const { return m_control; }

private:
    void describeControl();

    Note *m_label;
    QWidget *m_control;
    Note *m_help;
    Note *m_error;
    Note *m_warning;
};

} // namespace Promontory
