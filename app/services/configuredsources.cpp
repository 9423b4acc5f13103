#include "app/services/configuredsources.h"

#include "app/settings/filesaver.h"
#include "app/settings/filevault.h"
#include "app/settings/keychainvault.h"

#include <QTimer>

namespace Promontory {

using namespace Qt::StringLiterals;

bool needsSecrets(const SourceSettings &settings)
{
    return settings.auth != AuthKind::None;
}

ConfiguredSources::ConfiguredSources(CoreServices &services, const QString &configDir,
                                     QObject *parent)
    : QObject(parent)
    , m_registry(services.registry())
{
    const Result<ConfigFolder> folder = openConfigFolder(configDir);
    if (folder)
        m_folder = *folder;
    else
        m_fault = folder.error();
    services.enableLocal(m_folder.statePath);
    const QString secretsPath = m_folder.filePath(u"secrets.json"_s);
    m_store = std::make_unique<SourceStore>(m_folder.filePath(u"sources.json"_s), atomicFileSaver());
    m_credentials = std::make_unique<Credentials>(std::make_unique<KeychainVault>(),
                                                  std::make_unique<FileVault>(secretsPath, atomicFileSaver()),
                                                  secretsPath);
    if (!m_fault) {
        if (const Result<void> loaded = m_store->load(); !loaded)
            m_fault = loaded.error();
    }
    connect(m_store.get(), &SourceStore::changed, this, &ConfiguredSources::refresh);
    refresh();
}

ConfiguredSources::~ConfiguredSources() = default;

void ConfiguredSources::addTemporary(const SourceSettings &settings)
{
    m_temporary.append(settings);
    apply();
}

void ConfiguredSources::refresh()
{
    m_awaited.clear();
    for (const SourceSettings &settings : m_store->sources()) {
        if (needsSecrets(settings))
            askSecrets(settings);
    }
    apply();
    if (m_awaited.isEmpty())
        QTimer::singleShot(0, this, &ConfiguredSources::ready);
}

void ConfiguredSources::askSecrets(const SourceSettings &settings)
{
    const QString uid = settings.uid;
    m_awaited.insert(uid);
    m_credentials->read(settings).then(this, [this, uid](const Result<SourceSecrets> &secrets) {
        // Without them the source says by itself that it may not ask.
        m_secrets.insert(uid, secrets.value_or(SourceSecrets()));
        if (!m_awaited.remove(uid))
            return;
        apply();
        if (m_awaited.isEmpty())
            emit ready();
    });
}

void ConfiguredSources::apply()
{
    QList<ConfiguredSource> sources;
    for (const SourceSettings &settings : std::as_const(m_temporary))
        sources.append({settings, {}});
    for (const SourceSettings &settings : m_store->sources()) {
        if (!needsSecrets(settings) || m_secrets.contains(settings.uid))
            sources.append({settings, m_secrets.value(settings.uid)});
    }
    m_registry.setSources(sources);
}

} // namespace Promontory
