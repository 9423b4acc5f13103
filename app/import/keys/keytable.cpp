#include "app/import/keys/keytable.h"

#include "app/import/keys/paneltables.h"
#include "app/import/valuefaults.h"
#include "datasources/transform/fieldreduction.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// What a value is where it is not what its key takes.
struct Misfit
{
    KeyFate fate = KeyFate::Exact;
    QString message;
};

Misfit wordMisfit(const KeyValues &values, const Json &value)
{
    const QString word = value.isNumber() ? QString::fromLatin1(value.numberText()) : value.toString();
    const QStringList words = QString::fromLatin1(values.words).split(u' ');
    if (words.contains(word))
        return {};
    if (!value.isString() && !value.isNumber())
        return {KeyFate::Ignored, noTextMessage()};
    if (values.kind == KeyValues::Kind::Name)
        return {KeyFate::Ignored, unknownNameMessage(word)};
    return {KeyFate::Approximated, unknownWordMessage(word, words.first())};
}

Misfit numberMisfit(const KeyValues &values, const Json &value)
{
    const std::optional<double> number = value.numberLike();
    if (!number)
        return {KeyFate::Ignored, noNumberMessage(value)};
    const double taken = std::clamp(*number, values.least, values.most);
    return taken == *number ? Misfit{} : Misfit{KeyFate::Approximated, outOfBoundsMessage(taken)};
}

Misfit textMisfit(const KeyValues &values, const Json &value)
{
    if (!value.isString())
        return {KeyFate::Ignored, noTextMessage()};
    const auto most = qint64(std::min(values.most, 1e15));
    return value.toString().size() > most ? Misfit{KeyFate::Approximated, longTextMessage(most)} : Misfit{};
}

Misfit misfitOf(const KeyValues &values, const Json &value)
{
    using Kind = KeyValues::Kind;
    if (saysNothing(value))
        return {};
    switch (values.kind) {
    case Kind::Any:
        break;
    case Kind::Flag:
        return value.isBool() ? Misfit{} : Misfit{KeyFate::Ignored, noFlagMessage()};
    case Kind::Gap:
        return value.isBool() ? Misfit{} : numberMisfit(values, value);
    case Kind::Number:
        return numberMisfit(values, value);
    case Kind::Text:
        return textMisfit(values, value);
    case Kind::Word:
    case Kind::Name:
        return wordMisfit(values, value);
    case Kind::Reducer:
        if (!isReducer(value.toString()))
            return {KeyFate::Ignored, unknownReducerMessage(value.toString())};
        break;
    }
    return {};
}

struct Pattern
{
    QStringList parts;
    KeyFate fate = KeyFate::Ignored;
    QString message;
    KeyValues values = {};

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
    const bool isEmptyGroup = tree.isObject() || tree.isArray();
    if (isEmptyGroup && (found == patterns.end() || found->values.kind != KeyValues::Kind::Any))
        return ledger.unread(tree); // it says nothing
    if (found == patterns.end())
        return;
    const Misfit misfit = found->fate == KeyFate::Exact ? misfitOf(found->values, tree) : Misfit{};
    if (misfit.fate == KeyFate::Exact)
        ledger.mark(tree, found->fate, found->message);
    else
        ledger.mark(tree, misfit.fate, misfit.message);
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
                         QCoreApplication::translate("GrafanaKeys", rule.message), rule.values});
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
