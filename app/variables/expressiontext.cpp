#include "app/variables/expressiontext.h"

#include "app/variables/valuetext.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;
using Kind = ExpressionPlace::Kind;

struct ExpressionTexts
{
    Q_DECLARE_TR_FUNCTIONS(Interpolation)
};

// Inside of a quoted string: a backslash before what the string would read as its own.
QString stringEscaped(const QString &text, Kind place)
{
    const QChar quote = place == Kind::SingleQuotes ? u'\'' : u'"';
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n') {
            result.append("\\n"_L1);
            continue;
        }
        if (c == u'\\' || c == quote)
            result.append(u'\\');
        result.append(c);
    }
    return result;
}

// The regular expression that matches the value and nothing else. Not escaped: - / : as in the reference.
QString valueAsRegex(const QString &value)
{
    QString result;
    result.reserve(value.size());
    for (const QChar c : value) {
        if (QStringView(u"\\$^*{}[]+?.()|\"'").contains(c))
            result.append(u'\\');
        // A back quote cannot be escaped in a raw string, so the expression names it by number.
        if (c == u'`')
            result.append("\\x60"_L1);
        else
            result.append(c);
    }
    return result;
}

QString regexOfAll(const QStringList &values)
{
    QStringList parts;
    parts.reserve(values.size());
    for (const QString &value : values)
        parts.append(valueAsRegex(value));
    if (parts.isEmpty())
        return {};
    return parts.size() == 1 ? parts.first() : QString(u'(' + parts.join(u'|') + u')');
}

// Names, numbers and durations: texts that cannot be more than one token of an expression. A minus
// belongs to numbers only; before a name it would subtract something.
bool isPlainWord(const QString &value)
{
    const bool negative = value.startsWith(u'-');
    const QStringView word = QStringView(value).mid(negative ? 1 : 0);
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (word.isEmpty() || (negative && !isDigit(word.front())))
        return false;
    return std::all_of(word.begin(), word.end(), [&isDigit](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || isDigit(c) || c == u'_' || c == u':' || c == u'.';
    });
}

tl::unexpected<Error> cannotStandHere(const QString &name, const QString &value)
{
    return failure(ErrorKind::BadQuery,
                   ExpressionTexts::tr("The value “%1” of the variable %2 cannot stand here: it would change the "
                                       "query. Put the variable into quotes, or write ${%2:raw}.")
                       .arg(value.left(64), name));
}

// Text for a raw string, which knows no escapes.
Result<QString> inBackQuotes(const QString &text, const QString &name)
{
    if (text.contains(u'`'))
        return cannotStandHere(name, text);
    return text;
}

// Outside of strings nothing can be escaped: every value from a server has to be harmless by itself.
std::optional<Error> wrongInCode(const VariableValue &value, const QString &name)
{
    if (!value.fromServer)
        return {};
    for (const QString &chosen : value.values) {
        if (!chosen.isEmpty() && !isPlainWord(chosen))
            return cannotStandHere(name, chosen).value();
    }
    return {};
}

// Several values, or one that could be several, stand for a regular expression.
Result<QString> matcherText(const VariableValue &value, const QString &name, Kind place)
{
    if (place == Kind::Code) {
        if (const auto error = wrongInCode(value, name))
            return failure(*error);
    }
    const QString expression = regexOfAll(value.values);
    if (place == Kind::BackQuotes)
        return inBackQuotes(expression, name);
    return stringEscaped(expression, place);
}

// "a, b" as it stands behind "by"; nothing else can be told from names of labels.
Result<QString> labelList(const VariableValue &value, const QString &name)
{
    for (const QString &label : value.values) {
        if (!label.isEmpty() && !isPlainWord(label))
            return cannotStandHere(name, label);
    }
    return value.values.join(u", "_s);
}

Result<QString> plainText(const VariableValue &value, const QString &name, Kind place)
{
    const QString text = value.values.value(0);
    switch (place) {
    case Kind::DoubleQuotes:
    case Kind::SingleQuotes:
        return stringEscaped(text, place);
    case Kind::BackQuotes:
        return inBackQuotes(text, name);
    case Kind::Code:
    case Kind::Comment:
        break;
    }
    if (const auto error = wrongInCode(value, name))
        return failure(*error);
    return text;
}

// These formats bring their own quotes and escape them, but not backslashes.
bool isSafelyQuoted(const VariableValue &value, QStringView format)
{
    return (format == u"doublequote" || format == u"singlequote")
        && std::none_of(value.values.begin(), value.values.end(), [](const QString &chosen) {
               return chosen.contains(u'\\') || chosen.contains(u'\n');
           });
}

// The format was chosen by the author; values that are not the author's still may not leave their string.
Result<QString> formattedText(const VariableValue &value, const QString &name, QStringView format, Kind place,
                              const QTimeZone &zone)
{
    const QString text = valueText(value, name, format, zone);
    const bool needsEscape = value.fromServer || format == u"regex";
    if (format == u"raw" || !needsEscape)
        return text;
    if (place == Kind::DoubleQuotes || place == Kind::SingleQuotes)
        return stringEscaped(text, place);
    if (place == Kind::BackQuotes)
        return inBackQuotes(text, name);
    if (isSafelyQuoted(value, format))
        return text;
    if (const auto error = wrongInCode(value, name))
        return failure(*error);
    return text;
}

} // namespace

void ExpressionPlace::advance(QStringView text)
{
    for (const QChar c : text)
        advance(c);
}

void ExpressionPlace::advance(QChar c)
{
    if (m_escaped) {
        m_escaped = false;
        return;
    }
    switch (m_kind) {
    case Kind::Code:
        if (c == u'"')
            m_kind = Kind::DoubleQuotes;
        else if (c == u'\'')
            m_kind = Kind::SingleQuotes;
        else if (c == u'`')
            m_kind = Kind::BackQuotes;
        else if (c == u'#')
            m_kind = Kind::Comment;
        return;
    case Kind::DoubleQuotes:
    case Kind::SingleQuotes:
        if (c == u'\\')
            m_escaped = true;
        else if (c == (m_kind == Kind::DoubleQuotes ? u'"' : u'\''))
            m_kind = Kind::Code;
        return;
    case Kind::BackQuotes:
        if (c == u'`')
            m_kind = Kind::Code;
        return;
    case Kind::Comment:
        if (c == u'\n')
            m_kind = Kind::Code;
        return;
    }
}

Result<QString> expressionText(const VariableValue &value, const QString &name, QStringView format, Kind place,
                               const QTimeZone &zone)
{
    if (place == Kind::Comment) {
        // A line break would end the comment, and the rest would be asked.
        return valueText(value, name, format, zone).replace(u'\n', u' ').replace(u'\r', u' ');
    }
    const bool customAll = value.isAll && !value.allValue.isEmpty();
    if (customAll && format != u"text")
        return value.allValue;
    if (!format.isEmpty())
        return formattedText(value, name, format, place, zone);
    if (value.isLabels && place == Kind::Code)
        return labelList(value, name);
    return value.multi ? matcherText(value, name, place) : plainText(value, name, place);
}

} // namespace Promontory
