#include "app/dashboardsettings/plainvariableforms.h"

#include "app/dashboardsettings/fieldedits.h"
#include "widgets/common/formfield.h"
#include "widgets/common/formlayout.h"

#include <QCheckBox>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace Promontory {

ValueVariableForm::ValueVariableForm(const QString &label, const QString &help, QWidget *parent)
    : KindForm(parent), m_value(new TextField)
{
    auto *field = new FormField(label, m_value);
    field->setHelp(help);
    formColumn(this)->addWidget(field);
    connect(m_value, &QLineEdit::textEdited, this, &KindForm::edited);
}

void ValueVariableForm::setVariable(const VariableSpec &variable)
{
    if (const auto *constant = std::get_if<ConstantVariable>(&variable))
        m_value->setValue(constant->value);
    else if (const auto *text = std::get_if<TextVariable>(&variable))
        m_value->setValue(text->value);
}

void ValueVariableForm::applyTo(VariableSpec &variable) const
{
    if (auto *constant = std::get_if<ConstantVariable>(&variable))
        constant->value = m_value->value();
    else if (auto *text = std::get_if<TextVariable>(&variable))
        text->value = m_value->value();
}

IntervalVariableForm::IntervalVariableForm(QWidget *parent)
    : KindForm(parent)
    , m_options(new TextField)
    , m_automatic(new QCheckBox(tr("Offer “auto”, which follows the time range")))
    , m_count(new QSpinBox)
    , m_least(new TextField)
    , m_optionsField(new FormField(tr("&Lengths of time"), m_options))
    , m_countField(new FormField(tr("S&teps of the range"), m_count))
    , m_leastField(new FormField(tr("At l&east"), m_least))
{
    m_options->setPlaceholderText(u"1m, 5m, 1h, 1d"_s);
    m_count->setRange(1, 1000);
    QVBoxLayout *layout = formColumn(this);
    layout->addWidget(m_optionsField);
    layout->addWidget(m_automatic);
    layout->addLayout(formRow({m_countField, m_leastField}));
    connect(m_options, &QLineEdit::textEdited, this, &KindForm::edited);
    connect(m_least, &QLineEdit::textEdited, this, &KindForm::edited);
    connect(m_count, &QSpinBox::valueChanged, this, &KindForm::edited);
    connect(m_automatic, &QCheckBox::toggled, this, &IntervalVariableForm::showAutomatic);
    connect(m_automatic, &QCheckBox::clicked, this, &KindForm::edited);
    showAutomatic(false);
}

void IntervalVariableForm::showAutomatic(bool automatic)
{
    m_countField->setVisible(automatic);
    m_leastField->setVisible(automatic);
}

void IntervalVariableForm::setVariable(const VariableSpec &variable)
{
    const auto *interval = std::get_if<IntervalVariable>(&variable);
    if (!interval)
        return;
    const QSignalBlocker blocker(this);
    m_options->setValue(interval->options.join(u", "_s));
    m_automatic->setChecked(interval->automatic);
    m_count->setValue(interval->autoCount);
    m_least->setValue(interval->autoMin);
}

void IntervalVariableForm::applyTo(VariableSpec &variable) const
{
    auto *interval = std::get_if<IntervalVariable>(&variable);
    if (!interval)
        return;
    interval->automatic = m_automatic->isChecked();
    interval->autoCount = m_count->value();
    interval->autoMin = m_least->value();
    if (!m_options->isModified())
        return;
    interval->options.clear();
    for (const QString &option : m_options->text().split(u',', Qt::SkipEmptyParts))
        interval->options.append(option.trimmed());
    interval->options.removeAll(QString());
    const bool isChosen =
        interval->options.contains(interval->current) || interval->current.startsWith("$__auto"_L1);
    if (!isChosen)
        interval->current = interval->options.value(0);
}

FormField *IntervalVariableForm::field(VariableField field) const
{
    if (field == VariableField::Options)
        return m_optionsField;
    return field == VariableField::ShortestInterval ? m_leastField : nullptr;
}

SwitchVariableForm::SwitchVariableForm(QWidget *parent)
    : KindForm(parent)
    , m_on(new TextField)
    , m_off(new TextField)
    , m_offField(new FormField(tr("Value when o&ff"), m_off))
    , m_isOn(new QCheckBox(tr("On when the dashboard opens")))
{
    QVBoxLayout *layout = formColumn(this);
    layout->addLayout(formRow({new FormField(tr("Value when &on"), m_on), m_offField}));
    layout->addWidget(m_isOn);
    connect(m_on, &QLineEdit::textEdited, this, &KindForm::edited);
    connect(m_off, &QLineEdit::textEdited, this, &KindForm::edited);
    connect(m_isOn, &QCheckBox::clicked, this, &KindForm::edited);
}

void SwitchVariableForm::setVariable(const VariableSpec &variable)
{
    const auto *onOff = std::get_if<SwitchVariable>(&variable);
    if (!onOff)
        return;
    m_on->setValue(onOff->onValue);
    m_off->setValue(onOff->offValue);
    m_isOn->setChecked(onOff->isOn);
}

void SwitchVariableForm::applyTo(VariableSpec &variable) const
{
    if (auto *onOff = std::get_if<SwitchVariable>(&variable)) {
        onOff->onValue = m_on->value();
        onOff->offValue = m_off->value();
        onOff->isOn = m_isOn->isChecked();
    }
}

FormField *SwitchVariableForm::field(VariableField field) const
{
    return field == VariableField::Options ? m_offField : nullptr;
}

} // namespace Promontory
