#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace Promontory {

// Fields that give back exactly what they were given until somebody edits them, also where they
// cannot show it: long texts, line breaks, values that are none of the choices.

class TextField : public QLineEdit
{
    Q_OBJECT

public:
    explicit TextField(QWidget *parent = nullptr);

    void setValue(const QString &value);
    QString value() const;

private:
    QString m_value;
};

/// Several lines; Tab goes on to the next field.
class LongTextField : public QPlainTextEdit
{
    Q_OBJECT

public:
    LongTextField(int lines, QWidget *parent = nullptr);

    void setValue(const QString &value);
    QString value() const;

signals:
    void edited(); ///< by a person

private:
    QString m_value;
    bool m_loading = false;
};

/// One of some values with texts for people. The wheel only turns it while it has the focus: forms
/// scroll.
class ChoiceField : public QComboBox
{
    Q_OBJECT

public:
    explicit ChoiceField(QWidget *parent = nullptr);

    void addChoice(const QString &text, const QString &value);
    /// A value that is none of the choices is added as the last one, with this text.
    void setValue(const QString &value, const QString &textIfUnknown = {});
    QString value() const { return currentData().toString(); }

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace Promontory
