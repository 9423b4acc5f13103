#include "app/dashboardsettings/queryvariableform.h"

#include "app/dashboardsettings/fieldedits.h"
#include "app/dashboardsettings/selectionform.h"
#include "widgets/common/formfield.h"
#include "widgets/common/formlayout.h"

#include <QFontDatabase>

#include <utility>

using namespace Qt::StringLiterals;

namespace Promontory {

using Kind = QueryParts::Kind;

QueryVariableForm::QueryVariableForm(QWidget *parent)
    : KindForm(parent)
    , m_source(new ChoiceField)
    , m_kind(new ChoiceField)
    , m_label(new TextField)
    , m_selector(new TextField)
    , m_expression(new LongTextField(3))
    , m_regex(new TextField)
    , m_sort(new ChoiceField)
    , m_refresh(new ChoiceField)
    , m_selection(new SelectionForm)
    , m_labelField(new FormField(tr("L&abel"), m_label))
    , m_selectorField(new FormField(tr("&Of the series"), m_selector))
    , m_expressionField(new FormField(tr("&Query"), m_expression))
    , m_regexField(new FormField(tr("Regular e&xpression"), m_regex))
{
    for (QWidget *code :
         std::initializer_list<QWidget *>{m_label, m_selector, m_expression, m_regex})
        code->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_label->setPlaceholderText(u"instance"_s);
    m_regex->setPlaceholderText(u"/(?<text>.*):(?<value>.*)/"_s);
    m_regexField->setHelp(
        tr("Keeps the values it matches. A group takes a part of them; the groups named text and "
           "value tell what is shown from what is used."));
    fillChoices();
    layOut();
    connectParts();
    showKind();
}

void QueryVariableForm::fillChoices()
{
    offerSources(*m_source, {}, tr("The dashboard's default source"));
    for (const auto &[kind, text] : std::initializer_list<std::pair<Kind, QString>>{
             {Kind::LabelValues, tr("Values of a label")},
             {Kind::LabelNames, tr("Names of labels")},
             {Kind::Metrics, tr("Names of metrics")},
             {Kind::QueryResult, tr("Result of a query")},
             {Kind::Series, tr("Series")}})
        m_kind->addChoice(text, QString::number(int(kind)));
    const QStringList orders{tr("As the source gives them"),
                             tr("Alphabetical"),
                             tr("Alphabetical, backwards"),
                             tr("By numbers"),
                             tr("By numbers, backwards"),
                             tr("Alphabetical, any case"),
                             tr("Alphabetical, any case, backwards"),
                             tr("Natural"),
                             tr("Natural, backwards")};
    for (qsizetype i = 0; i < orders.size(); ++i)
        m_sort->addChoice(orders.at(i), QString::number(i));
    m_refresh->addChoice(tr("When the dashboard opens"), u"1"_s);
    m_refresh->addChoice(tr("When the time range changes"), u"2"_s);
    m_refresh->addChoice(tr("Never on its own"), u"0"_s);
}

void QueryVariableForm::layOut()
{
    QVBoxLayout *layout = formColumn(this);
    layout->addLayout(formRow(
        {new FormField(tr("Data &source"), m_source), new FormField(tr("Asks &for"), m_kind)}));
    layout->addLayout(formRow({m_labelField, m_selectorField}, 2));
    layout->addWidget(m_expressionField);
    layout->addWidget(m_regexField);
    layout->addLayout(formRow(
        {new FormField(tr("Orde&r"), m_sort), new FormField(tr("Asks a&gain"), m_refresh)}));
    layout->addWidget(m_selection);
}

void QueryVariableForm::connectParts()
{
    for (QLineEdit *edit : {m_label, m_selector})
        connect(edit, &QLineEdit::textEdited, this, &QueryVariableForm::composeQuery);
    connect(m_expression, &LongTextField::edited, this, &QueryVariableForm::composeQuery);
    connect(m_kind, &QComboBox::activated, this, [this] {
        showKind();
        composeQuery();
    });
    connect(m_regex, &QLineEdit::textEdited, this, &KindForm::edited);
    for (ChoiceField *choice : {m_source, m_sort, m_refresh})
        connect(choice, &QComboBox::activated, this, &KindForm::edited);
    connect(m_selection, &SelectionForm::edited, this, &KindForm::edited);
}

void QueryVariableForm::setVariable(const VariableSpec &variable)
{
    const auto *query = std::get_if<QueryVariable>(&variable);
    if (!query)
        return;
    m_query = query->query;
    const QueryParts shown = partsOf(query->query);
    const bool isLong = shown.kind == Kind::QueryResult || shown.kind == Kind::Series;
    m_kind->setValue(QString::number(int(shown.kind)));
    m_label->setValue(shown.label);
    m_selector->setValue(isLong ? QString() : shown.text);
    m_expression->setValue(isLong ? shown.text : QString());
    showSource(*m_source, query->sourceId);
    m_regex->setValue(query->regex);
    m_sort->setValue(QString::number(query->sort));
    m_refresh->setValue(QString::number(query->refresh));
    m_selection->setSelection(query->selection);
    showKind();
}

void QueryVariableForm::applyTo(VariableSpec &variable) const
{
    auto *query = std::get_if<QueryVariable>(&variable);
    if (!query)
        return;
    query->sourceId = m_source->value();
    query->query = m_query;
    query->regex = m_regex->value();
    query->sort = m_sort->value().toInt();
    query->refresh = m_refresh->value().toInt();
    m_selection->applyTo(query->selection);
}

void QueryVariableForm::setOffer(const SourceOffer &offer)
{
    offerSources(*m_source, offer, tr("The dashboard's default source"));
}

FormField *QueryVariableForm::field(VariableField field) const
{
    if (field == VariableField::Regex)
        return m_regexField;
    if (field != VariableField::Query)
        return nullptr;
    const Kind kind = parts().kind;
    if (kind == Kind::LabelValues)
        return m_labelField;
    return kind == Kind::LabelNames || kind == Kind::Metrics ? m_selectorField : m_expressionField;
}

QueryParts QueryVariableForm::parts() const
{
    const auto kind = Kind(m_kind->value().toInt());
    const bool isLong = kind == Kind::QueryResult || kind == Kind::Series;
    return {kind, kind == Kind::LabelValues ? m_label->text() : QString(),
            isLong ? m_expression->toPlainText() : m_selector->text()};
}

void QueryVariableForm::composeQuery()
{
    m_query = queryOf(parts());
    emit edited();
}

void QueryVariableForm::showKind()
{
    const Kind kind = parts().kind;
    const bool isLong = kind == Kind::QueryResult || kind == Kind::Series;
    m_labelField->setVisible(kind == Kind::LabelValues);
    m_selectorField->setVisible(!isLong);
    m_expressionField->setVisible(isLong);
    switch (kind) {
    case Kind::LabelValues:
        m_selector->setPlaceholderText(tr("all, or up{job=\"$job\"}"));
        break;
    case Kind::LabelNames:
    case Kind::Metrics:
        m_selector->setPlaceholderText(tr("all, or a part of their names"));
        break;
    case Kind::QueryResult:
        m_expression->setPlaceholderText(u"topk(5, sum by (job) (up))"_s);
        break;
    case Kind::Series:
        m_expression->setPlaceholderText(u"up{job=\"$job\"}"_s);
    }
}

} // namespace Promontory
