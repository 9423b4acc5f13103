#include "app/settings/sourcestore.h"

#include "app/settings/sourcerules.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qint64 LargestFile = 4 * 1024 * 1024;

/// Nothing when there is no file.
Result<std::optional<QByteArray>> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::optional<QByteArray>();
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, SourceStore::tr("The file %1 cannot be read.").arg(path),
                       file.errorString());
    if (file.size() > LargestFile)
        return failure(ErrorKind::TooLarge, SourceStore::tr("The file %1 is too large.").arg(path));
    return std::optional<QByteArray>(file.readAll());
}

Error unknownSource()
{
    return {ErrorKind::Unsupported, SourceStore::tr("This data source is no longer there."), {}};
}

} // namespace

SourceStore::SourceStore(const QString &path, FileSaver save, QObject *parent)
    : QObject(parent), m_path(path), m_save(std::move(save))
{
}

Result<void> SourceStore::load()
{
    const Result<std::optional<QByteArray>> bytes = readFile(m_path);
    Result<SourcesDocument> document = !bytes   ? Result<SourcesDocument>(failure(bytes.error()))
                                       : *bytes ? readSources(**bytes)
                                                : SourcesDocument();
    if (!document) {
        Error error = document.error();
        if (bytes)
            error.message = tr("The file %1 cannot be used. %2").arg(m_path, error.message);
        m_fault = error;
        return failure(error);
    }
    m_fault.reset();
    m_bytes = bytes->value_or(QByteArray());
    m_document = *document;
    Q_EMIT changed();
    return {};
}

std::optional<SourceSettings> SourceStore::find(const QString &uid) const
{
    const qsizetype index = indexOf(uid);
    return index < 0 ? std::nullopt : std::optional(m_document.sources[index]);
}

std::optional<SourceSettings> SourceStore::defaultSource() const
{
    const QList<SourceSettings> &all = m_document.sources;
    const auto found = std::find_if(all.cbegin(), all.cend(),
                                    [](const SourceSettings &source) { return source.isDefault; });
    if (found != all.cend())
        return *found;
    return all.isEmpty() ? std::nullopt : std::optional(all.first());
}

QString SourceStore::makeUid(const QString &name) const
{
    QStringList taken;
    for (const SourceSettings &source : m_document.sources)
        taken.append(source.uid);
    return makeSourceUid(name, taken);
}

qsizetype SourceStore::indexOf(const QString &uid) const
{
    const QList<SourceSettings> &all = m_document.sources;
    const auto found = std::find_if(
        all.cbegin(), all.cend(), [&](const SourceSettings &source) { return source.uid == uid; });
    return found == all.cend() ? -1 : found - all.cbegin();
}

Result<QString> SourceStore::add(SourceSettings settings, qsizetype index)
{
    if (settings.uid.isEmpty() || indexOf(settings.uid) >= 0)
        settings.uid = makeUid(settings.name);
    if (const QList<SourceFault> faults = checkSource(settings, m_document.sources);
        !faults.isEmpty())
        return failure(ErrorKind::Syntax, faults.first().message);
    QList<SourceSettings> sources = m_document.sources;
    settings.isDefault = settings.isDefault || sources.isEmpty();
    if (settings.isDefault) {
        for (SourceSettings &source : sources)
            source.isDefault = false;
    }
    sources.insert(index < 0 ? sources.size() : std::min(index, sources.size()), settings);
    if (const Result<void> done = commit(sources); !done)
        return failure(done.error());
    Q_EMIT sourceAdded(settings.uid);
    Q_EMIT changed();
    return settings.uid;
}

Result<void> SourceStore::update(const SourceSettings &settings)
{
    const qsizetype index = indexOf(settings.uid);
    if (index < 0)
        return failure(unknownSource());
    if (const QList<SourceFault> faults = checkSource(settings, m_document.sources);
        !faults.isEmpty())
        return failure(ErrorKind::Syntax, faults.first().message);
    QList<SourceSettings> sources = m_document.sources;
    const bool wasDefault = sources[index].isDefault;
    sources[index] = settings;
    sources[index].isDefault = wasDefault; // setDefault() alone changes that
    if (sources == m_document.sources)
        return {};
    if (const Result<void> done = commit(sources); !done)
        return done;
    Q_EMIT sourceChanged(settings.uid);
    Q_EMIT changed();
    return {};
}

Result<void> SourceStore::remove(const QString &uid)
{
    const qsizetype index = indexOf(uid);
    if (index < 0)
        return failure(unknownSource());
    QList<SourceSettings> sources = m_document.sources;
    const bool wasDefault = sources.takeAt(index).isDefault;
    if (wasDefault && !sources.isEmpty())
        sources.first().isDefault = true;
    if (const Result<void> done = commit(sources); !done)
        return done;
    Q_EMIT sourceRemoved(uid);
    Q_EMIT changed();
    return {};
}

Result<void> SourceStore::move(const QString &uid, qsizetype index)
{
    const qsizetype from = indexOf(uid);
    if (from < 0)
        return failure(unknownSource());
    QList<SourceSettings> sources = m_document.sources;
    sources.move(from, std::clamp<qsizetype>(index, 0, sources.size() - 1));
    if (const Result<void> done = commit(sources); !done)
        return done;
    Q_EMIT changed();
    return {};
}

Result<void> SourceStore::setDefault(const QString &uid)
{
    if (indexOf(uid) < 0)
        return failure(unknownSource());
    QList<SourceSettings> sources = m_document.sources;
    for (SourceSettings &source : sources)
        source.isDefault = source.uid == uid;
    if (const Result<void> done = commit(sources); !done)
        return done;
    Q_EMIT changed();
    return {};
}

Result<void> SourceStore::checkUnchangedOutside()
{
    const Result<std::optional<QByteArray>> bytes = readFile(m_path);
    if (!bytes)
        return failure(bytes.error());
    if (bytes->value_or(QByteArray()) == m_bytes)
        return {};
    if (const Result<void> read = load(); !read)
        return read;
    return failure(ErrorKind::Storage, tr("Another program has changed the data sources. They were "
                                          "read again; repeat the change."));
}

Result<void> SourceStore::commit(const QList<SourceSettings> &sources)
{
    if (m_fault)
        return failure(*m_fault);
    if (const Result<void> unchanged = checkUnchangedOutside(); !unchanged)
        return unchanged;
    SourcesDocument document{sources, m_document.root};
    const QByteArray bytes = writeSources(document);
    if (const Result<void> saved = m_save(m_path, bytes); !saved)
        return saved;
    m_document = document;
    m_bytes = bytes;
    return {};
}

} // namespace Promontory
