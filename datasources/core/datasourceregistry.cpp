#include "datasources/core/datasourceregistry.h"

#include "datasources/core/brokensource.h"

#include <algorithm>

namespace Promontory {

namespace {

bool sameSecrets(const SourceSecrets &a, const SourceSecrets &b)
{
    return a.password == b.password && a.token == b.token && a.keyPassphrase == b.keyPassphrase &&
           a.headerValues == b.headerValues;
}

} // namespace

DataSourceRegistry::DataSourceRegistry(QObject *parent) : QObject(parent) {}

DataSourceRegistry::~DataSourceRegistry() = default;

void DataSourceRegistry::addKind(const QString &kind, DataSourceFactory factory)
{
    m_factories.insert(kind, std::move(factory));
}

void DataSourceRegistry::setSources(const QList<ConfiguredSource> &sources)
{
    std::vector<Entry> entries;
    for (const ConfiguredSource &configured : sources) {
        auto source = takeUnchanged(configured);
        if (!source)
            source = make(configured);
        entries.push_back({configured, std::move(source)});
    }
    std::swap(m_entries, entries);
    emit sourcesChanged();
    // The old sources go only now: whoever listens has let go of them.
}

QList<SourceSettings> DataSourceRegistry::settings() const
{
    QList<SourceSettings> list;
    for (const Entry &entry : m_entries)
        list.append(entry.configured.settings);
    return list;
}

DataSource *DataSourceRegistry::find(const QString &uid) const
{
    if (uid.isEmpty())
        return defaultSource();
    const auto at = std::find_if(m_entries.begin(), m_entries.end(), [&uid](const Entry &entry) {
        return entry.configured.settings.uid == uid;
    });
    return at == m_entries.end() ? nullptr : at->source.get();
}

DataSource *DataSourceRegistry::defaultSource() const
{
    if (m_entries.empty())
        return nullptr;
    const auto marked = std::find_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) {
        return entry.configured.settings.isDefault;
    });
    return marked == m_entries.end() ? m_entries.front().source.get() : marked->source.get();
}

std::unique_ptr<DataSource> DataSourceRegistry::make(const ConfiguredSource &configured) const
{
    const SourceSettings &settings = configured.settings;
    const DataSourceFactory factory = m_factories.value(settings.kind);
    if (!factory)
        return std::make_unique<BrokenSource>(
            settings,
            Error{
                ErrorKind::Unsupported,
                tr("This version does not know data sources of the kind “%1”.").arg(settings.kind),
                {}});
    auto made = factory(settings, configured.secrets);
    if (!made)
        return std::make_unique<BrokenSource>(settings, made.error());
    return std::move(*made);
}

std::unique_ptr<DataSource> DataSourceRegistry::takeUnchanged(const ConfiguredSource &configured)
{
    for (Entry &entry : m_entries) {
        if (entry.source && entry.configured.settings == configured.settings &&
            sameSecrets(entry.configured.secrets, configured.secrets))
            return std::move(entry.source);
    }
    return nullptr;
}

} // namespace Promontory
