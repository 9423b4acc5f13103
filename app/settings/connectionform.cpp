#include "app/settings/connectionform.h"

#include "app/settings/pairlist.h"
#include "app/settings/secretedit.h"
#include "widgets/common/fittingstack.h"
#include "widgets/common/formfield.h"
#include "widgets/common/formlayout.h"
#include "widgets/common/note.h"
#include "widgets/theme/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Promontory {

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent)
    , m_url(new QLineEdit)
    , m_auth(new QComboBox)
    , m_authPages(new FittingStack)
    , m_user(new QLineEdit)
    , m_password(new SecretEdit)
    , m_token(new SecretEdit)
    , m_headers(new PairList(PairList::Values::Secret, u"X-Api-Key"_s, tr("Add header")))
    , m_certificate(new QLineEdit)
    , m_key(new QLineEdit)
    , m_passphrase(new SecretEdit)
    , m_secretNote(new Note(Note::Tone::Help))
    , m_moreButton(new QToolButton)
    , m_ca(new QLineEdit)
    , m_onlyCa(new QCheckBox(tr("Trust only this authority")))
    , m_skipVerify(new QCheckBox(tr("Do not verify the server's certificate")))
    , m_skipWarning(new Note(Note::Tone::Error,
                             tr("Anyone on the network path can pose as this server and read the "
                                "secrets sent to it.")))
    , m_tenant(new QLineEdit)
    , m_timeout(makeSeconds(600))
    , m_scrape(makeSeconds(3600))
    , m_parameters(
          new PairList(PairList::Values::Plain, u"partial_response"_s, tr("Add parameter")))
{
    setUpControls();
    m_more = makeMore();

    // Put together from above: the tab order is the order in which widgets get here.
    QVBoxLayout *layout = formColumn(this);
    layout->addWidget(addField(SourceField::Url, tr("Address"), m_url));
    layout->addWidget(new FormField(tr("Authentication"), m_auth));
    layout->addWidget(m_authPages);
    layout->addWidget(m_secretNote);
    layout->addWidget(m_moreButton, 0, Qt::AlignLeft);
    layout->addWidget(m_more);
    layout->addStretch(1);
    connectEdits();
    showAuthentication();
    showMore(false);
}

void ConnectionForm::setUpControls()
{
    m_url->setPlaceholderText(u"http://localhost:9090"_s);
    for (const auto &[kind, text] : std::initializer_list<std::pair<AuthKind, QString>>{
             {AuthKind::None, tr("None")},
             {AuthKind::Basic, tr("User name and password")},
             {AuthKind::Bearer, tr("Bearer token")},
             {AuthKind::Headers, tr("Custom headers")},
             {AuthKind::ClientCertificate, tr("Client certificate")}})
        m_auth->addItem(text, int(kind));
    m_authPages->addWidget(new QWidget);
    m_authPages->addWidget(makeBasicPage());
    m_authPages->addWidget(makeBearerPage());
    m_authPages->addWidget(makeHeadersPage());
    m_authPages->addWidget(makeCertificatePage());
    m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreButton->setText(tr("Certificates, tenant, extra parameters, time-outs"));
    m_moreButton->setAutoRaise(true);
    m_moreButton->setFocusPolicy(Qt::StrongFocus);
}

FormField *ConnectionForm::addField(SourceField field, const QString &label, QWidget *control)
{
    auto *formField = new FormField(label, control);
    m_fields.insert(field, formField);
    return formField;
}

QWidget *ConnectionForm::makeBasicPage()
{
    auto *page = new QWidget;
    formColumn(page)->addLayout(formRow({addField(SourceField::User, tr("User name"), m_user),
                                        new FormField(tr("Password"), m_password)}));
    return page;
}

QWidget *ConnectionForm::makeBearerPage()
{
    auto *page = new QWidget;
    formColumn(page)->addWidget(new FormField(tr("Token"), m_token));
    return page;
}

QWidget *ConnectionForm::makeHeadersPage()
{
    auto *page = new QWidget;
    formColumn(page)->addWidget(addField(SourceField::HeaderNames, tr("Headers"), m_headers));
    return page;
}

QWidget *ConnectionForm::makeCertificatePage()
{
    auto *page = new QWidget;
    QVBoxLayout *layout = formColumn(page);
    const QString certificate = tr("Certificate (PEM file)");
    const QString key = tr("Key (PEM file)");
    layout->addWidget(addField(SourceField::ClientCertificate, certificate,
                               makeFileRow(m_certificate, certificate)));
    layout->addWidget(addField(SourceField::ClientKey, key, makeFileRow(m_key, key)));
    layout->addWidget(new FormField(tr("Passphrase of the key"), m_passphrase));
    return page;
}

