#include "app/render/rendersources.h"

#include <QTimer>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int IntervalPatienceMs = 1'000; // for a server that does not say how often it scrapes
constexpr int SecretsPatienceMs = 5'000;  // for a keychain that somebody has to unlock

} // namespace

RenderSources::RenderSources(CoreServices &services, const RenderOptions &options)
    : m_services(services)
    , m_options(options)
{
    if (!options.everySource)
        m_configured = std::make_unique<ConfiguredSources>(services, options.configDir);
}

RenderSources::~RenderSources() = default;

void RenderSources::open()
{
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
