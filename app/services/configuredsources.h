#pragma once

#include "app/services/coreservices.h"
#include "app/settings/configfolder.h"
#include "app/settings/credentials.h"
#include "app/settings/sourcestore.h"

#include <QObject>

#include <memory>

namespace Promontory {

/// The data sources of a configuration folder, kept in a registry: what the file says, with secrets from the
/// keychain. A source without secrets is there at once; one with secrets as soon as they have been read.
class ConfiguredSources : public QObject
{
    Q_OBJECT

public:
    /// Opens the folder and fills the registry; ready() follows, always later than this.
    ConfiguredSources(CoreServices &services, const QString &configDir, QObject *parent = nullptr);
    ~ConfiguredSources() override;

    /// Why the folder or its file cannot be used; the program runs without sources then.
    const std::optional<Error> &fault() const { return m_fault; }
    const ConfigFolder &folder() const { return m_folder; }
    SourceStore &store() { return *m_store; }
    Credentials &credentials() { return *m_credentials; }
    /// A source for this run only, beside those of the file.
    void addTemporary(const SourceSettings &settings);
    /// Reads the secrets anew, after an edit.
    void refresh();

signals:
    void ready();

private:
    void askSecrets(const SourceSettings &settings);
    void apply();

    DataSourceRegistry &m_registry;
    ConfigFolder m_folder;
    std::optional<Error> m_fault;
    std::unique_ptr<SourceStore> m_store;
    std::unique_ptr<Credentials> m_credentials;
    QHash<QString, SourceSecrets> m_secrets;
    QList<SourceSettings> m_temporary;
    QSet<QString> m_awaited;
};

/// Whether the settings ask for a secret at all.
bool needsSecrets(const SourceSettings &settings);

} // namespace Promontory
