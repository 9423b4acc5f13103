/// app/import/keys says which keys of a panel's `options` and `fieldConfig…custom` each panel type reads.
/// A rule may say Exact only if the type's meansSame tells two values of the key apart; the mutation test
/// holds the tables to that.
#pragma once

#include "app/import/importledger.h"
#include "datasources/transform/transformtable.h"

#include <QString>

#include <limits>
#include <span>

namespace Promontory {

/// Which values of a key mean something; others are said to be taken for something else.
struct KeyValues
{
    enum class Kind {
        Any,
        Flag,
        Number,  ///< or a text that holds one; between two bounds, which it is brought back to
        Whole,   ///< the same without a fraction
        Gap,     ///< true, false or a whole number of milliseconds
        Text,    ///< of so many characters at most
        Word,    ///< one of `words`; the first is taken for all others
        Name,    ///< one of `words`; others are left out
        List,
        Reducer  ///< the id of a calculation
    };
    Kind kind = Kind::Any;
    const char *words = ""; ///< with spaces between, or bars if they hold spaces
    double least = std::numeric_limits<double>::lowest();
    double most = std::numeric_limits<double>::max();
};

/// What becomes of the keys at a path. Paths are relative to `options` or `custom`; "*" stands for one
/// name or index ("calcs.*"), "**" at the end for everything below and the value itself.
struct KeyRule
{
    const char *path;
    KeyFate fate;
    const char *message = ""; ///< marked with QT_TRANSLATE_NOOP("GrafanaKeys", …); empty for Exact and Unread
    KeyValues values = {};     ///< of Exact
};

/// The first rule that fits decides. Keys without a rule are unknown, which counts as ignored.
struct KeyTable
{
    const char *type;
    std::span<const KeyRule> options;
    std::span<const KeyRule> custom;
};

/// The table of a panel type, nullptr if the type is not drawn.
const KeyTable *keyTableOf(const QString &type);

/// What becomes of the simple properties of a field, beside `custom`.
std::span<const KeyRule> fieldKeyRules();

/// Marks every leaf of the tree as its rule says.
void markByRules(const Json &tree, std::span<const KeyRule> rules, ImportLedger &ledger);

/// The tree without the values that are not what their keys take, which are marked as such.
Json withoutMisfits(const Json &tree, std::span<const KeyRule> rules, ImportLedger &ledger);

/// What the keys of panels of old types take.
std::span<const KeyRule> legacyKeyRules();

/// Marks the options of a transformation by what the program makes of it.
void markTransformOptions(const Json &options, const TransformSupport &support, ImportLedger &ledger);

} // namespace Promontory
