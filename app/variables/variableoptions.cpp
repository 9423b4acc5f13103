#include "app/variables/variableoptions.h"

#include "datasources/frame/pattern.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QSet>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct OptionTexts
{
    Q_DECLARE_TR_FUNCTIONS(VariableOptions)
};

constexpr qint64 RegexBudgetMs = 200;
constexpr qsizetype MostOptions = 50'000;

// One way to read an option out of a text.
using Reader = void (*)(QList<VariableOption> &options, const QString &text, const Pattern &pattern);

void readNamedGroups(QList<VariableOption> &options, const QString &text, const Pattern &pattern)
{
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return;
    const QString value = match.captured(u"value"_s);
    const QString shown = match.captured(u"text"_s);
    options.append({shown.isEmpty() ? value : shown, value.isEmpty() ? shown : value});
}

void readFirstGroup(QList<VariableOption> &options, const QString &text, const Pattern &pattern)
{
    const QRegularExpressionMatch match = pattern.match(text);
    if (match.hasMatch())
        options.append({match.captured(1), match.captured(1)});
}

// With the flag g each match of the same text is an option of its own.
void readEveryMatch(QList<VariableOption> &options, const QString &text, const Pattern &pattern)
{
    qsizetype at = 0;
    while (at <= text.size() && options.size() < MostOptions) {
        const QRegularExpressionMatch match = pattern.match(text, at);
        if (!match.hasMatch())
            return;
        options.append({match.captured(1), match.captured(1)});
        at = std::max(match.capturedEnd(), match.capturedStart() + 1);
    }
}

void readWhole(QList<VariableOption> &options, const QString &text, const Pattern &pattern)
{
    if (pattern.matches(text))
        options.append({text, text});
}

Reader readerFor(const Pattern &pattern)
{
    const QStringList names = pattern.groupNames();
    if (names.contains("value"_L1) || names.contains("text"_L1))
        return readNamedGroups;
    if (pattern.captureCount() == 0)
        return readWhole;
    return pattern.isGlobal() ? readEveryMatch : readFirstGroup;
}

Result<QList<VariableOption>> readAll(const QStringList &texts, const Pattern &pattern)
{
    const Reader read = readerFor(pattern);
    const QDeadlineTimer budget(RegexBudgetMs);
    QList<VariableOption> options;
    for (const QString &text : texts) {
        read(options, text, pattern);
        if (budget.hasExpired()) {
            return failure(ErrorKind::Timeout,
                           OptionTexts::tr("The regular expression of the variable takes too long. Simplify it."));
        }
    }
    return options;
}

QList<VariableOption> withoutDuplicates(const QList<VariableOption> &options)
{
    QSet<QString> seen;
    QList<VariableOption> result;
    result.reserve(options.size());
    for (const VariableOption &option : options) {
        const auto before = seen.size();
        seen.insert(option.value);
        if (seen.size() != before)
            result.append(option);
    }
    return result;
}

// The first run of digits; -1 without any.
double leadingNumber(const QString &text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const auto begin = std::find_if(text.begin(), text.end(), isDigit);
    const auto end = std::find_if_not(begin, text.end(), isDigit);
    return begin == text.end() ? -1 : QStringView(begin, end).toDouble();
}

bool lessByText(const VariableOption &a, const VariableOption &b)
{
    return a.text < b.text;
}

bool lessByNumber(const VariableOption &a, const VariableOption &b)
{
    return leadingNumber(a.text) < leadingNumber(b.text);
}

bool lessByLowerText(const VariableOption &a, const VariableOption &b)
{
    return a.text.toLower() < b.text.toLower();
}

