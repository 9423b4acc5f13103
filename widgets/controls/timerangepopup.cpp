#include "widgets/controls/timerangepopup.h"

#include "widgets/common/searchfield.h"
#include "widgets/controls/monthview.h"
#include "widgets/controls/timezonemenu.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/tooltiptext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int FromRole = Qt::UserRole;
constexpr int ToRole = Qt::UserRole + 1;
constexpr int ShownRecent = 3;

void addRange(QListWidget *list, const QString &name, const TimeSpec &spec)
{
    auto *item = new QListWidgetItem(name, list);
    item->setData(FromRole, spec.from);
    item->setData(ToRole, spec.to);
    item->setToolTip(toolTipText(spec.from + " → "_L1 + spec.to));
}

TimeSpec specOf(const QListWidgetItem *item)
{
    return {item->data(FromRole).toString(), item->data(ToRole).toString()};
}

QListWidget *createList(QWidget *parent)
{
    auto *list = new QListWidget(parent);
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    list->viewport()->setAutoFillBackground(false);
    return list;
}

} // namespace

TimeRangePopup::TimeRangePopup(QWidget *parent)
    : PopupFrame(parent)
{
    setAccessibleName(tr("Time range"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 14, 6, 14);
    layout->setSpacing(16);
    layout->addWidget(createForm());
    layout->addWidget(createLists());
    setOffered(quickRanges());
}

QLineEdit *TimeRangePopup::createEnd(const QString &name)
{
    auto *field = new QLineEdit(this);
    field->setAccessibleName(name);
    field->setPlaceholderText(u"now-6h"_s);
    field->setToolTip(tr("A time such as 2026-11-19 14:00, or an expression such as now-6h or now/d"));
    connect(field, &QLineEdit::textChanged, this, &TimeRangePopup::validate);
    connect(field, &QLineEdit::returnPressed, this, &TimeRangePopup::apply);
    return field;
}

QWidget *TimeRangePopup::createForm()
{
    auto *form = new QWidget(this);
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto label = [form, layout](const QString &text, QWidget *buddy) {
        auto *caption = new QLabel(text, form);
        caption->setTextFormat(Qt::PlainText);
        caption->setFont(fontFor(TextRole::Section, themeOf(form).textScale));
        if (buddy)
            caption->setBuddy(buddy);
        layout->addWidget(caption);
        return caption;
    };
    m_from = createEnd(tr("From"));
    m_to = createEnd(tr("To"));
    m_error = new QLabel(form);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setFont(fontFor(TextRole::Caption, themeOf(this).textScale));
    // Two lines are kept for it: nothing moves when a typing error comes and goes.
    m_error->setMinimumHeight(2 * m_error->fontMetrics().lineSpacing());
    m_error->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_month = new MonthView(form);
    connect(m_month, &MonthView::dayChosen, this, &TimeRangePopup::chooseDay);
    m_apply = new QPushButton(tr("Apply"), form);
    setFilled(m_apply);
    connect(m_apply, &QPushButton::clicked, this, &TimeRangePopup::apply);
    m_zoneButton = createZoneButton(form);

    label(tr("From"), m_from);
    layout->addWidget(m_from);
    layout->addSpacing(4);
    label(tr("To"), m_to);
    layout->addWidget(m_to);
    layout->addWidget(m_error);
    layout->addWidget(m_month);
    layout->addSpacing(6);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_zoneButton);
    foot->addStretch();
    foot->addWidget(m_apply);
    layout->addLayout(foot);
    m_recentTitle = label(tr("Recently used"), nullptr);
    m_recentList = createList(form);
    m_recentList->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recentList->setAccessibleName(m_recentTitle->text());
    connect(m_recentList, &QListWidget::itemClicked, this, &TimeRangePopup::choose);
    connect(m_recentList, &QListWidget::itemActivated, this, &TimeRangePopup::choose);
    layout->addWidget(m_recentList);
    layout->addStretch();
    form->setFixedWidth(qMax(256, m_month->sizeHint().width() + 24));
    return form;
}

