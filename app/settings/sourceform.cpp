#include "app/settings/sourceform.h"

#include "app/settings/connectionform.h"
#include "app/settings/localform.h"
#include "widgets/common/formfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {
constexpr int Gap = 12;
}

SourceForm::SourceForm(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit)
    , m_kind(new QComboBox)
    , m_nameField(new FormField(tr("Name"), m_name))
    , m_pages(new QStackedWidget)
    , m_connection(new ConnectionForm)
    , m_local(new LocalForm)
{
    m_name->setMaxLength(100);
    m_kind->addItem(tr("Server with a Prometheus API"), u"prometheus"_s);
    m_kind->addItem(tr("Local Prometheus"), u"local"_s);
    m_pages->addWidget(m_connection);
    m_pages->addWidget(m_local);

    auto *row = new QHBoxLayout;
    row->setSpacing(Gap);
    row->addWidget(m_nameField, 1, Qt::AlignTop);
    row->addWidget(new FormField(tr("Kind"), m_kind), 1, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Gap);
    layout->addLayout(row);
    layout->addWidget(m_pages, 1);

    connect(m_name, &QLineEdit::textEdited, this, &SourceForm::edited);
    connect(m_kind, &QComboBox::activated, this, &SourceForm::edited);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SourceForm::showKind);
    connect(m_connection, &ConnectionForm::edited, this, &SourceForm::edited);
    connect(m_local, &LocalForm::edited, this, &SourceForm::edited);
}

void SourceForm::setSettings(const SourceSettings &settings)
{
    const QSignalBlocker blocker(this);
    m_loaded = settings;
    m_name->setText(settings.name);
    m_kind->setCurrentIndex(settings.kind == "local"_L1 ? 1 : 0);
    m_connection->setSettings(settings);
    m_local->setSettings(settings);
    // What the fields cannot show exactly is no change.
    m_loaded = this->settings();
    clearErrors();
    showKind();
}

SourceSettings SourceForm::settings() const
{
    SourceSettings settings = m_loaded;
    settings.name = m_name->text().trimmed();
    settings.kind = m_kind->currentData().toString();
    if (isLocal())
        m_local->applyTo(settings);
    else
        m_connection->applyTo(settings);
    return settings;
}

void SourceForm::setSecrets(const SourceSecrets &secrets)
{
    const QSignalBlocker blocker(this);
    m_connection->setSecrets(secrets);
}

SourceSecrets SourceForm::secrets() const
{
    return isLocal() ? SourceSecrets() : m_connection->secrets();
}

void SourceForm::setSecretNote(const QString &text)
{
    m_connection->setSecretNote(text);
}

void SourceForm::setPrometheus(LocalPrometheus *prometheus)
{
    m_local->setPrometheus(prometheus);
}

bool SourceForm::isChanged() const
{
    return hasTypedSecret() || settings() != m_loaded;
}

bool SourceForm::hasTypedSecret() const
{
    return !isLocal() && m_connection->hasTypedSecret();
}

bool SourceForm::isLocal() const
{
    return m_kind->currentData().toString() == "local"_L1;
}

void SourceForm::showKind()
{
    m_pages->setCurrentIndex(isLocal() ? 1 : 0);
}

FormField *SourceForm::field(SourceField field) const
{
    if (field == SourceField::Name)
        return m_nameField;
    return isLocal() ? m_local->field(field) : m_connection->field(field);
}

bool SourceForm::check(const QList<SourceSettings> &others)
{
    clearErrors();
    const QList<SourceFault> faults = checkSource(settings(), others);
    for (const SourceFault &fault : faults) {
        FormField *formField = field(fault.field);
        if (!formField)
            continue;
        m_connection->revealField(fault.field);
        const QString better =
            fault.field == SourceField::Url ? m_connection->urlError() : QString();
        if (formField->error().isEmpty())
            formField->setError(better.isEmpty() ? fault.message : better);
    }
    if (FormField *first = faults.isEmpty() ? nullptr : field(faults.first().field))
        first->setFocus(Qt::OtherFocusReason);
    return faults.isEmpty();
}

void SourceForm::clearErrors()
{
    const QList<FormField *> fields = findChildren<FormField *>();
    for (FormField *formField : fields)
        formField->setError({});
}

void SourceForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

} // namespace Promontory
