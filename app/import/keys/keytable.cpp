#include "app/import/keys/keytable.h"

#include "app/import/keys/paneltables.h"
#include "app/import/valuefaults.h"
#include "datasources/transform/fieldreduction.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>

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
    const QString all = QString::fromLatin1(values.words);
    const QStringList words = all.split(all.contains(u'|') ? u'|' : u' ');
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
    double taken = std::clamp(*number, values.least, values.most);
    if (values.kind != KeyValues::Kind::Number)
        taken = std::floor(taken);
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
    case Kind::Whole:
        return numberMisfit(values, value);
    case Kind::Text:
        return textMisfit(values, value);
    case Kind::Word:
    case Kind::Name:
        return wordMisfit(values, value);
    case Kind::List:
        return value.isArray() ? Misfit{} : Misfit{KeyFate::Ignored, noListMessage()};
    case Kind::Reducer:
        if (!isReducer(value.toString()))
            return {KeyFate::Ignored, unknownReducerMessage(value.toString())};
        break;
    }
    return {};
}

/// Whether a path is one that a rule is for. Called for every leaf and rule: nothing is copied.
template <typename View>
bool fits(View pattern, const QStringList &path)
{
    for (qsizetype i = 0;; ++i) {
        const qsizetype dot = pattern.indexOf(u'.');
        const View part = dot < 0 ? pattern : pattern.first(dot);
        if (part == "**"_L1)
            return true;
        if (i >= path.size() || (part != "*"_L1 && path.at(i) != part))
            return false;
        if (dot < 0)
            return i + 1 == path.size();
        pattern = pattern.sliced(dot + 1);
    }
}

const KeyRule *ruleFor(const QStringList &path, std::span<const KeyRule> rules)
{
    const auto found = std::find_if(rules.begin(), rules.end(), [&path](const KeyRule &rule) {
        return fits(QLatin1StringView(rule.path), path);
    });
    return found == rules.end() ? nullptr : &*found;
}

using LeafAction = std::function<void(const Json &leaf, const QStringList &path)>;

/// Walks with the path as a list, because keys may hold dots.
void eachLeafByKeys(const Json &tree, QStringList &path, const LeafAction &action)
{
    for (const JsonMember &member : tree.members()) {
        path.append(member.key);
        eachLeafByKeys(member.value, path, action);
        path.removeLast();
    }
    for (qsizetype i = 0; i < tree.items().size(); ++i) {
        path.append(QString::number(i));
        eachLeafByKeys(tree.at(i), path, action);
        path.removeLast();
    }
    if (tree.size() == 0)
        action(tree, path);
}

void markLeaf(const Json &leaf, const KeyRule *rule, ImportLedger &ledger)
{
    using Kind = KeyValues::Kind;
    const bool isEmptyGroup = leaf.isObject() || leaf.isArray();
    const bool takesGroups = rule && (rule->values.kind == Kind::Any || rule->values.kind == Kind::List);
    if (isEmptyGroup && !takesGroups)
        return ledger.unread(leaf); // it says nothing
    if (!rule)
        return;
    const Misfit misfit = rule->fate == KeyFate::Exact ? misfitOf(rule->values, leaf) : Misfit{};
    if (misfit.fate != KeyFate::Exact)
        ledger.mark(leaf, misfit.fate, misfit.message);
    else if (rule->fate == KeyFate::Exact || rule->fate == KeyFate::Unread)
        ledger.mark(leaf, rule->fate);
    else
        ledger.mark(leaf, rule->fate, QCoreApplication::translate("GrafanaKeys", rule->message));
}

/// What has to stand in the place of a value; nothing if it may stay, so that what fits is shared with the document.
/// Undefined for a leaf that does not fit. Numbers out of bounds stay: whoever reads them brings them back.
std::optional<Json> changedPart(const Json &tree, QStringList &path, std::span<const KeyRule> rules, ImportLedger &ledger)
{
    if (tree.size() == 0) {
        const KeyRule *rule = ruleFor(path, rules);
        const Misfit misfit = rule ? misfitOf(rule->values, tree) : Misfit{};
        if (misfit.fate == KeyFate::Exact)
            return {};
        ledger.mark(tree, misfit.fate, misfit.message);
        return tree.numberLike() && misfit.fate == KeyFate::Approximated ? std::nullopt : std::optional(Json());
    }
    std::optional<Json> result;
    for (const JsonMember &member : tree.members()) {
        path.append(member.key);
        if (const auto part = changedPart(member.value, path, rules, ledger)) {
            if (!result)
                result = tree;
            result->set(member.key, *part); // an Undefined value removes
        }
        path.removeLast();
    }
    for (qsizetype i = 0; i < tree.size() && tree.isArray(); ++i) {
        path.append(QString::number(i));
        if (const auto part = changedPart(tree.at(i), path, rules, ledger)) {
            if (!result)
                result = tree;
            result->replaceItem(i, part->isUndefined() ? Json::null() : *part);
        }
        path.removeLast();
    }
    return result;
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
    QStringList path;
    eachLeafByKeys(tree, path, [&](const Json &leaf, const QStringList &at) { markLeaf(leaf, ruleFor(at, rules), ledger); });
}

Json withoutMisfits(const Json &tree, std::span<const KeyRule> rules, ImportLedger &ledger)
{
    QStringList path;
    return changedPart(tree, path, rules, ledger).value_or(tree);
}

void markTransformOptions(const Json &options, const TransformSupport &support, ImportLedger &ledger)
{
    const QString why = QCoreApplication::translate("GrafanaKeys", "This option changes nothing here.");
    const auto isOf = [](const QStringList &patterns, const QStringList &path) {
        return std::any_of(patterns.begin(), patterns.end(), [&path](const QString &one) { return fits(QStringView(one), path); });
    };
    static const QStringList leftOvers{u"binary.reducer"_s, u"mappings.*.configProperty"_s}; // of older versions
    QStringList path;
    eachLeafByKeys(options, path, [&](const Json &leaf, const QStringList &at) {
        if (isOf(support.keys, at))
            ledger.exact(leaf);
        else if (isOf(support.ignored, at))
            ledger.ignored(leaf, why);
        else if (leaf.isObject() || leaf.isArray() || isOf(leftOvers, at))
            ledger.unread(leaf); // an empty group says nothing
    });
}

} // namespace Promontory