QToolButton *TimeRangePopup::createZoneButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(themeIcon(u"globe"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolTip(tr("Choose the time zone"));
    m_zoneMenu = new TimeZoneMenu(button);
    button->setMenu(m_zoneMenu);
    connect(m_zoneMenu, &TimeZoneMenu::zoneSelected, this, [this](const QString &zone) {
        close();
        emit zoneChosen(zone);
    });
    return button;
}

void TimeRangePopup::setRules(const TimeRules &rules)
{
    m_rules = rules;
    m_month->setWeekStart(rules.weekStart);
}

void TimeRangePopup::setZoneId(const QString &zone)
{
    m_zoneMenu->setZone(zone);
}

QWidget *TimeRangePopup::createLists()
{
    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_search = new SearchField(tr("Search quick ranges"), side);
    m_quick = createList(side);
    m_quick->setAccessibleName(tr("Quick ranges"));
    connect(m_search, &SearchField::textChanged, this, &TimeRangePopup::filterQuickRanges);
    connect(m_search, &SearchField::moveRequested, this, &TimeRangePopup::moveQuickRange);
    connect(m_search, &SearchField::returnPressed, this, &TimeRangePopup::chooseQuickRange);
    connect(m_quick, &QListWidget::itemClicked, this, &TimeRangePopup::choose);
    connect(m_quick, &QListWidget::itemActivated, this, &TimeRangePopup::choose);
    auto *row = new QHBoxLayout;
    row->addWidget(m_search);
    row->addSpacing(10);
    layout->addLayout(row);
    layout->addWidget(m_quick, 1);
    side->setFixedWidth(220);
    return side;
}

void TimeRangePopup::setOffered(const QList<QuickRange> &ranges)
{
    m_quick->clear();
    for (const QuickRange &range : ranges)
        addRange(m_quick, range.name, range.spec);
}

void TimeRangePopup::setState(const TimeSpec &spec, const QList<TimeSpec> &recent, const QTimeZone &zone,
                              qint64 nowMs)
{
    m_spec = spec;
    m_recent = recent;
    m_zone = zone;
    m_nowMs = nowMs;
    m_choosingEnd = false;
    m_from->setText(editableTime(spec.from, zone));
    m_to->setText(editableTime(spec.to, zone));
    m_zoneButton->setText(zoneText(zone, nowMs));
    m_zoneButton->setAccessibleName(tr("Time zone: %1").arg(m_zoneButton->text()));
    m_month->setToday(QDateTime::fromMSecsSinceEpoch(nowMs, zone).date());
    m_search->clear();
    for (int row = 0; row < m_quick->count(); ++row) {
        if (specOf(m_quick->item(row)) == spec)
            m_quick->setCurrentRow(row);
    }
    fillRecent();
    validate();
}

void TimeRangePopup::fillRecent()
{
    m_recentList->clear();
    for (const TimeSpec &spec : std::as_const(m_recent)) {
        if (spec != m_spec && m_recentList->count() < ShownRecent)
            addRange(m_recentList, rangeText(spec, m_nowMs, m_zone), spec);
    }
    const bool any = m_recentList->count() > 0;
    m_recentTitle->setVisible(any);
    m_recentList->setVisible(any);
    if (any)
        m_recentList->setFixedHeight(m_recentList->count() * m_recentList->sizeHintForRow(0));
}

void TimeRangePopup::filterQuickRanges(const QString &text)
{
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < m_quick->count(); ++row) {
        QListWidgetItem *item = m_quick->item(row);
        const bool fits = item->text().contains(text, Qt::CaseInsensitive)
            || item->data(FromRole).toString().contains(text);
        item->setHidden(!fits);
        if (fits && !first)
            first = item;
    }
    if (first && !text.isEmpty())
        m_quick->setCurrentItem(first);
}

void TimeRangePopup::moveQuickRange(int steps)
{
    int row = m_quick->currentRow();
    const int direction = steps > 0 ? 1 : -1;
    for (int left = std::abs(steps); left > 0;) {
        row += direction;
        if (row < 0 || row >= m_quick->count())
            return;
        if (m_quick->item(row)->isHidden())
            continue;
        m_quick->setCurrentRow(row);
        --left;
    }
}

void TimeRangePopup::chooseQuickRange()
{
    QListWidgetItem *item = m_quick->currentItem();
    if (item && !item->isHidden())
        choose(item);
}

void TimeRangePopup::choose(QListWidgetItem *item)
{
    const TimeSpec spec = specOf(item);
    close();
    emit rangeChosen(spec);
}

void TimeRangePopup::validate()
{
    const Result<TimeSpec> spec = specFromTexts(m_from->text(), m_to->text(), m_nowMs, m_zone, m_rules);
    m_apply->setEnabled(spec.has_value());
    m_error->setText(spec ? QString() : spec.error().message);
    QPalette colors = m_error->palette();
    colors.setColor(QPalette::WindowText, themeOf(this).critical.text);
    m_error->setPalette(colors);
    if (!spec)
        return;
    if (const Result<TimeRange> range = resolve(*spec, m_nowMs, m_zone, m_rules))
        m_month->setSpan(QDateTime::fromMSecsSinceEpoch(range->fromMs, m_zone).date(),
                         QDateTime::fromMSecsSinceEpoch(range->toMs, m_zone).date());
}

void TimeRangePopup::apply()
{
    const Result<TimeSpec> spec = specFromTexts(m_from->text(), m_to->text(), m_nowMs, m_zone, m_rules);
    if (!spec)
        return;
    close();
    emit rangeChosen(*spec);
}

void TimeRangePopup::chooseDay(const QDate &day)
{
    // The first click gives one whole day, a second one later than it stretches the span to there.
    const Result<qint64> start = resolveTime(m_from->text(), m_nowMs, m_zone, RangeEdge::Start, m_rules);
    const bool stretches = m_choosingEnd && start
        && QDateTime::fromMSecsSinceEpoch(*start, m_zone).date() <= day;
    if (!stretches)
        m_from->setText(day.toString(Qt::ISODate) + " 00:00:00"_L1);
    m_to->setText(day.toString(Qt::ISODate) + " 23:59:59"_L1);
    m_choosingEnd = !stretches;
}

void TimeRangePopup::showEvent(QShowEvent *event)
{
    PopupFrame::showEvent(event);
    m_quick->scrollToItem(m_quick->currentItem());
    m_search->setFocus(Qt::PopupFocusReason);
}

} // namespace Promontory
