#include "app/import/keys/keytable.h"

#include "app/import/keys/paneltables.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

struct Pattern
{
    QStringList parts;
    KeyFate fate = KeyFate::Ignored;
    QString message;

    bool fits(const QStringList &path) const
    {
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (parts.at(i) == "**"_L1)
                return true;
            if (i >= path.size() || (parts.at(i) != "*"_L1 && parts.at(i) != path.at(i)))
                return false;
        }
        return parts.size() == path.size();
    }
};

/// Walks with the path as a list, because keys may hold dots.
void markLeaves(const Json &tree, QStringList &path, const QList<Pattern> &patterns, ImportLedger &ledger)
{
    for (const JsonMember &member : tree.members()) {
        path.append(member.key);
        markLeaves(member.value, path, patterns, ledger);
        path.removeLast();
    }
    for (qsizetype i = 0; i < tree.items().size(); ++i) {
        path.append(QString::number(i));
        markLeaves(tree.at(i), path, patterns, ledger);
        path.removeLast();
    }
    if (tree.size() > 0)
        return;
    const auto found = std::find_if(patterns.begin(), patterns.end(),
                                    [&path](const Pattern &one) { return one.fits(path); });
    if (found != patterns.end())
        ledger.mark(tree, found->fate, found->message);
    else if (tree.isObject() || tree.isArray())
        ledger.unread(tree); // an empty group says nothing
}

} // namespace

const KeyTable *keyTableOf(const QString &type)
{
    const auto tables = panelKeyTables();
    const auto found = std::find_if(tables.begin(), tables.end(),
                                    [&type](const KeyTable *table) { return type == QLatin1StringView(table->type); });
    return found == tables.end() ? nullptr : *found;
}

void markByRules(const Json &tree, std::span<const KeyRule> rules, ImportLedger &ledger)
{
    QList<Pattern> patterns;
    for (const KeyRule &rule : rules) {
        patterns.append({QString::fromLatin1(rule.path).split(u'.'), rule.fate,
                         QCoreApplication::translate("GrafanaKeys", rule.message)});
    }
    QStringList path;
    markLeaves(tree, path, patterns, ledger);
}

void markTransformOptions(const Json &options, const TransformSupport &support, ImportLedger &ledger)
{
    QList<Pattern> patterns;
    for (const QString &key : support.keys)
        patterns.append({key.split(u'.'), KeyFate::Exact, {}});
    const QString why = QCoreApplication::translate("GrafanaKeys", "This option changes nothing here.");
    for (const QString &key : support.ignored)
        patterns.append({key.split(u'.'), KeyFate::Ignored, why});
    patterns.append({{u"**"_s}, KeyFate::Unread, {}});
    QStringList path;
    markLeaves(options, path, patterns, ledger);
}

} // namespace Promontory
