#include "app/dashboardsettings/generalpage.h"

#include "app/dashboardsettings/fieldedits.h"
#include "app/dashboardsettings/generalrules.h"
#include "app/dashboardsettings/kindform.h"
#include "app/dashboardsettings/linkrules.h"
#include "app/dashboardsettings/timeform.h"
#include "widgets/common/formfield.h"
#include "widgets/common/formlayout.h"
#include "widgets/common/joinedbuttons.h"
#include "widgets/common/note.h"

#include <QAction>
#include <QActionGroup>
#include <QCheckBox>
#include <QScrollArea>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Margin = 16;
constexpr int SectionGap = 12;

} // namespace

GeneralPage::GeneralPage(const SettingsContext &context, SettingsDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_draft(draft)
    , m_title(new TextField)
    , m_description(new LongTextField(3))
    , m_tags(new TextField)
    , m_source(new ChoiceField)
    , m_time(new TimeForm(context.clock))
    , m_sync(new JoinedButtons)
    , m_syncActions(new QActionGroup(this))
    , m_locked(new QCheckBox(tr("&Locked against edits")))
    , m_titleField(new FormField(tr("&Title"), m_title))
    , m_fields(new QWidget)
    , m_scroll(new QScrollArea)
{
    m_tags->setPlaceholderText(u"django, production"_s);
    fillSync();
    layOut();
    connectParts();
    reload();
}

void GeneralPage::fillSync()
{
    for (const auto &[sync, text] : std::initializer_list<std::pair<TooltipSync, QString>>{
             {TooltipSync::None, tr("Nothing")},
             {TooltipSync::Crosshair, tr("Crosshair")},
             {TooltipSync::Tooltip, tr("Crosshair and tool tip")}}) {
        QAction *action = m_syncActions->addAction(text);
        action->setCheckable(true);
        action->setData(int(sync));
        m_sync->addAction(action, Qt::ToolButtonTextOnly);
    }
}

void GeneralPage::offerSources()
{
    SourceOffer offer;
    offer.sources = m_context.listSources();
    for (const VariableDraft &variable : m_draft.variables()) {
        if (std::holds_alternative<SourceVariable>(variable.spec))
            offer.variables.append(commonOf(variable.spec).name);
    }
    Promontory::offerSources(*m_source, offer, tr("The default of this computer"));
}

void GeneralPage::layOut()
{
    QVBoxLayout *fields = formColumn(m_fields);
    fields->addWidget(m_titleField);
    fields->addWidget(new FormField(tr("&Description"), m_description));
    auto *tags = new FormField(tr("Ta&gs, separated by commas"), m_tags);
    fields->addLayout(formRow({tags, new FormField(tr("Default data &source"), m_source)}));
    fields->addSpacing(SectionGap);
    fields->addWidget(new Note(Note::Tone::Title, tr("Time")));
    fields->addWidget(m_time);
    fields->addSpacing(SectionGap);
    fields->addWidget(new Note(Note::Tone::Title, tr("Panels")));
    fields->addWidget(new FormField(tr("Under the pointer all panels share"), m_sync));
    auto *page = new QWidget;
    QVBoxLayout *content = formColumn(page);
    content->setContentsMargins(Margin, Margin, Margin, Margin);
    content->addWidget(m_fields);
    content->addWidget(m_locked);
    content->addStretch(1);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_scroll);
}

void GeneralPage::connectParts()
{
    connect(m_title, &QLineEdit::textEdited, this, &GeneralPage::take);
    connect(m_tags, &QLineEdit::textEdited, this, &GeneralPage::take);
    connect(m_description, &LongTextField::edited, this, &GeneralPage::take);
    connect(m_source, &QComboBox::activated, this, &GeneralPage::take);
    connect(m_time, &TimeForm::edited, this, &GeneralPage::take);
    connect(m_syncActions, &QActionGroup::triggered, this, &GeneralPage::take);
    connect(m_locked, &QCheckBox::clicked, this, &GeneralPage::take);
}

void GeneralPage::reload()
{
    const Dashboard &dashboard = m_draft.settings();
    m_title->setValue(dashboard.title);
    m_description->setValue(dashboard.description);
    m_tags->setValue(dashboard.tags.join(u", "_s));
    offerSources();
    showSource(*m_source, dashboard.sourceId);
    m_time->setDashboard(dashboard);
    for (QAction *action : m_syncActions->actions())
        action->setChecked(action->data().toInt() == int(dashboard.tooltipSync));
    m_locked->setChecked(dashboard.locked);
    check();
}

void GeneralPage::take()
{
    Dashboard &dashboard = m_draft.settings();
    const auto title = readTitle(m_title->text());
    if (!m_title->isModified())
        dashboard.title = m_title->value();
    else if (title.error.isEmpty())
        dashboard.title = title.value;
    dashboard.description = m_description->value();
    if (m_tags->isModified())
        dashboard.tags = listOf(m_tags->text());
    dashboard.sourceId = m_source->value();
    m_time->applyTo(dashboard);
    if (const QAction *chosen = m_syncActions->checkedAction())
        dashboard.tooltipSync = TooltipSync(chosen->data().toInt());
    dashboard.locked = m_locked->isChecked();
    check();
    emit edited();
}

void GeneralPage::check()
{
    m_titleField->setError(m_title->isModified() ? readTitle(m_title->text()).error : QString());
    m_time->check();
}

void GeneralPage::setReadOnly(bool readOnly)
{
    m_fields->setEnabled(!readOnly);
}

bool GeneralPage::isValid() const
{
    return m_titleField->error().isEmpty() && !m_time->faulty();
}

void GeneralPage::showFault()
{
    QWidget *faulty = m_titleField->error().isEmpty() ? m_time->faulty() : m_titleField;
    if (!faulty)
        return;
    faulty->setFocus(Qt::OtherFocusReason);
    m_scroll->ensureWidgetVisible(faulty);
}

} // namespace Promontory
