#include "app/window/pageguard.h"

#include "app/pages/dashboardpage.h"
#include "app/services/configuredsources.h"
#include "app/services/coreservices.h"
#include "app/window/dashboardfiles.h"
#include "app/window/importreporttexts.h"
#include "app/window/pagesources.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/values/oneline.h"

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
    , m_sources(new PageSources(page, services))
{
    m_keeper.setFile(page.file());
    connectPage();
    connectDisk();
    tellNotices();
    tellImport();
    connect(m_sources, &PageSources::sourcesWanted, this, &PageGuard::sourcesWanted);
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

void PageGuard::tellImport()
{
    // A dashboard of our own says it under Dashboard, Import report.
    if (!m_page.file().report || !m_page.path().isEmpty())
        return;
    m_page.messages().showMessage(u"import"_s, MessageKind::Info,
                                  tr("Opened from Grafana: %1.").arg(outcomeText(*m_page.file().report)),
                                  {{tr("Show report"), [this] { emit reportWanted(); }}});
}

} // namespace Promontory
