#include "app/import/importledger.h"

#include "app/import/valuefaults.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// How much a mark tells; a louder one replaces a quieter one.
int weightOf(KeyFate fate)
{
    static constexpr std::array Weights{2, 3, 1, 0}; // exact, approximated, ignored, unread
    return Weights.at(size_t(fate));
}

QString childPath(const QString &path, const QString &key)
{
    return path.isEmpty() ? key : QString(path + u'.' + key);
}

} // namespace

void eachLeaf(const Json &tree, const QString &path,
              const std::function<void(const Json &, const QString &)> &visit)
{
    if (tree.size() == 0) {
        if (!tree.isUndefined())
            visit(tree, path);
        return;
    }
    for (const JsonMember &member : tree.members())
        eachLeaf(member.value, childPath(path, member.key), visit);
    for (qsizetype i = 0; i < tree.items().size(); ++i)
        eachLeaf(tree.at(i), u"%1[%2]"_s.arg(path, QString::number(i)), visit);
}

void ImportLedger::mark(const Json &value, KeyFate fate, const QString &message)
{
    eachLeaf(value, {}, [&](const Json &leaf, const QString &) {
        if (leaf.offset() < 0)
            return;
        // No number that can be computed with, whoever reads it.
        const bool isTooLarge = fate == KeyFate::Exact && leaf.isNumber() && !leaf.numberLike();
        const Entry entry = isTooLarge ? Entry{KeyFate::Ignored, noNumberMessage(leaf)} : Entry{fate, message};
        const auto found = m_entries.constFind(leaf.offset());
        if (found == m_entries.cend() || weightOf(entry.fate) >= weightOf(found->fate))
            m_entries.insert(leaf.offset(), entry);
    });
}

std::optional<ImportLedger::Entry> ImportLedger::find(const Json &leaf) const
{
    const auto found = m_entries.constFind(leaf.offset());
    return found == m_entries.cend() ? std::nullopt : std::optional(*found);
}

void ImportLedger::collect(const Json &tree, const QString &path, KeyCounts &counts,
                           QList<ImportFinding> &findings) const
{
    const QString unknown = QCoreApplication::translate("GrafanaImport", "This key is not known here.");
    eachLeaf(tree, path, [&](const Json &leaf, const QString &where) {
        if (leaf.offset() < 0)
            return;
        const std::optional<Entry> found = find(leaf);
        const Entry entry = found.value_or(Entry{KeyFate::Ignored, unknown});
        counts.exact += entry.fate == KeyFate::Exact ? 1 : 0;
        counts.approximated += entry.fate == KeyFate::Approximated ? 1 : 0;
        counts.ignored += entry.fate == KeyFate::Ignored ? 1 : 0;
        if (entry.fate != KeyFate::Exact && entry.fate != KeyFate::Unread)
            findings.append({where, entry.fate, entry.message, !found});
    });
}

Json madeFrom(const Json &source, Json value)
{
    value.setOffset(source.offset());
    return value;
}

} // namespace Promontory
