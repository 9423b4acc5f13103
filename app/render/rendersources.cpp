#include "app/render/rendersources.h"

#include "app/import/importgrafana.h"
#include "app/settings/session.h"

#include <QTimer>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int IntervalPatienceMs = 1'000; // for a server that does not say how often it scrapes
constexpr int SecretsPatienceMs = 5'000;  // for a keychain that somebody has to unlock

/// "DS_PROMETHEUS" for "${DS_PROMETHEUS}".
QString withoutBraces(const QString &key)
{
    return key.startsWith("${"_L1) && key.endsWith(u'}') ? key.mid(2, key.size() - 3) : key;
}

} // namespace

RenderSources::RenderSources(CoreServices &services, const RenderOptions &options, const Dashboard &dashboard)
    : m_services(services)
    , m_options(options)
    , m_dashboard(dashboard)
{
    if (!options.everySource)
        m_configured = std::make_unique<ConfiguredSources>(services, options.configDir);
}

RenderSources::~RenderSources() = default;

void RenderSources::open()
{
    nameSources();
    const QStringList addressed = addAddressed();
    m_awaited = (m_configured ? 1 : 0) + (addressed.isEmpty() ? 0 : 1);
    if (m_configured)
        connect(m_configured.get(), &ConfiguredSources::ready, this, &RenderSources::arrived);
    QTimer::singleShot(m_configured ? SecretsPatienceMs : IntervalPatienceMs, this, &RenderSources::ready);
    connect(&m_services, &CoreServices::scrapeIntervalsKnown, this, &RenderSources::arrived);
    m_services.detectScrapeIntervals(addressed);
}

void RenderSources::arrived()
{
    if (--m_awaited == 0)
        emit ready();
}

void RenderSources::nameSources()
{
    QHash<QString, QString> aliases;
    if (m_configured && !m_configured->fault())
        aliases = Session(m_configured->folder().filePath(u"session.ini"_s)).sourceAliases();
    for (const SourceReference &reference : sourceReferences(m_dashboard)) {
        const QString key = aliasKey(reference.key, m_dashboard.uid);
        for (const QString &name : {reference.name, withoutBraces(reference.key)}) {
            if (m_options.sources.contains(name) && !m_options.sources.contains(reference.key))
                aliases.insert(key, name);
        }
        // Nobody can be asked, and the name means nothing outside its file.
        if (reference.key.startsWith(u'$') && !aliases.contains(key))
            aliases.insert(key, QString());
    }
    m_services.setAliases(aliases);
}

QStringList RenderSources::addAddressed()
{
    QList<ConfiguredSource> sources;
    for (auto it = m_options.sources.cbegin(); it != m_options.sources.cend(); ++it)
        sources.append({addressedSource(it.key(), it.value()), {}});
    if (m_options.everySource) {
        const QString uid = u"--source"_s;
        sources.append({addressedSource(uid, *m_options.everySource), {}});
        m_services.setEverySource(uid);
        m_services.registry().setSources(sources);
    }
    QStringList uids;
    for (const ConfiguredSource &source : sources) {
        uids.append(source.settings.uid);
        if (m_configured)
            m_configured->addTemporary(source.settings);
    }
    return uids;
}

} // namespace Promontory
