#pragma once

#include "datasources/core/datasource.h"
#include "datasources/core/sourcesettings.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace Promontory {

/// Makes a source of one kind from settings that were found good. A fault (an unreadable certificate …)
/// is an error that every use of the source then shows.
using DataSourceFactory =
    std::function<Result<std::unique_ptr<DataSource>>(const SourceSettings &, const SourceSecrets &)>;

/// Settings and secrets of one source.
struct ConfiguredSource
{
    SourceSettings settings;
    SourceSecrets secrets;
};

/// The configured data sources in the user's order, by uid. Owns them.
class DataSourceRegistry : public QObject
{
    Q_OBJECT

public:
    explicit DataSourceRegistry(QObject *parent = nullptr);
    ~DataSourceRegistry() override;

    /// Names the factory of a kind ("prometheus", "local"); before any source of it is set.
    void addKind(const QString &kind, DataSourceFactory factory);

    /// Takes this list for the old one. Sources whose settings and secrets are the same stay alive,
    /// together with what they are doing; the others are made anew.
    void setSources(const QList<ConfiguredSource> &sources);

    bool isEmpty() const { return m_entries.empty(); }
    QList<SourceSettings> settings() const; ///< in order
    /// The source of this uid; the default one for an empty uid; nothing if there is none.
    DataSource *find(const QString &uid) const;
    /// The one marked so, else the first; nothing if there are no sources.
    DataSource *defaultSource() const;

signals:
    /// Sources came, went, moved or were made anew. Pointers from before may be gone.
    void sourcesChanged();

private:
    struct Entry
    {
        ConfiguredSource configured;
        std::unique_ptr<DataSource> source;
    };

    std::unique_ptr<DataSource> make(const ConfiguredSource &configured) const;
    std::unique_ptr<DataSource> takeUnchanged(const ConfiguredSource &configured);

    QHash<QString, DataSourceFactory> m_factories;
    std::vector<Entry> m_entries;
};

} // namespace Promontory