// Runs of digits compare as numbers, everything else by lower case characters. Not QCollator: it
// ignores numbers in some locales, and the order must not depend on the machine.
bool naturallyLess(QStringView a, QStringView b)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    while (!a.isEmpty() && !b.isEmpty()) {
        const qsizetype digitsA = std::find_if_not(a.begin(), a.end(), isDigit) - a.begin();
        const qsizetype digitsB = std::find_if_not(b.begin(), b.end(), isDigit) - b.begin();
        if (digitsA > 0 && digitsB > 0) {
            const double numberA = a.left(digitsA).toDouble();
            const double numberB = b.left(digitsB).toDouble();
            if (numberA != numberB)
                return numberA < numberB;
            a = a.mid(digitsA);
            b = b.mid(digitsB);
            continue;
        }
        const QChar lowerA = a.front().toLower();
        const QChar lowerB = b.front().toLower();
        if (lowerA != lowerB)
            return lowerA < lowerB;
        a = a.mid(1);
        b = b.mid(1);
    }
    return a.isEmpty() && !b.isEmpty();
}

bool lessNaturally(const VariableOption &a, const VariableOption &b)
{
    return naturallyLess(a.text, b.text);
}

void sortAscending(QList<VariableOption> &options, int kind)
{
    switch (kind) {
    case 0: std::stable_sort(options.begin(), options.end(), lessByText); break;
    case 1: std::stable_sort(options.begin(), options.end(), lessByNumber); break;
    case 2: std::stable_sort(options.begin(), options.end(), lessByLowerText); break;
    default: std::stable_sort(options.begin(), options.end(), lessNaturally); break;
    }
}

VariableOption customOption(const QString &item)
{
    const qsizetype colon = item.lastIndexOf(" : "_L1);
    const QString text = item.left(colon).trimmed();
    const QString value = item.mid(colon + 3).trimmed();
    if (colon <= 0 || text.isEmpty() || value.isEmpty())
        return {item.trimmed(), item.trimmed()};
    return {text, value};
}

} // namespace

QList<VariableOption> sortedOptions(QList<VariableOption> options, int sort)
{
    if (sort < 1 || sort > 8)
        return options;
    sortAscending(options, (sort - 1) / 2);
    if (sort % 2 == 0)
        std::reverse(options.begin(), options.end());
    return options;
}

Result<QList<VariableOption>> optionsFromTexts(const QStringList &texts, const QString &regex, int sort)
{
    if (regex.trimmed().isEmpty()) {
        QList<VariableOption> options;
        options.reserve(texts.size());
        for (const QString &text : texts)
            options.append({text, text});
        return sortedOptions(withoutDuplicates(options), sort);
    }
    const auto pattern = Pattern::fromDelimited(regex.trimmed());
    if (!pattern)
        return failure(pattern.error());
    const auto options = readAll(texts, *pattern);
    if (!options)
        return failure(options.error());
    return sortedOptions(withoutDuplicates(*options), sort);
}

QList<VariableOption> parseCustomList(const QString &text)
{
    QList<VariableOption> options;
    QString item;
    const auto finish = [&options, &item] {
        if (!item.trimmed().isEmpty())
            options.append(customOption(item));
        item.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\' && i + 1 < text.size() && text[i + 1] == u',') {
            item.append(u',');
            ++i;
        } else if (text[i] == u',') {
            finish();
        } else {
            item.append(text[i]);
        }
    }
    finish();
    return options;
}

QString customListText(const QList<VariableOption> &options)
{
    QStringList items;
    for (const VariableOption &option : options) {
        const auto escaped = [](QString text) { return text.replace(u',', "\\,"_L1); };
        const QString value = escaped(option.value);
        items.append(option.text == option.value ? value : QString(escaped(option.text) + " : "_L1 + value));
    }
    return items.join(", "_L1);
}

std::optional<QList<VariableOption>> parseCustomJson(const QString &text)
{
    const auto textOf = [](const Json &json) {
        return json.isNumber() ? QString::fromLatin1(json.numberText()) : json.toString();
    };
    if (!text.trimmed().startsWith(u'['))
        return {};
    const auto list = parseJson(text.toUtf8());
    if (!list || !list->isArray())
        return {};
    QList<VariableOption> options;
    for (const Json &one : list->items()) {
        const QString value = textOf(one.isObject() ? one[u"value"] : one);
        const QString shown = textOf(one[u"text"]);
        options.append({shown.isEmpty() ? value : shown, value});
    }
    return options;
}

} // namespace Promontory
