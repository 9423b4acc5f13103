#include "widgets/controls/refreshpicker.h"

#include "datasources/frame/timerange.h"
#include "widgets/common/joinedbuttons.h"
#include "widgets/theme/icons.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 FastBelowMs = 5000;

} // namespace

RefreshPicker::RefreshPicker(QWidget *parent)
    : QWidget(parent)
    , m_now(new QToolButton(this))
    , m_choice(new QToolButton(this))
{
    auto *joined = new JoinedButtons(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(joined);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    m_now->setIcon(themeIcon(u"refresh"_s));
    m_now->setToolTip(tr("Refresh now"));
    m_now->setAccessibleName(tr("Refresh now"));
    connect(m_now, &QToolButton::clicked, this, &RefreshPicker::refreshRequested);
    joined->addButton(m_now);

    m_choice->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_choice->setPopupMode(QToolButton::InstantPopup);
    m_choice->setToolTip(tr("How often the dashboard refreshes"));
    auto *menu = new QMenu(m_choice);
    m_choice->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &RefreshPicker::fillMenu);
    joined->addButton(m_choice);
    setInterval(QString());
}

QStringList RefreshPicker::intervals()
{
    return {u""_s,   u"1s"_s, u"2s"_s,  u"5s"_s,  u"10s"_s, u"30s"_s, u"1m"_s,
            u"5m"_s, u"15m"_s, u"30m"_s, u"1h"_s, u"2h"_s,  u"1d"_s};
}

QString RefreshPicker::intervalText(const QString &interval)
{
    if (interval.isEmpty())
        return tr("Off");
    const Result<qint64> ms = parseInterval(interval);
    if (!ms)
        return interval;
    const auto whole = [value = *ms](qint64 unit) { return value >= unit && value % unit == 0; };
    const QChar space(u'\u00A0');
    if (whole(86'400'000))
        return tr("%1%2d").arg(QString::number(*ms / 86'400'000), space);
    if (whole(3'600'000))
        return tr("%1%2h").arg(QString::number(*ms / 3'600'000), space);
    if (whole(60'000))
        return tr("%1%2min").arg(QString::number(*ms / 60'000), space);
    if (whole(1000))
        return tr("%1%2s").arg(QString::number(*ms / 1000), space);
    return tr("%1%2ms").arg(QString::number(*ms), space);
}

void RefreshPicker::setInterval(const QString &interval)
{
    m_interval = interval;
    const QString text = intervalText(interval);
    m_choice->setText(text);
    m_choice->setAccessibleName(tr("Refresh interval: %1").arg(text));
}

void RefreshPicker::fillMenu()
{
    QMenu *menu = m_choice->menu();
    menu->clear();
    QStringList offered = m_offered.isEmpty() ? intervals() : QStringList{QString()} + m_offered;
    if (!offered.contains(m_interval))
        offered.append(m_interval);
    auto *group = new QActionGroup(menu);
    for (const QString &interval : std::as_const(offered)) {
        QAction *action = menu->addAction(intervalText(interval));
        action->setCheckable(true);
        action->setChecked(interval == m_interval);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, interval] { choose(interval); });
    }
}

void RefreshPicker::choose(const QString &interval)
{
    if (interval == m_interval)
        return;
    const Result<qint64> ms = parseInterval(interval);
    if (ms && *ms < FastBelowMs && !interval.isEmpty() && !m_fastAllowed)
        emit fastIntervalRequested(interval);
    else
        emit intervalSelected(interval);
}

} // namespace Promontory