QWidget *ConnectionForm::makeMore()
{
    auto *more = new QWidget;
    QVBoxLayout *layout = formColumn(more);
    const QString ca = tr("Own certificate authority (PEM file)");
    layout->addWidget(addField(SourceField::Ca, ca, makeFileRow(m_ca, ca)));
    layout->addWidget(m_onlyCa);
    auto *verify = new QVBoxLayout;
    verify->setSpacing(4);
    verify->addWidget(m_skipVerify);
    verify->addWidget(m_skipWarning);
    layout->addLayout(verify);
    FormField *tenant = addField(SourceField::Tenant, tr("Tenant"), m_tenant);
    tenant->setHelp(tr("Sent as X-Scope-OrgID, for Mimir and Cortex."));
    FormField *scrape = addField(SourceField::ScrapeInterval, tr("Scrape interval"), m_scrape);
    scrape->setHelp(tr("No step is shorter."));
    layout->addLayout(
        formRow({tenant, addField(SourceField::Timeout, tr("Time-out"), m_timeout), scrape}));
    layout->addWidget(addField(SourceField::QueryParameters,
                               tr("Parameters added to every request"), m_parameters));
    return more;
}

QWidget *ConnectionForm::makeFileRow(QLineEdit *edit, const QString &title)
{
    auto *row = new QWidget;
    auto *choose = new QPushButton(tr("Choose…"), row);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, [this, edit, title] { chooseFile(edit, title); });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(edit, 1);
    layout->addWidget(choose);
    edit->setAccessibleName(title);
    row->setFocusProxy(edit);
    return row;
}

QSpinBox *ConnectionForm::makeSeconds(int highest)
{
    auto *box = new QSpinBox;
    box->setRange(1, highest);
    //: seconds
    box->setSuffix(tr(" s"));
    connect(box, &QSpinBox::valueChanged, this, &ConnectionForm::edited);
    return box;
}

void ConnectionForm::chooseFile(QLineEdit *edit, const QString &title)
{
    auto *dialog = new QFileDialog(this, title, QFileInfo(edit->text()).path(),
                                   tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, edit, [this, edit](const QString &path) {
        edit->setText(path);
        Q_EMIT edited();
    });
    dialog->open();
}

void ConnectionForm::connectEdits()
{
    for (const QLineEdit *edit :
         std::initializer_list<const QLineEdit *>{m_url, m_user, m_password, m_token, m_certificate,
                                                  m_key, m_passphrase, m_ca, m_tenant})
        connect(edit, &QLineEdit::textEdited, this, &ConnectionForm::edited);
    connect(m_headers, &PairList::edited, this, &ConnectionForm::edited);
    connect(m_parameters, &PairList::edited, this, &ConnectionForm::edited);
    connect(m_onlyCa, &QCheckBox::clicked, this, &ConnectionForm::edited);
    connect(m_skipVerify, &QCheckBox::clicked, this, &ConnectionForm::edited);
    connect(m_skipVerify, &QCheckBox::toggled, this, &ConnectionForm::showVerification);
    connect(m_auth, &QComboBox::currentIndexChanged, this, &ConnectionForm::showAuthentication);
    connect(m_auth, &QComboBox::activated, this, &ConnectionForm::edited);
    connect(m_moreButton, &QToolButton::clicked, this, [this] { showMore(m_more->isHidden()); });
}

AuthKind ConnectionForm::auth() const
{
    return AuthKind(m_auth->currentData().toInt());
}

void ConnectionForm::showAuthentication()
{
    m_authPages->setCurrentIndex(m_auth->currentIndex());
    m_authPages->setVisible(auth() != AuthKind::None);
    m_secretNote->setVisible(auth() != AuthKind::None);
}

void ConnectionForm::showMore(bool shown)
{
    m_more->setVisible(shown);
    m_moreButton->setIcon(themeIcon(shown ? u"chevron-down"_s : u"chevron-right"_s));
}

void ConnectionForm::showVerification()
{
    m_skipWarning->setVisible(m_skipVerify->isChecked());
}

