#include "app/dashboardsettings/timeform.h"

#include "app/dashboardsettings/fieldedits.h"
#include "app/dashboardsettings/generalrules.h"
#include "widgets/common/formfield.h"
#include "widgets/common/formlayout.h"
#include "widgets/controls/quickranges.h"
#include "widgets/controls/refreshpicker.h"
#include "widgets/controls/timezonemenu.h"
#include "widgets/theme/looks.h"

#include <QCheckBox>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Promontory {

TimeForm::TimeForm(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_from(new TextField)
    , m_to(new TextField)
    , m_quick(new QToolButton)
    , m_refresh(new QComboBox)
    , m_zoneButton(new QToolButton)
    , m_zones(new TimeZoneMenu(this))
    , m_weekStart(new ChoiceField)
    , m_fiscalStart(new ChoiceField)
    , m_delay(new TextField)
    , m_offered(new TextField)
    , m_hidden(new QCheckBox(tr("&Hide the time controls above the panels")))
    , m_fromField(new FormField(tr("&From"), m_from))
    , m_toField(new FormField(tr("T&o"), m_to))
    , m_refreshField(new FormField(tr("&Refresh every"), m_refresh))
    , m_delayField(new FormField(tr("“&now” lies back by"), m_delay))
    , m_offeredField(new FormField(tr("Refresh inter&vals to choose from"), m_offered))
{
    setUpControls();
    fillChoices();
    layOut();
    connectParts();
}

void TimeForm::setUpControls()
{
    m_from->setPlaceholderText(u"now-6h"_s);
    m_to->setPlaceholderText(u"now"_s);
    m_refresh->setEditable(true);
    m_refresh->setInsertPolicy(QComboBox::NoInsert);
    m_delay->setPlaceholderText(tr("nothing, or 1m"));
    m_offered->setPlaceholderText(tr("the usual ones, or 10s, 1m, 15m"));
    m_delayField->setHelp(tr("For data that arrives late."));
    for (QToolButton *button : {m_quick, m_zoneButton}) {
        setRaised(button);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    m_zoneButton->setMenu(m_zones);
    m_quick->setText(tr("Choose…"));
    auto *menu = new QMenu(m_quick);
    for (const QuickRange &range : quickRanges()) {
        menu->addAction(range.name, this, [this, spec = range.spec] {
            setRange(spec);
            emit edited();
        });
    }
    m_quick->setMenu(menu);
}

void TimeForm::fillChoices()
{
    const QLocale locale;
    for (const QString &interval : RefreshPicker::intervals())
        m_refresh->addItem(interval.isEmpty() ? tr("Off") : interval);
    m_weekStart->addChoice(
        tr("As usual here (%1)").arg(locale.standaloneDayName(locale.firstDayOfWeek())), QString());
    for (const auto &[day, name] : std::initializer_list<std::pair<int, QString>>{
             {1, u"monday"_s}, {6, u"saturday"_s}, {7, u"sunday"_s}})
        m_weekStart->addChoice(locale.standaloneDayName(day), name);
    for (int month = 0; month < 12; ++month)
        m_fiscalStart->addChoice(locale.standaloneMonthName(month + 1), QString::number(month));
}

void TimeForm::layOut()
{
    QVBoxLayout *layout = formColumn(this);
    layout->addLayout(
        formRow({m_fromField, m_toField, new FormField(tr("Range &by name"), m_quick)}));
    layout->addLayout(formRow({m_refreshField, new FormField(tr("Time &zone"), m_zoneButton)}));
    layout->addLayout(formRow({new FormField(tr("&Weeks begin on"), m_weekStart),
                               new FormField(tr("Fiscal &years begin in"), m_fiscalStart)}));
    layout->addLayout(formRow({m_offeredField, m_delayField}));
    layout->addWidget(m_hidden);
}

void TimeForm::connectParts()
{
    for (QLineEdit *edit : {m_from, m_to, m_delay, m_offered})
        connect(edit, &QLineEdit::textEdited, this, &TimeForm::edited);
    connect(m_refresh, &QComboBox::editTextChanged, this, &TimeForm::edited);
    for (ChoiceField *choice : {m_weekStart, m_fiscalStart})
        connect(choice, &QComboBox::activated, this, &TimeForm::edited);
    connect(m_hidden, &QCheckBox::clicked, this, &TimeForm::edited);
    connect(m_zones, &TimeZoneMenu::zoneSelected, this, [this](const QString &zone) {
        showZone(zone);
        emit edited();
    });
}

void TimeForm::setDashboard(const Dashboard &dashboard)
{
    const QSignalBlocker blocker(this);
    m_loaded = dashboard;
    showZone(dashboard.timeZone);
    const QTimeZone zone = zoneFromId(dashboard.timeZone);
    m_from->setValue(editableTime(dashboard.range.from, zone));
    m_to->setValue(editableTime(dashboard.range.to, zone));
    m_refresh->setEditText(refreshText(dashboard.refreshMs, tr("Off")));
    m_weekStart->setValue(dashboard.weekStart);
    m_fiscalStart->setValue(QString::number(dashboard.fiscalYearStart));
    m_delay->setValue(dashboard.pickers.nowDelay);
    m_offered->setValue(dashboard.pickers.refreshIntervals.join(u", "_s));
    m_hidden->setChecked(dashboard.pickers.hidden);
    check();
}

void TimeForm::showZone(const QString &zone)
{
    m_zone = zone;
    m_zones->setZone(zone);
    QString text = zoneText(zoneFromId(zone), m_clock.wallMs());
    m_zoneButton->setText(zone.isEmpty() ? tr("This computer (%1)").arg(text) : text);
}

void TimeForm::setRange(const TimeSpec &range)
{
    m_from->setText(range.from);
    m_to->setText(range.to);
    for (QLineEdit *edit : {m_from, m_to})
        edit->setModified(true);
}

/// Ends that were not edited keep their own notation.
Result<TimeSpec> TimeForm::typedRange() const
{
    if (!m_from->isModified() && !m_to->isModified())
        return m_loaded.range;
    Result<TimeSpec> typed =
        specFromTexts(m_from->text(), m_to->text(), m_clock.wallMs(), zoneFromId(m_zone));
    if (!typed)
        return typed;
    if (!m_from->isModified())
        typed->from = m_loaded.range.from;
    if (!m_to->isModified())
        typed->to = m_loaded.range.to;
    return typed;
}

void TimeForm::applyTo(Dashboard &dashboard) const
{
    if (const Result<TimeSpec> range = typedRange())
        dashboard.range = *range;
    if (m_refresh->currentText() != refreshText(m_loaded.refreshMs, tr("Off"))) {
        const auto refresh = readRefresh(m_refresh->currentText(), tr("Off"));
        dashboard.refreshMs = refresh.error.isEmpty() ? refresh.value : m_loaded.refreshMs;
    } else {
        dashboard.refreshMs = m_loaded.refreshMs;
    }
    dashboard.timeZone = m_zone;
    dashboard.weekStart = m_weekStart->value();
    dashboard.fiscalYearStart = m_fiscalStart->value().toInt();
    const auto delay = readNowDelay(m_delay->text());
    dashboard.pickers.nowDelay =
        m_delay->isModified() && delay.error.isEmpty() ? delay.value : m_loaded.pickers.nowDelay;
    const auto offered = readIntervals(m_offered->text());
    dashboard.pickers.refreshIntervals = m_offered->isModified() && offered.error.isEmpty()
                                             ? offered.value
                                             : m_loaded.pickers.refreshIntervals;
    dashboard.pickers.hidden = m_hidden->isChecked();
}

bool TimeForm::check()
{
    const auto faultOf = [this](const TextField &field, RangeEdge edge) {
        const Result<qint64> time =
            resolveTime(field.text(), m_clock.wallMs(), zoneFromId(m_zone), edge);
        return time || !field.isModified() ? QString() : time.error().message;
    };
    m_fromField->setError(faultOf(*m_from, RangeEdge::Start));
    m_toField->setError(faultOf(*m_to, RangeEdge::End));
    const Result<TimeSpec> range = typedRange();
    if (!range && m_fromField->error().isEmpty() && m_toField->error().isEmpty())
        m_fromField->setError(range.error().message);
    const bool isOther = m_refresh->currentText() != refreshText(m_loaded.refreshMs, tr("Off"));
    const auto refresh = readRefresh(m_refresh->currentText(), tr("Off"));
    m_refreshField->setError(isOther ? refresh.error : QString());
    m_refreshField->setWarning(refresh.warning);
    m_delayField->setError(m_delay->isModified() ? readNowDelay(m_delay->text()).error : QString());
    m_offeredField->setError(m_offered->isModified() ? readIntervals(m_offered->text()).error
                                                     : QString());
    return !faulty();
}

QList<FormField *> TimeForm::checkedFields() const
{
    return {m_fromField, m_toField, m_refreshField, m_offeredField, m_delayField};
}

QWidget *TimeForm::faulty() const
{
    for (FormField *field : checkedFields()) {
        if (!field->error().isEmpty())
            return field;
    }
    return nullptr;
}

} // namespace Promontory
