#include "app/dashboardsettings/annotationform.h"

#include "app/dashboardsettings/annotationrules.h"
#include "app/dashboardsettings/fieldedits.h"
#include "app/dashboardsettings/linkrules.h"
#include "widgets/common/formfield.h"
#include "widgets/common/formlayout.h"
#include "widgets/common/values/oneline.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QListWidget>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int ListHeight = 132;

} // namespace

AnnotationForm::AnnotationForm(QWidget *parent)
    : QWidget(parent)
    , m_name(new TextField)
    , m_color(new ChoiceField)
    , m_source(new ChoiceField)
    , m_expression(new LongTextField(3))
    , m_step(new TextField)
    , m_title(new TextField)
    , m_text(new LongTextField(2))
    , m_tags(new TextField)
    , m_where(new ChoiceField)
    , m_list(new QListWidget)
    , m_enabled(new QCheckBox(tr("Shown when the dashboard opens")))
    , m_hasSwitch(new QCheckBox(tr("Has a switch above the dashboard")))
    , m_valueIsTime(new QCheckBox(tr("Values are the times, in milliseconds")))
    , m_nameField(new FormField(tr("&Name"), m_name))
    , m_expressionField(new FormField(tr("&Expression"), m_expression))
    , m_stepField(new FormField(tr("Least s&tep"), m_step))
    , m_listField(new FormField(tr("These p&anels"), m_list))
{
    for (QWidget *code : std::initializer_list<QWidget *>{m_expression, m_title, m_text, m_tags})
        code->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_expression->setPlaceholderText(u"changes(process_start_time_seconds[1m]) > 0"_s);
    m_expressionField->setHelp(tr("Each sample above zero is an event; samples that follow each other are one that goes on."));
    m_step->setPlaceholderText(u"60s"_s);
    m_title->setPlaceholderText(u"{{alertname}}"_s);
    m_text->setPlaceholderText(u"{{instance}} restarted"_s);
    m_tags->setPlaceholderText(u"job, severity"_s);
    m_list->setFixedHeight(ListHeight);
    fillChoices();
    layOut();
    connectParts();
    setAnnotation({});
}

void AnnotationForm::fillChoices()
{
    offerSources(*m_source, {}, tr("The dashboard's default source"));
    for (const auto &[text, color] : std::initializer_list<std::pair<QString, QString>>{{tr("Of the theme"), QString()},
                                                                                        {tr("Red"), u"red"_s},
                                                                                        {tr("Orange"), u"orange"_s},
                                                                                        {tr("Yellow"), u"yellow"_s},
                                                                                        {tr("Green"), u"green"_s},
                                                                                        {tr("Blue"), u"blue"_s},
                                                                                        {tr("Purple"), u"purple"_s}})
        m_color->addChoice(text, color);
    m_where->addChoice(tr("All panels"), u"all"_s);
    m_where->addChoice(tr("These panels only"), u"only"_s);
    m_where->addChoice(tr("All panels but these"), u"except"_s);
}

void AnnotationForm::layOut()
{
    auto *titleField = new FormField(tr("T&itle"), m_title);
    auto *tagsField = new FormField(tr("Labels whose values are ta&gs"), m_tags);
    auto *textField = new FormField(tr("Te&xt"), m_text);
    textField->setHelp(tr("{{label}} is replaced by the value of the label. With neither a title nor a text the series "
                          "tells its labels."));
    QVBoxLayout *layout = formColumn(this);
    layout->addLayout(formRow({m_nameField, new FormField(tr("C&olor"), m_color)}));
    layout->addLayout(formRow({new FormField(tr("Data &source"), m_source), m_stepField}));
    layout->addWidget(m_expressionField);
    layout->addLayout(formRow({titleField, tagsField}));
    layout->addWidget(textField);
    layout->addWidget(new FormField(tr("S&hown on"), m_where));
    layout->addWidget(m_listField);
    auto *boxes = new QVBoxLayout;
    boxes->setSpacing(8);
    for (QCheckBox *box : {m_enabled, m_hasSwitch, m_valueIsTime})
        boxes->addWidget(box);
    layout->addLayout(boxes);
}

void AnnotationForm::connectParts()
{
    for (QLineEdit *edit : {m_name, m_step, m_title, m_tags})
        connect(edit, &QLineEdit::textEdited, this, &AnnotationForm::edited);
    for (LongTextField *edit : {m_expression, m_text})
        connect(edit, &LongTextField::edited, this, &AnnotationForm::edited);
    for (QCheckBox *box : {m_enabled, m_hasSwitch, m_valueIsTime})
        connect(box, &QCheckBox::clicked, this, &AnnotationForm::edited);
    for (ChoiceField *choice : {m_color, m_source, m_where})
        connect(choice, &QComboBox::activated, this, &AnnotationForm::edited);
    connect(m_list, &QListWidget::itemChanged, this, &AnnotationForm::edited);
    connect(this, &AnnotationForm::edited, this, [this] {
        m_listField->setVisible(m_where->value() != "all"_L1);
        showFault();
    });
}