void ConnectionForm::setSettings(const SourceSettings &settings)
{
    m_url->setText(settings.url.toString(QUrl::RemoveUserInfo));
    m_auth->setCurrentIndex(m_auth->findData(int(settings.auth)));
    m_user->setText(settings.user);
    m_certificate->setText(settings.clientCertificatePath);
    m_key->setText(settings.clientKeyPath);
    m_ca->setText(settings.caPath);
    m_onlyCa->setChecked(settings.caReplacesSystem);
    m_skipVerify->setChecked(settings.skipTlsVerify);
    m_tenant->setText(settings.tenant);
    m_timeout->setValue(int(settings.timeoutMs / 1000));
    m_scrape->setValue(int(settings.scrapeIntervalMs / 1000));
    PairList::Pairs headers, parameters;
    for (const QString &name : settings.headerNames)
        headers.append({name, {}});
    for (const auto &[name, value] : settings.queryParameters)
        parameters.append({name, value.toUtf8()});
    m_headers->setPairs(headers);
    m_parameters->setPairs(parameters);
    setSecrets({});
    showVerification();
    showMore(!settings.caPath.isEmpty() || settings.skipTlsVerify || !settings.tenant.isEmpty() ||
             !settings.queryParameters.isEmpty());
}

void ConnectionForm::applyTo(SourceSettings &settings) const
{
    settings.url = parseSourceUrl(m_url->text()).value_or(QUrl());
    settings.auth = auth();
    settings.user = auth() == AuthKind::Basic ? m_user->text() : QString();
    const bool certificate = auth() == AuthKind::ClientCertificate;
    settings.clientCertificatePath = certificate ? m_certificate->text() : QString();
    settings.clientKeyPath = certificate ? m_key->text() : QString();
    settings.caPath = m_ca->text();
    settings.caReplacesSystem = m_onlyCa->isChecked() && !m_ca->text().isEmpty();
    settings.skipTlsVerify = m_skipVerify->isChecked();
    settings.tenant = m_tenant->text().trimmed();
    // What the box cannot show exactly stays as it was until it is changed.
    if (settings.timeoutMs / 1000 != m_timeout->value())
        settings.timeoutMs = m_timeout->value() * 1000LL;
    if (settings.scrapeIntervalMs / 1000 != m_scrape->value())
        settings.scrapeIntervalMs = m_scrape->value() * 1000LL;
    settings.headerNames.clear();
    const PairList::Pairs headers =
        auth() == AuthKind::Headers ? m_headers->pairs() : PairList::Pairs();
    for (const auto &header : headers)
        settings.headerNames.append(header.first);
    settings.queryParameters.clear();
    const PairList::Pairs parameters = m_parameters->pairs();
    for (const auto &[name, value] : parameters)
        settings.queryParameters.append({name, QString::fromUtf8(value)});
}

QString ConnectionForm::urlError() const
{
    const Result<QUrl> url = parseSourceUrl(m_url->text());
    return url ? QString() : url.error().message;
}

void ConnectionForm::setSecrets(const SourceSecrets &secrets)
{
    m_password->setStored(secrets.password);
    m_token->setStored(secrets.token);
    m_passphrase->setStored(secrets.keyPassphrase);
    PairList::Pairs headers = m_headers->pairs();
    for (auto &[name, value] : headers) {
        for (const auto &[storedName, storedValue] : secrets.headerValues) {
            if (storedName == name)
                value = storedValue;
        }
    }
    m_headers->setPairs(headers);
}

SourceSecrets ConnectionForm::secrets() const
{
    switch (auth()) {
    case AuthKind::None:
        return {};
    case AuthKind::Basic:
        return {m_password->value(), {}, {}, {}};
    case AuthKind::Bearer:
        return {{}, m_token->value(), {}, {}};
    case AuthKind::Headers:
        return {{}, {}, {}, m_headers->pairs()};
    case AuthKind::ClientCertificate:
        return {{}, {}, m_passphrase->value(), {}};
    }
    return {};
}

bool ConnectionForm::hasTypedSecret() const
{
    switch (auth()) {
    case AuthKind::None:
        return false;
    case AuthKind::Basic:
        return m_password->isChanged();
    case AuthKind::Bearer:
        return m_token->isChanged();
    case AuthKind::Headers:
        return m_headers->hasTypedSecret();
    case AuthKind::ClientCertificate:
        return m_passphrase->isChanged();
    }
    return false;
}

void ConnectionForm::setSecretNote(const QString &text)
{
    m_secretNote->setText(text);
}

void ConnectionForm::revealField(SourceField field)
{
    const FormField *formField = m_fields.value(field);
    if (formField && m_more->isAncestorOf(formField))
        showMore(true);
}

} // namespace Promontory
