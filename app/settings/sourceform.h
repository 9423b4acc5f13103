#pragma once

#include "app/settings/sourcerules.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace Promontory {

class ConnectionForm;
class FormField;
class LocalForm;
class LocalPrometheus;

/// All fields of one source. It knows nothing of the store: values in, values out.
class SourceForm : public QWidget
{
    Q_OBJECT

public:
    explicit SourceForm(QWidget *parent = nullptr);

    /// Forgets what was typed and shows these settings, without secrets.
    void setSettings(const SourceSettings &settings);
    SourceSettings settings() const;
    /// The stored secrets, once they are known.
    void setSecrets(const SourceSecrets &secrets);
    SourceSecrets secrets() const;
    void setSecretNote(const QString &text);
    void setPrometheus(LocalPrometheus *prometheus);

    bool isChanged() const;
    bool hasTypedSecret() const;
    bool isLocal() const;
    /// Shows what is wrong below the fields and takes the focus to the first; true: nothing is.
    bool check(const QList<SourceSettings> &others);
    void clearErrors();
    void focusName();

Q_SIGNALS:
    void edited();

private:
    FormField *field(SourceField field) const;
    void showKind();

    SourceSettings m_loaded;
    QLineEdit *m_name;
    QComboBox *m_kind;
    FormField *m_nameField;
    QStackedWidget *m_pages;
    ConnectionForm *m_connection;
    LocalForm *m_local;
};

} // namespace Promontory