void AnnotationForm::setOffer(const SourceOffer &offer, const QList<OfferedPanel> &panels)
{
    const QString source = m_source->value();
    offerSources(*m_source, offer, tr("The dashboard's default source"));
    showSource(*m_source, source);
    m_panels = panels;
    showPanels();
}

void AnnotationForm::setAnnotation(const AnnotationQuery &annotation)
{
    m_annotation = annotation;
    m_name->setValue(annotation.name);
    m_color->setValue(annotation.color, annotation.color);
    showSource(*m_source, annotation.sourceId);
    m_expression->setValue(annotation.expression);
    m_step->setValue(annotation.step);
    m_title->setValue(annotation.titleForm);
    m_text->setValue(annotation.textForm);
    m_tags->setValue(annotation.tagLabels.join(u", "_s));
    m_where->setValue(!annotation.filter ? u"all"_s : annotation.filter->exclude ? u"except"_s : u"only"_s);
    m_enabled->setChecked(annotation.enabled);
    m_hasSwitch->setChecked(!annotation.hidden);
    m_valueIsTime->setChecked(annotation.valueIsTime);
    m_listField->setVisible(annotation.filter.has_value());
    showPanels();
    showFault();
}

/// The panels of the dashboard, and those of the filter that it has no more.
void AnnotationForm::showPanels()
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    const QList<PanelId> chosen = m_annotation.filter ? m_annotation.filter->ids : QList<PanelId>();
    QList<OfferedPanel> shown = m_panels;
    for (const PanelId &id : chosen) {
        const bool isThere = std::any_of(m_panels.cbegin(), m_panels.cend(), [&id](const OfferedPanel &panel) { return panel.id == id; });
        if (!isThere)
            shown.append({id, tr("Panel %1, which is not there").arg(oneLine(id.toText(), 40))});
    }
    for (const OfferedPanel &panel : std::as_const(shown)) {
        auto *item = new QListWidgetItem(panel.title, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(chosen.contains(panel.id) ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::UserRole, panel.id.toText());
    }
}

std::optional<PanelFilter> AnnotationForm::filter() const
{
    if (m_where->value() == "all"_L1)
        return {};
    PanelFilter filter;
    filter.exclude = m_where->value() == "except"_L1;
    const QList<PanelId> earlier = m_annotation.filter ? m_annotation.filter->ids : QList<PanelId>();
    const auto idOf = [&](const QString &text) {
        for (const PanelId &id : earlier) {
            if (id.toText() == text)
                return id;
        }
        for (const OfferedPanel &panel : m_panels) {
            if (panel.id.toText() == text)
                return panel.id;
        }
        return PanelId{text};
    };
    QList<PanelId> checked;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            checked.append(idOf(m_list->item(row)->data(Qt::UserRole).toString()));
    }
    // In the order they had.
    std::copy_if(earlier.cbegin(), earlier.cend(), std::back_inserter(filter.ids),
                 [&checked](const PanelId &id) { return checked.contains(id); });
    std::copy_if(checked.cbegin(), checked.cend(), std::back_inserter(filter.ids),
                 [&earlier](const PanelId &id) { return !earlier.contains(id); });
    return filter;
}

AnnotationQuery AnnotationForm::annotation() const
{
    AnnotationQuery annotation = m_annotation;
    annotation.name = m_name->value();
    annotation.color = m_color->value();
    annotation.sourceId = m_source->value();
    annotation.expression = m_expression->value();
    annotation.step = m_step->value();
    annotation.titleForm = m_title->value();
    annotation.textForm = m_text->value();
    if (m_tags->isModified())
        annotation.tagLabels = listOf(m_tags->text());
    annotation.filter = filter();
    annotation.enabled = m_enabled->isChecked();
    annotation.hidden = !m_hasSwitch->isChecked();
    annotation.valueIsTime = m_valueIsTime->isChecked();
    return annotation;
}

void AnnotationForm::showFault()
{
    const AnnotationFault fault = checkAnnotation(annotation());
    m_nameField->setError(fault.name);
    m_expressionField->setError(fault.expression);
    m_stepField->setError(fault.step);
}

void AnnotationForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void AnnotationForm::focusFault()
{
    const AnnotationFault fault = checkAnnotation(annotation());
    QWidget *field = !fault.name.isEmpty()       ? static_cast<QWidget *>(m_name)
        : !fault.expression.isEmpty() ? static_cast<QWidget *>(m_expression)
                                      : m_step;
    field->setFocus(Qt::OtherFocusReason);
}

} // namespace Promontory
