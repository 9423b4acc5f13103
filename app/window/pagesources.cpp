#include "app/window/pagesources.h"

#include "app/pages/dashboardpage.h"
#include "app/services/configuredsources.h"
#include "app/services/coreservices.h"
#include "app/settings/session.h"
#include "app/window/missingsources.h"
#include "app/window/sourcequestion.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/values/oneline.h"

#include <QEvent>
#include <QTimer>

namespace Promontory {

using namespace Qt::StringLiterals;

PageSources::PageSources(DashboardPage &page, const GuardServices &services)
    : QObject(&page)
    , m_page(page)
    , m_services(services)
{
    page.installEventFilter(this);
    // What is configured is known once its secrets are.
    connect(&services.sources, &ConfiguredSources::ready, this, &PageSources::tell);
    connect(&services.core.registry(), &DataSourceRegistry::sourcesChanged, this, &PageSources::tell);
    connect(&services.core, &CoreServices::aliasesChanged, this, &PageSources::tell);
    connect(&page, &DashboardPage::fileChanged, this, &PageSources::tell);
    tell();
}

bool PageSources::eventFilter(QObject *watched, QEvent *event)
{
    // Only the page in front may ask.
    if (watched == &m_page && event->type() == QEvent::Show)
        QTimer::singleShot(0, this, &PageSources::tell);
    return QObject::eventFilter(watched, event);
}

bool PageSources::isOpen(const SourceReference &reference) const
{
    const QString scope = sourceScope(m_page.document().dashboard());
    const SourceStore &store = m_services.sources.store();
    if (store.find(reference.key) || m_services.core.find(m_services.core.resolveSource(reference.key, scope)))
        return false;
    // What was chosen may still wait for its secrets.
    const QString chosen = m_services.session.sourceAliases().value(aliasKey(reference.key, scope));
    return chosen.isEmpty() || !store.find(chosen);
}

QList<SourceReference> PageSources::openReferences() const
{
    QList<SourceReference> open = namedSources(m_page.document().dashboard());
    open.removeIf([this](const SourceReference &one) { return !isOpen(one); });
    return open;
}

void PageSources::tell()
{
    MessageStack &messages = m_page.messages();
    if (m_services.core.registry().settings().isEmpty() && m_services.sources.store().sources().isEmpty()) {
        messages.dismiss(u"source"_s);
        return messages.showMessage(u"nosource"_s, MessageKind::Info, tr("No data source is configured yet."),
                                    {{tr("Connect to a Prometheus…"), [this] { emit sourcesWanted(); }}});
    }
    messages.dismiss(u"nosource"_s);
    const QList<SourceReference> open = openReferences();
    if (open.isEmpty() || m_question)
        return messages.dismiss(u"source"_s);
    if (m_page.file().report && m_page.isVisible() && !m_hasAsked)
        return ask();
    tellMissing(open);
}

void PageSources::tellMissing(const QList<SourceReference> &open)
{
    const QString name = oneLine(open.constFirst().name);
    const QString text =
        open.size() == 1
            ? tr("This dashboard names the data source \"%1\", which is not configured here.").arg(name)
            : tr("This dashboard names %1 data sources that are not configured here, the first is \"%2\".")
                  .arg(QString::number(open.size()), name);
    m_page.messages().showMessage(u"source"_s, MessageKind::Warning, text, {{tr("Choose…"), [this] { ask(); }}});
}

void PageSources::ask()
{
    if (m_question)
        return m_question->raise();
    m_hasAsked = true;
    m_page.messages().dismiss(u"source"_s);
    const QList<SourceSettings> sources = m_services.core.registry().settings();
    QList<OfferedSource> offered;
    for (const SourceSettings &source : sources)
        offered.append({source.uid, source.name, source.isDefault});
    const Dashboard &dashboard = m_page.document().dashboard();
    const QHash<QString, QString> aliases = m_services.session.sourceAliases();
    QList<AskedSource> asked;
    for (const SourceReference &reference : namedSources(dashboard)) {
        const bool configured = m_services.core.registry().find(reference.key);
        const auto known = aliases.constFind(aliasKey(reference.key, sourceScope(dashboard)));
        const QString chosen = configured ? reference.key
            : known != aliases.cend()     ? *known
                                          : suggestedSource(reference, sources);
        asked.append({reference, chosen, configured});
    }
    m_question = new SourceQuestion(m_page.title(), asked, offered, m_page.window());
    connect(m_question, &SourceQuestion::answered, this, &PageSources::remember);
    connect(m_question, &SourceQuestion::skipped, this, &PageSources::skip);
    // Closed without an answer, the strip says what is open.
    connect(m_question, &QObject::destroyed, this, &PageSources::tell, Qt::QueuedConnection);
    m_question->show();
}

void PageSources::remember(const QHash<QString, QString> &uids)
{
    const QString scope = sourceScope(m_page.document().dashboard());
    for (auto it = uids.cbegin(); it != uids.cend(); ++it)
        m_services.session.setSourceAlias(aliasKey(it.key(), scope), it.value());
    m_services.core.setAliases(m_services.session.sourceAliases());
}

void PageSources::skip()
{
    QHash<QString, QString> uids;
    for (const SourceReference &reference : openReferences())
        uids.insert(reference.key, QString());
    remember(uids);
}

} // namespace Promontory
