#pragma once

#include "datasources/base/result.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace Promontory {

/// A journal's name that this document alone uses, for as long as the claim lives: no other document, of
/// this program or of another one, writes, offers or removes that journal. It ends with its process,
/// however that ends.
class JournalClaim
{
public:
    /// Of an existing journal; empty while another document uses it.
    static std::optional<JournalClaim> take(const QString &filePath);
    /// Of a name without a journal: work that nobody uses waits for its owner. Fails with Storage.
    static Result<JournalClaim> takeFree(const QString &folder, const QString &uid);

    const QString &filePath() const { return m_filePath; }
    void removeJournal();

private:
    explicit JournalClaim(const QString &filePath);

    QString m_filePath;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace Promontory
