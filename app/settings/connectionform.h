#pragma once

#include "app/settings/sourcerules.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace Promontory {

class FittingStack;
class FormField;
class Note;
class PairList;
class SecretEdit;

/// The part of the form that says how a server is reached.
class ConnectionForm : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    void setSettings(const SourceSettings &settings);
    /// Puts what stands in the fields into the settings. An address that cannot be read is kept as
    /// an empty URL; urlError() says why.
    void applyTo(SourceSettings &settings) const;
    QString urlError() const;

    void setSecrets(const SourceSecrets &secrets);
    /// Only those that the chosen authentication needs.
    SourceSecrets secrets() const;
    bool hasTypedSecret() const;
    void setSecretNote(const QString &text);

    FormField *field(SourceField field) const { return m_fields.value(field); }
    /// Opens the folded part when the field stands there.
    void revealField(SourceField field);

Q_SIGNALS:
    void edited();

private:
    void setUpControls();
    FormField *addField(SourceField field, const QString &label, QWidget *control);
    QWidget *makeBasicPage();
    QWidget *makeBearerPage();
    QWidget *makeHeadersPage();
    QWidget *makeCertificatePage();
    QWidget *makeMore();
    QWidget *makeFileRow(QLineEdit *edit, const QString &title);
    QSpinBox *makeSeconds(int highest);
    void chooseFile(QLineEdit *edit, const QString &title);
    void showAuthentication();
    void showMore(bool shown);
    void showVerification();
    void connectEdits();
    AuthKind auth() const;

    QHash<SourceField, FormField *> m_fields;
    QLineEdit *m_url;
    QComboBox *m_auth;
    FittingStack *m_authPages;
    QLineEdit *m_user;
    SecretEdit *m_password;
    SecretEdit *m_token;
    PairList *m_headers;
    QLineEdit *m_certificate;
    QLineEdit *m_key;
    SecretEdit *m_passphrase;
    Note *m_secretNote;
    QToolButton *m_moreButton;
    QWidget *m_more;
    QLineEdit *m_ca;
    QCheckBox *m_onlyCa;
    QCheckBox *m_skipVerify;
    Note *m_skipWarning;
    QLineEdit *m_tenant;
    QSpinBox *m_timeout;
    QSpinBox *m_scrape;
    PairList *m_parameters;
};

} // namespace Promontory
