#include "app/window/pageguard.h"

#include "app/pages/dashboardpage.h"
#include "app/services/configuredsources.h"
#include "app/services/coreservices.h"
#include "app/settings/session.h"
#include "app/window/dashboardfiles.h"
#include "app/window/missingsources.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/values/oneline.h"

#include <QCursor>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype ShownNotices = 3;

} // namespace

PageGuard::PageGuard(DashboardPage &page, const GuardServices &services)
    : QObject(&page)
    , m_page(page)
    , m_services(services)
    , m_keeper(page.document(), services.sources.folder().statePath, services.core.clock(),
               services.core.pool())
{
    m_keeper.setFile(page.file());
    connectPage();
    connectDisk();
    tellNotices();
    // What is configured is known once its secrets are.
    connect(&services.sources, &ConfiguredSources::ready, this, &PageGuard::tellSources);
    connect(&services.core.registry(), &DataSourceRegistry::sourcesChanged, this, &PageGuard::tellSources);
    tellSources();
}

void PageGuard::connectPage()
{
    connect(&m_page, &DashboardPage::fileChanged, this, [this] {
        m_keeper.setFile(m_page.file());
        m_page.messages().dismiss(u"disk"_s);
        m_page.messages().dismiss(u"readonly"_s);
    });
    connect(&m_page, &DashboardPage::recovered, this,
            [this](const Journal &journal) { m_keeper.adopt(journal.filePath); });
    connect(&m_page, &DashboardPage::givenUp, &m_keeper, &WorkKeeper::discard);
    connect(&m_page.document(), &DashboardDocument::modifiedChanged, this, &PageGuard::tellReadOnly);
}

void PageGuard::connectDisk()
{
    connect(&m_keeper, &WorkKeeper::changedOnDisk, this, [this] {
        m_page.messages().showMessage(
            u"disk"_s, MessageKind::Warning, tr("Another program has changed this dashboard's file."),
            {{tr("Reload"), [this] { m_services.files.reload(m_page); }},
             {tr("Keep mine"), [] { }}});
    });
    connect(&m_keeper, &WorkKeeper::vanishedFromDisk, this, [this] {
        m_page.messages().showMessage(
            u"disk"_s, MessageKind::Warning,
            tr("This dashboard's file is not there any more. Saving writes it anew."),
            {{tr("Save"), [this] { m_services.files.save(m_page); }}});
    });
    connect(&m_keeper, &WorkKeeper::keepingFailed, this, [this](const Error &error) {
        m_page.messages().showMessage(
            u"journal"_s, MessageKind::Error,
            tr("Unsaved changes cannot be kept safe: %1 Save soon.").arg(error.message),
            {{tr("Save"), [this] { m_services.files.save(m_page); }}});
    });
}

void PageGuard::tellNotices()
{
    const QList<DocumentFault> &notices = m_page.file().notices;
    if (notices.isEmpty())
        return;
    QStringList lines{tr("Parts of this file were read with other values than they have:")};
    for (const DocumentFault &notice : notices.mid(0, ShownNotices))
        lines.append(tr("Line %1").arg(oneLine(notice.toText())));
    if (notices.size() > ShownNotices)
        lines.append(tr("And %n more.", nullptr, int(notices.size() - ShownNotices)));
    m_page.messages().showMessage(u"notices"_s, MessageKind::Warning, lines.join(u'\n'));
}

void PageGuard::tellReadOnly()
{
    if (!m_page.document().isModified() || m_page.file().writable)
        return m_page.messages().dismiss(u"readonly"_s);
    m_page.messages().showMessage(
        u"readonly"_s, MessageKind::Info,
        tr("This file can only be read. Save your changes under another name."),
        {{tr("Save as…"), [this] { m_services.files.saveAs(m_page); }}});
}

void PageGuard::tellSources()
{
    QStringList missing;
    for (const QString &uid : namedSources(m_page.document().dashboard())) {
        if (!m_services.core.find(uid) && !m_services.sources.store().find(uid))
            missing.append(uid);
    }
    MessageStack &messages = m_page.messages();
    const bool none = m_services.core.registry().settings().isEmpty()
        && m_services.sources.store().sources().isEmpty();
    if (none) {
        messages.dismiss(u"source"_s);
        return messages.showMessage(u"nosource"_s, MessageKind::Info,
                                    tr("No data source is configured yet."),
                                    {{tr("Connect to a Prometheus…"), [this] { emit sourcesWanted(); }}});
    }
    messages.dismiss(u"nosource"_s);
    if (missing.isEmpty())
        return messages.dismiss(u"source"_s);
    const QString named = missing.first();
    messages.showMessage(
        u"source"_s, MessageKind::Warning,
        tr("This dashboard names the data source \"%1\", which is not configured here.").arg(oneLine(named)),
        {{tr("Choose…"), [this, named] { chooseSource(named); }}});
}

void PageGuard::chooseSource(const QString &named)
{
    auto *menu = new QMenu(&m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const SourceSettings &settings : m_services.core.registry().settings()) {
        QAction *action = menu->addAction(QString(settings.name).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, named, uid = settings.uid] {
            m_services.session.setSourceAlias(named, uid);
            m_services.core.setAliases(m_services.session.sourceAliases());
            m_page.refreshNow();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Another one…")), &QAction::triggered, this, &PageGuard::sourcesWanted);
    // Left without a choice, the strip comes back.
    connect(menu, &QMenu::aboutToHide, this, &PageGuard::tellSources, Qt::QueuedConnection);
    menu->popup(QCursor::pos());
}

} // namespace Promontory
