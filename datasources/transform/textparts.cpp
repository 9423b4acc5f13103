#include "datasources/transform/textparts.h"

#include "datasources/frame/pattern.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

constexpr qsizetype LongestText = 64 * 1024;
constexpr qsizetype MostParts = 1'000;

JsonLimits cellLimits()
{
    JsonLimits limits;
    limits.bytes = LongestText;
    limits.depth = 16;
    limits.nodes = 5'000;
    return limits;
}

Cell cellOf(const Json &json)
{
    if (json.isNumber())
        return json.toDouble();
    if (json.isBool())
        return json.toBool();
    if (json.isString())
        return json.toString();
    if (json.isArray() || json.isObject())
        return QString::fromUtf8(writeJsonCompact(json));
    return {};
}

Json jsonIn(const Cell &cell)
{
    const QString *text = std::get_if<QString>(&cell);
    if (!text || text->size() > LongestText)
        return {};
    return parseJson(text->toUtf8(), cellLimits()).value_or(Json());
}

TextParts membersOf(const Json &json)
{
    TextParts parts;
    for (const JsonMember &member :
         json.members().first(std::min(MostParts, json.members().size())))
        parts.emplace_back(member.key, cellOf(member.value));
    for (qsizetype i = 0; i < std::min(MostParts, json.items().size()); ++i)
        parts.emplace_back(QString::number(i), cellOf(json.at(i)));
    return parts;
}

// "a.b[0].c"
Json atPath(const Json &json, const QString &path)
{
    Json place = json;
    QString rest = path;
    rest.replace(u'[', u'.').remove(u']');
    for (const QString &step : rest.split(u'.', Qt::SkipEmptyParts)) {
        bool isIndex = false;
        const int index = step.toInt(&isIndex);
        place = place.isArray() && isIndex ? place.at(index) : place[step];
    }
    return place;
}

TextParts pathsOf(const Json &json, const Json &paths)
{
    TextParts parts;
    for (const Json &entry : paths.items()) {
        const QString path = entry[u"path"].toString();
        const QString alias = entry[u"alias"].toString();
        if (!path.isEmpty())
            parts.emplace_back(alias.isEmpty() ? path : alias, cellOf(atPath(json, path)));
    }
    return parts;
}

QString unquoted(QStringView text)
{
    text = text.trimmed();
    const bool isQuoted = text.size() > 1 && text.front() == u'"' && text.back() == u'"';
    return (isQuoted ? text.mid(1, text.size() - 2) : text).toString();
}

Cell valueCell(const QString &text)
{
    const double number = cellNumber(text);
    return isMissing(number) ? Cell(text) : Cell(number);
}

// One pair after the other: name, "=" or ":", a value that may stand in quotes; white space, ","
// "&" ";" between.
TextParts pairsIn(const Cell &cell)
{
    const QString *text = std::get_if<QString>(&cell);
    TextParts parts;
    if (!text)
        return parts;
    QString name;
    qsizetype begin = 0;
    bool isQuoted = false;
    const auto finish = [&](qsizetype end) {
        const QStringView part = QStringView(*text).mid(begin, end - begin);
        if (!name.isEmpty() && static_cast<qsizetype>(parts.size()) < MostParts)
            parts.emplace_back(name, valueCell(unquoted(part)));
        name.clear();
    };
    const qsizetype size = std::min(text->size(), LongestText);
    for (qsizetype i = 0; i < size; ++i) {
        const QChar character = text->at(i);
        if (character == u'"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted && name.isEmpty() && (character == u'=' || character == u':')) {
            name = unquoted(QStringView(*text).mid(begin, i - begin));
            begin = i + 1;
        } else if (!isQuoted && (character.isSpace() || u",&;{}"_s.contains(character))) {
            finish(i);
            begin = i + 1;
        }
    }
    finish(size);
    return parts;
}

TextSplitter bySeparator(const QString &separator)
{
    return [separator](const Cell &cell) {
        TextParts parts;
        const QString *text = std::get_if<QString>(&cell);
        if (!text)
            return parts;
        const QStringList pieces = text->left(LongestText).split(separator).mid(0, MostParts);
        for (const QString &piece : pieces)
            parts.emplace_back(piece.trimmed(), Cell(1.0));
        return parts;
    };
}

Result<TextSplitter> byExpression(const QString &expression)
{
    const auto pattern = Pattern::fromDelimited(expression);
    if (!pattern)
        return failure(pattern.error());
    if (pattern->groupNames().join(QString()).isEmpty())
        return failure(ErrorKind::Syntax, Text::tr("Its expression has no named groups."));
    return [pattern = *pattern](const Cell &cell) {
        TextParts parts;
        const QString *text = std::get_if<QString>(&cell);
        if (!text)
            return parts;
        const QRegularExpressionMatch match = pattern.match(*text);
        const QStringList names = pattern.groupNames();
        for (const QString &name : names) {
            if (!name.isEmpty() && match.hasMatch())
                parts.emplace_back(name, valueCell(match.captured(name)));
        }
        return parts;
    };
}

TextSplitter asJson(const Json &paths)
{
    return [paths](const Cell &cell) {
        const Json json = jsonIn(cell);
        return paths.size() > 0 ? pathsOf(json, paths) : membersOf(json);
    };
}

TextParts guessed(const Cell &cell)
{
    const Json json = jsonIn(cell);
    return json.isObject() || json.isArray() ? membersOf(json) : pairsIn(cell);
}

} // namespace

Result<TextSplitter> textSplitter(const Json &options)
{
    const QString format = options[u"format"].toString(u"auto"_s);
    if (format == "json"_L1)
        return asJson(options[u"jsonPaths"]);
    if (format == "kvp"_L1)
        return TextSplitter(pairsIn);
    if (format == "delimiter"_L1)
        return bySeparator(options[u"delimiter"].toString(u","_s));
    if (format == "regexp"_L1)
        return byExpression(options[u"regExp"].toString());
    if (format.isEmpty() || format == "auto"_L1)
        return TextSplitter(guessed);
    return failure(ErrorKind::Syntax, Text::tr("Its format is unknown."));
}

} // namespace Promontory
