#include "app/dashboardsettings/sourcedvariableforms.h"

#include "app/dashboardsettings/fieldedits.h"
#include "app/dashboardsettings/selectionform.h"
#include "app/variables/labelfilters.h"
#include "app/variables/variableoptions.h"
#include "widgets/common/formfield.h"
#include "widgets/common/formlayout.h"

#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace Promontory {

SourceVariableForm::SourceVariableForm(QWidget *parent)
    : KindForm(parent)
    , m_plugin(new TextField)
    , m_regex(new TextField)
    , m_regexField(new FormField(tr("Regular e&xpression on their names"), m_regex))
    , m_selection(new SelectionForm)
{
    m_plugin->setPlaceholderText(u"prometheus"_s);
    m_regex->setPlaceholderText(tr("all, or /^prod-/"));
    QVBoxLayout *layout = formColumn(this);
    layout->addLayout(
        formRow({new FormField(tr("Data &sources of the kind"), m_plugin), m_regexField}));
    layout->addWidget(m_selection);
    connect(m_plugin, &QLineEdit::textEdited, this, &KindForm::edited);
    connect(m_regex, &QLineEdit::textEdited, this, &KindForm::edited);
    connect(m_selection, &SelectionForm::edited, this, &KindForm::edited);
}

void SourceVariableForm::setVariable(const VariableSpec &variable)
{
    const auto *source = std::get_if<SourceVariable>(&variable);
    if (!source)
        return;
    m_plugin->setValue(source->pluginType);
    m_regex->setValue(source->regex);
    m_selection->setSelection(source->selection);
}

void SourceVariableForm::applyTo(VariableSpec &variable) const
{
    auto *source = std::get_if<SourceVariable>(&variable);
    if (!source)
        return;
    source->pluginType = m_plugin->value();
    source->regex = m_regex->value();
    m_selection->applyTo(source->selection);
}

FormField *SourceVariableForm::field(VariableField field) const
{
    return field == VariableField::Regex ? m_regexField : nullptr;
}

FilterVariableForm::FilterVariableForm(QWidget *parent)
    : KindForm(parent)
    , m_source(new ChoiceField)
    , m_filters(new TextField)
    , m_filtersField(new FormField(tr("&Filters"), m_filters))
{
    m_filters->setPlaceholderText(u"job=\"api\", path=~\"/x.*\""_s);
    m_filtersField->setHelp(tr("They hold for every query of the data source."));
    offerSources(*m_source, {}, tr("The dashboard's default source"));
    QVBoxLayout *layout = formColumn(this);
    layout->addWidget(new FormField(tr("Data &source"), m_source));
    layout->addWidget(m_filtersField);
    connect(m_source, &QComboBox::activated, this, &KindForm::edited);
    connect(m_filters, &QLineEdit::textEdited, this, [this] {
        showFault();
        emit edited();
    });
}

void FilterVariableForm::setVariable(const VariableSpec &variable)
{
    const auto *filters = std::get_if<FilterVariable>(&variable);
    if (!filters)
        return;
    showSource(*m_source, filters->sourceId);
    m_filters->setValue(filtersText(labelFilters(filters->filters)));
    showFault();
}

void FilterVariableForm::applyTo(VariableSpec &variable) const
{
    auto *spec = std::get_if<FilterVariable>(&variable);
    if (!spec)
        return;
    spec->sourceId = m_source->value();
    const Result<QList<LabelFilter>> filters = filtersFromText(m_filters->text());
    if (!m_filters->isModified() || !filters)
        return;
    Json edited = filtersJson(*filters);
    // What matchers cannot say was not shown.
    for (const Json &filter : spec->filters.items()) {
        if (labelFilters(Json::array({filter})).isEmpty())
            edited.append(filter);
    }
    spec->filters = edited;
}

void FilterVariableForm::setOffer(const SourceOffer &offer)
{
    offerSources(*m_source, offer, tr("The dashboard's default source"));
}

bool FilterVariableForm::isComplete() const
{
    return !m_filters->isModified() || filtersFromText(m_filters->text());
}

void FilterVariableForm::showFault()
{
    const Result<QList<LabelFilter>> filters = filtersFromText(m_filters->text());
    m_filtersField->setError(filters || !m_filters->isModified() ? QString()
                                                                 : filters.error().message);
}

GroupVariableForm::GroupVariableForm(QWidget *parent)
    : KindForm(parent)
    , m_source(new ChoiceField)
    , m_labels(new LongTextField(2))
    , m_selection(new SelectionForm)
{
    auto *labels = new FormField(tr("&Labels to choose from"), m_labels);
    labels->setHelp(
        tr("Separated by commas; without any, all labels of the data source are offered."));
    offerSources(*m_source, {}, tr("The dashboard's default source"));
    QVBoxLayout *layout = formColumn(this);
    layout->addWidget(new FormField(tr("Data &source"), m_source));
    layout->addWidget(labels);
    layout->addWidget(m_selection);
    connect(m_source, &QComboBox::activated, this, &KindForm::edited);
    connect(m_labels, &LongTextField::edited, this, &KindForm::edited);
    connect(m_selection, &SelectionForm::edited, this, &KindForm::edited);
}

void GroupVariableForm::setVariable(const VariableSpec &variable)
{
    const auto *groups = std::get_if<GroupVariable>(&variable);
    if (!groups)
        return;
    showSource(*m_source, groups->sourceId);
    m_labels->setValue(customListText(groups->options));
    m_selection->setSelection(groups->selection);
}

void GroupVariableForm::applyTo(VariableSpec &variable) const
{
    auto *groups = std::get_if<GroupVariable>(&variable);
    if (!groups)
        return;
    groups->sourceId = m_source->value();
    if (m_labels->document()->isModified())
        groups->options = parseCustomList(m_labels->value());
    m_selection->applyTo(groups->selection);
}

void GroupVariableForm::setOffer(const SourceOffer &offer)
{
    offerSources(*m_source, offer, tr("The dashboard's default source"));
}

} // namespace Promontory
