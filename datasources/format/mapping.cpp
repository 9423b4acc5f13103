#include "datasources/format/mapping.h"

#include "datasources/format/numbertext.h"
#include "datasources/frame/column.h"
#include "datasources/frame/pattern.h"

#include <QCache>

#include <cmath>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;
using Kind = ValueMapping::Kind;

bool inRange(double value, const ValueMapping &mapping)
{
    return (!mapping.from || value >= *mapping.from) && (!mapping.to || value <= *mapping.to);
}

// "1.0" and "1e0" mean the same number as "1".
bool sameNumber(double value, const QString &text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber && number == value;
}

bool numberHits(double value, const QString &text, const ValueMapping &mapping)
{
    const bool missing = isMissing(value);
    const bool nan = std::isnan(value) && !missing;
    switch (mapping.kind) {
    case Kind::Value: return !missing && (mapping.match == text || sameNumber(value, mapping.match));
    case Kind::Range: return !std::isnan(value) && inRange(value, mapping);
    case Kind::Null: return missing;
    case Kind::NaN: return nan;
    case Kind::NullOrNaN: return missing || nan;
    case Kind::Regex:
    case Kind::True:
    case Kind::False:
    case Kind::Empty: return false;
    }
    return false;
}

// Compiling costs more than matching, and a table asks with the same few patterns for each cell.
Pattern cachedPattern(const QString &text)
{
    thread_local QCache<QString, Pattern> cache(256);
    if (const Pattern *known = cache.object(text))
        return *known;
    const Pattern pattern = Pattern::fromDelimited(text).value_or(Pattern());
    cache.insert(text, new Pattern(pattern));
    return pattern;
}

// Puts the matched parts into a template: $1 … $9, $& is the whole match.
QString expanded(const QString &form, const QRegularExpressionMatch &match)
{
    QString result;
    for (qsizetype i = 0; i < form.size(); ++i) {
        const QChar next = i + 1 < form.size() ? form[i + 1] : QChar();
        if (form[i] == u'$' && next >= u'1' && next <= u'9') {
            result.append(match.captured(next.digitValue()));
            ++i;
        } else if (form[i] == u'$' && next == u'&') {
            result.append(match.captured());
            ++i;
        } else {
            result.append(form[i]);
        }
    }
    return result;
}

std::optional<MappingResult> regexHit(const QString &text, const ValueMapping &mapping)
{
    const QRegularExpressionMatch match = cachedPattern(mapping.match).match(text);
    if (!match.hasMatch())
        return {};
    MappingResult result = mapping.result;
    if (!result.text.isEmpty()) {
        result.text = text.left(match.capturedStart()) + expanded(result.text, match)
            + text.mid(match.capturedEnd());
    }
    return result;
}

bool textHits(const QString &text, const ValueMapping &mapping)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    switch (mapping.kind) {
    case Kind::Value: return mapping.match == text;
    case Kind::Range: return isNumber && inRange(number, mapping);
    case Kind::True: return text.compare("true"_L1, Qt::CaseInsensitive) == 0;
    case Kind::False: return text.compare("false"_L1, Qt::CaseInsensitive) == 0;
    case Kind::Empty: return text.isEmpty();
    case Kind::NaN:
    case Kind::NullOrNaN: return text == "NaN"_L1;
    case Kind::Null:
    case Kind::Regex: return false;
    }
    return false;
}

} // namespace

std::optional<MappingResult> mapNumber(double value, const QList<ValueMapping> &mappings)
{
    if (mappings.isEmpty())
        return {};
    const QString text = shortestText(value);
    for (const ValueMapping &mapping : mappings) {
        if (numberHits(value, text, mapping))
            return mapping.result;
    }
    return {};
}

std::optional<MappingResult> mapText(const QString &text, const QList<ValueMapping> &mappings)
{
    for (const ValueMapping &mapping : mappings) {
        if (mapping.kind == Kind::Regex) {
            if (auto result = regexHit(text, mapping))
                return result;
        } else if (textHits(text, mapping)) {
            return mapping.result;
        }
    }
    return {};
}

} // namespace Promontory
