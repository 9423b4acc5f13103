#pragma once

#include "app/import/importgrafana.h"

#include <QHash>

#include <functional>

namespace Promontory {

/// What became of every leaf of a source document, by the leaf's byte offset. A leaf is a value without
/// values inside: a scalar, or an empty array or object. A later mark wins over an earlier one only if it
/// is at least as telling: approximated, exact, ignored, unread in this order.
class ImportLedger
{
public:
    /// Marks all leaves of the value. Values without an offset were made by the import and are no keys.
    void mark(const Json &value, KeyFate fate, const QString &message = {});
    void exact(const Json &value) { mark(value, KeyFate::Exact); }
    void approximated(const Json &value, const QString &how) { mark(value, KeyFate::Approximated, how); }
    void ignored(const Json &value, const QString &why) { mark(value, KeyFate::Ignored, why); }
    void unread(const Json &value) { mark(value, KeyFate::Unread); }

    struct Entry
    {
        KeyFate fate = KeyFate::Ignored;
        QString message;
    };
    /// Nothing for a leaf that no one has marked.
    std::optional<Entry> find(const Json &leaf) const;

    /// Counts and findings of a subtree; unmarked leaves are ignored keys that this program does not know.
    void collect(const Json &tree, const QString &path, KeyCounts &counts, QList<ImportFinding> &findings) const;

private:
    QHash<qsizetype, Entry> m_entries;
};

/// A value made from one of the source: it takes the source's offset, so that whoever reads it marks that key.
Json madeFrom(const Json &source, Json value);

/// Calls back for every leaf below a value with its path ("targets[0].expr").
void eachLeaf(const Json &tree, const QString &path,
              const std::function<void(const Json &leaf, const QString &path)> &visit);

} // namespace Promontory
