#include "app/variables/valuetext.h"

#include "datasources/json/json.h"

#include <QUrl>

#include <array>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

// A format's text and what it needs to know.
struct FormatInput
{
    const VariableValue &value;
    const QString &name;
    QString argument;
    const QTimeZone &zone;

    QString first() const { return value.values.value(0); }
    bool isSingle() const { return value.values.size() == 1; }
};

QString escapedBy(const QString &text, QStringView special)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (special.contains(c))
            result.append(u'\\');
        result.append(c);
    }
    return result;
}

template <typename Function>
QString joined(const QStringList &values, QStringView separator, Function write)
{
    QStringList written;
    written.reserve(values.size());
    for (const QString &value : values)
        written.append(write(value));
    return written.join(separator);
}

QString quoteEach(const QStringList &values, QChar quote, QStringView escapedQuote)
{
    return joined(values, u",", [quote, escapedQuote](QString value) {
        return QString(quote + value.replace(quote, escapedQuote.toString()) + quote);
    });
}

QString glob(const FormatInput &input)
{
    return input.value.values.size() > 1 ? QString(u'{' + input.value.values.join(u',') + u'}') : input.first();
}

QString commaList(const FormatInput &input)
{
    return input.value.values.join(u',');
}

QString joinFormat(const FormatInput &input)
{
    return input.value.values.join(input.argument.isEmpty() ? u","_s : input.argument);
}

QString pipe(const FormatInput &input)
{
    return input.value.values.join(u'|');
}

QString regex(const FormatInput &input)
{
    const QString text = joined(input.value.values, u"|", regexEscaped);
    return input.value.values.size() > 1 ? QString(u'(' + text + u')') : text;
}

QString json(const FormatInput &input)
{
    if (input.isSingle())
        return input.first();
    QList<Json> items;
    for (const QString &value : input.value.values)
        items.append(Json(value));
    return QString::fromUtf8(writeJsonCompact(Json::array(items))).trimmed();
}

QString displayText(const FormatInput &input)
{
    if (input.value.isAll)
        return u"All"_s;
    return (input.value.texts.isEmpty() ? input.value.values : input.value.texts).join(u" + "_s);
}

QString distributed(const FormatInput &input)
{
    return input.value.values.join(u',' + input.name + u'=');
}

QString luceneEscaped(const QString &text)
{
    bool isNumber = false;
    text.toDouble(&isNumber);
    return isNumber ? text : escapedBy(text, u"!*+-=<> &|()[]{}^~?:\\/\"");
}

QString lucene(const FormatInput &input)
{
    if (input.value.values.isEmpty())
        return u"__empty__"_s;
    if (input.isSingle())
        return luceneEscaped(input.first());
    return u'(' + joined(input.value.values, u" OR ", [](const QString &value) {
        return QString(u'"' + escapedBy(value, u"!*+-=<> &|()[]{}^~?:\\/\"") + u'"');
    }) + u')';
}

QString singleQuote(const FormatInput &input)
{
    return quoteEach(input.value.values, u'\'', u"\\'");
}

QString doubleQuote(const FormatInput &input)
{
    return quoteEach(input.value.values, u'"', u"\\\"");
}

QString sqlString(const FormatInput &input)
{
    return joined(input.value.values, u",", [](QString value) {
        return QString(u'\'' + value.replace(u'\'', "''"_L1).replace(u'"', "\\\""_L1) + u'\'');
    });
}

QString html(const FormatInput &input)
{
    return joined(input.value.values, u", ", [](const QString &value) {
        return value.toHtmlEscaped().replace(u'\'', "&#39;"_L1);
    });
}

QString percentEncoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString percentEncode(const FormatInput &input)
{
    return percentEncoded(glob(input));
}

QString uriEncode(const FormatInput &input)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(glob(input), ";,/?:@&=+$#"));
}

QString queryParameters(const FormatInput &input)
{
    const QString key = "var-"_L1 + percentEncoded(input.name) + u'=';
    if (input.value.isAll)
        return key + (input.value.allValue.isEmpty() ? u"$__all"_s : u"All"_s);
    return joined(input.value.values, u"&",
                  [&key](const QString &value) { return QString(key + percentEncoded(value)); });
}

QString customQueryParameters(const FormatInput &input)
{
    const QString name = input.argument.section(u':', 0, 0);
    const QString prefix = input.argument.section(u':', 1);
    const QString key = (name.isEmpty() ? input.name : name) + u'=' + percentEncoded(prefix);
    return joined(input.value.values, u"&",
                  [&key](const QString &value) { return QString(key + percentEncoded(value)); });
}

QString date(const FormatInput &input)
{
    return dateFormatted(input.first(), input.argument, input.zone);
}

struct Format
{
    QStringView name;
    QString (*write)(const FormatInput &);
};
constexpr std::array<Format, 19> Formats{{
    {u"glob", glob},
    {u"raw", commaList},
    {u"csv", commaList},
    {u"join", joinFormat},
    {u"pipe", pipe},
    {u"regex", regex},
    {u"json", json},
    {u"text", displayText},
    {u"distributed", distributed},
    {u"lucene", lucene},
    {u"singlequote", singleQuote},
    {u"doublequote", doubleQuote},
    {u"sqlstring", sqlString},
    {u"html", html},
    {u"percentencode", percentEncode},
    {u"uriencode", uriEncode},
    {u"queryparam", queryParameters},
    {u"customqueryparam", customQueryParameters},
    {u"date", date},
}};

} // namespace

QString regexEscaped(const QString &text)
{
    return escapedBy(text, u"\\^$*+?.()|[]{}/");
}

QString valueText(const VariableValue &value, const QString &name, QStringView format, const QTimeZone &zone)
{
    const qsizetype colon = format.indexOf(u':');
    const QStringView id = colon < 0 ? format : format.left(colon);
    const FormatInput input{value, name, colon < 0 ? QString() : format.mid(colon + 1).toString(), zone};
    if (value.isAll && !value.allValue.isEmpty()) {
        if (id == u"text" || id == u"queryparam")
            return id == u"text" ? displayText(input) : queryParameters(input);
        return id == u"percentencode" ? percentEncoded(value.allValue) : value.allValue;
    }
    for (const Format &known : Formats) {
        if (known.name == id)
            return known.write(input);
    }
    return glob(input);
}

} // namespace Promontory
