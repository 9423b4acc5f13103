#include "app/dashboardsettings/linkform.h"

#include "app/dashboardsettings/fieldedits.h"
#include "app/dashboardsettings/linkrules.h"
#include "widgets/common/formfield.h"
#include "widgets/common/formlayout.h"

#include <QCheckBox>

using namespace Qt::StringLiterals;

namespace Promontory {

LinkForm::LinkForm(QWidget *parent)
    : QWidget(parent)
    , m_title(new TextField)
    , m_kind(new ChoiceField)
    , m_url(new TextField)
    , m_tags(new TextField)
    , m_tooltip(new TextField)
    , m_icon(new ChoiceField)
    , m_dropdown(new QCheckBox(tr("As a menu")))
    , m_newWindow(new QCheckBox(tr("Opens in a new tab")))
    , m_withVariables(new QCheckBox(tr("Takes the values of the variables along")))
    , m_withTime(new QCheckBox(tr("Takes the time range along")))
    , m_urlField(new FormField(tr("&Address"), m_url))
    , m_tagsField(new FormField(tr("Ta&gs of the dashboards"), m_tags))
{
    m_url->setPlaceholderText(u"https://example.org/?job=${job}"_s);
    m_tags->setPlaceholderText(u"django, production"_s);
    m_tagsField->setHelp(tr("Separated by commas; a dashboard is listed that has all of them."));
    fillChoices();
    layOut();
    connectParts();
    setLink({});
}

void LinkForm::fillChoices()
{
    m_kind->addChoice(tr("An address"), u"link"_s);
    m_kind->addChoice(tr("Dashboards with tags"), u"dashboards"_s);
    for (const auto &[text, icon] :
         std::initializer_list<std::pair<QString, QString>>{{tr("None"), QString()},
                                                            {tr("Arrow"), u"external link"_s},
                                                            {tr("Dashboard"), u"dashboard"_s},
                                                            {tr("Question mark"), u"question"_s},
                                                            {tr("Information"), u"info"_s},
                                                            {tr("Flash"), u"bolt"_s},
                                                            {tr("Document"), u"doc"_s},
                                                            {tr("Cloud"), u"cloud"_s}})
        m_icon->addChoice(text, icon);
}

void LinkForm::layOut()
{
    QVBoxLayout *layout = formColumn(this);
    layout->addLayout(
        formRow({new FormField(tr("&Title"), m_title), new FormField(tr("&Leads to"), m_kind)}));
    layout->addWidget(m_urlField);
    layout->addWidget(m_tagsField);
    layout->addLayout(
        formRow({new FormField(tr("Tool t&ip"), m_tooltip), new FormField(tr("&Sign"), m_icon)}));
    auto *boxes = new QVBoxLayout;
    boxes->setSpacing(8);
    for (QCheckBox *box : {m_dropdown, m_newWindow, m_withVariables, m_withTime})
        boxes->addWidget(box);
    layout->addLayout(boxes);
}

void LinkForm::connectParts()
{
    for (QLineEdit *edit : {m_title, m_url, m_tags, m_tooltip})
        connect(edit, &QLineEdit::textEdited, this, &LinkForm::edited);
    for (QCheckBox *box : {m_dropdown, m_newWindow, m_withVariables, m_withTime})
        connect(box, &QCheckBox::clicked, this, &LinkForm::edited);
    connect(m_icon, &QComboBox::activated, this, &LinkForm::edited);
    connect(m_kind, &QComboBox::activated, this, [this] {
        showKind();
        emit edited();
    });
    connect(this, &LinkForm::edited, this, &LinkForm::showFault);
}

void LinkForm::setLink(const DashboardLink &link)
{
    m_link = link;
    m_title->setValue(link.title);
    m_kind->setValue(link.isList ? u"dashboards"_s : u"link"_s);
    m_url->setValue(link.url);
    m_tags->setValue(link.tags.join(u", "_s));
    m_tooltip->setValue(link.tooltip);
    m_icon->setValue(link.icon);
    m_dropdown->setChecked(link.asDropdown);
    m_newWindow->setChecked(link.newWindow);
    m_withVariables->setChecked(link.withVariables);
    m_withTime->setChecked(link.withTime);
    showKind();
    showFault();
}

DashboardLink LinkForm::link() const
{
    DashboardLink link = m_link;
    link.title = m_title->value();
    link.isList = m_kind->value() == "dashboards"_L1;
    link.url = m_url->isModified() ? m_url->text().trimmed() : m_url->value();
    link.tags = m_tags->isModified() ? listOf(m_tags->text()) : m_link.tags;
    link.tooltip = m_tooltip->value();
    link.icon = m_icon->value();
    link.asDropdown = m_dropdown->isChecked();
    link.newWindow = m_newWindow->isChecked();
    link.withVariables = m_withVariables->isChecked();
    link.withTime = m_withTime->isChecked();
    return link;
}

void LinkForm::showKind()
{
    const bool isList = m_kind->value() == "dashboards"_L1;
    m_urlField->setVisible(!isList);
    m_tagsField->setVisible(isList);
    m_dropdown->setVisible(isList);
}

void LinkForm::showFault()
{
    const LinkFault fault = checkLink(link());
    m_urlField->setError(fault.isTags ? QString() : fault.message);
    m_tagsField->setWarning(fault.isTags ? fault.message : QString());
}

void LinkForm::focusTitle()
{
    m_title->setFocus(Qt::OtherFocusReason);
    m_title->selectAll();
}

void LinkForm::focusFault()
{
    m_urlField->setFocus(Qt::OtherFocusReason);
}

} // namespace Promontory
