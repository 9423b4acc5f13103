#include "app/window/statusline.h"

#include "app/pages/dashboardpage.h"
#include "app/services/coreservices.h"
#include "app/window/appearance.h"
#include "app/window/pagetabs.h"

#include <QDir>
#include <QLabel>
#include <QStatusBar>

namespace Promontory {

StatusLine::StatusLine(QStatusBar *bar, SourceHealthStrip *health, CoreServices &services,
                       const PageTabs &tabs, const Appearance &appearance)
    : QObject(bar)
    , m_health(health)
    , m_services(services)
    , m_tabs(tabs)
    , m_appearance(appearance)
    , m_ages(services.runner(), services.clock())
    , m_file(new QLabel(bar))
    , m_numbers(new QLabel(bar))
{
    for (QLabel *label : {m_file, m_numbers}) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(8, 0, 8, 0);
    }
    bar->setSizeGripEnabled(false);
    bar->addWidget(m_file);
    bar->addPermanentWidget(m_numbers);
    connect(&m_everySecond, &QTimer::timeout, this, &StatusLine::update);
    m_everySecond.start(1'000);
}

QString StatusLine::fileText() const
{
    DashboardPage *page = m_tabs.current();
    if (!page)
        return m_tabs.pages().isEmpty() ? tr("No dashboard open") : QString();
    QString name = page->path();
    if (name.startsWith(QDir::homePath() + u'/'))
        name = u'~' + name.mid(QDir::homePath().size());
    if (name.isEmpty())
        return tr("never saved");
    return page->document().isModified() ? tr("%1    changed").arg(name) : tr("%1    saved").arg(name);
}

void StatusLine::update()
{
    DashboardPage *page = m_tabs.current();
    const qint64 refreshMs = page ? page->document().dashboard().refreshMs : 0;
    // A source that is gone, or that another one stands in for, has no health.
    const auto nameOf = [this](const QString &uid) {
        const DataSource *source = m_services.find(uid);
        return source && source->uid() == uid ? source->name() : QString();
    };
    m_health->setSources(m_ages.ages(nameOf, refreshMs, page ? page->nextTickMs() : 0));
    m_file->setText(fileText());
    m_numbers->setText(page ? page->statusText(m_services.runner().statistics())
                            : m_appearance.themeText());
}

} // namespace Promontory
