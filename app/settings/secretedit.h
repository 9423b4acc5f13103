#pragma once

#include <QLineEdit>

namespace Promontory {

/// A field for a secret. What is stored stays outside the widget's text: it only says that there is
/// something, and typing replaces it.
class SecretEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget *parent = nullptr);

    /// Forgets what was typed.
    void setStored(const QByteArray &secret);
    bool isChanged() const { return !text().isEmpty(); }
    /// What was typed, else what is stored.
    QByteArray value() const;

private:
    void showText(bool shown);

    QByteArray m_stored;
    QAction *m_show;
};

} // namespace Promontory
