#include "datasources/transform/textparts.h"

#include "datasources/frame/pattern.h"
#include "datasources/transform/flatjson.h"
#include "datasources/transform/keyvaluepairs.h"

#include <QCoreApplication>

#include <algorithm>

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

Json jsonIn(const QString &text)
{
    if (text.size() > LongestText)
        return {};
    return parseJson(text.toUtf8(), cellLimits()).value_or(Json());
}

void addMembers(const Json &json, ExtractedColumns &columns)
{
    for (const JsonMember &member : json.members().first(std::min(MostParts, json.members().size())))
        columns.add(member.key, cellOf(member.value));
    for (qsizetype i = 0; i < std::min(MostParts, json.items().size()); ++i)
        columns.add(QString::number(i), cellOf(json.at(i)));
}

void addFlat(const FlatMember &member, ExtractedColumns &columns)
{
    switch (member.kind) {
    case FlatMember::Kind::Text:
        columns.addText(member.name, member.text);
        break;
    case FlatMember::Kind::Number:
        columns.addNumber(member.name, member.number);
        break;
    case FlatMember::Kind::Flag:
        columns.addFlag(member.name, member.number > 0);
        break;
    case FlatMember::Kind::Null:
        columns.add(member.name, {});
        break;
    }
}

// "a.b[0].c"
struct JsonPath
{
    QStringList steps;
    QString name;

    Json in(const Json &json) const
    {
        Json place = json;
        for (const QString &step : steps) {
            bool isIndex = false;
            const int index = step.toInt(&isIndex);
            place = place.isArray() && isIndex ? place.at(index) : place[step];
        }
        return place;
    }
};

QList<JsonPath> pathsFrom(const Json &list)
{
    QList<JsonPath> paths;
    for (const Json &entry : list.items()) {
        QString path = entry[u"path"].toString();
        const QString alias = entry[u"alias"].toString();
        if (path.isEmpty())
            continue;
        const QString name = alias.isEmpty() ? path : alias;
        path.replace(u'[', u'.').remove(u']').remove(u'"').remove(u'\'');
        paths.append({path.split(u'.', Qt::SkipEmptyParts), name});
    }
    return paths;
}

// In an object of plain values only its own members can be meant.
void addFlatPath(const JsonPath &path, const std::vector<FlatMember> &members,
                 ExtractedColumns &columns)
{
    const auto found = std::find_if(members.rbegin(), members.rend(), [&](const FlatMember &member) {
        return path.steps.size() == 1 && member.name == path.steps.constFirst();
    });
    FlatMember named = found == members.rend() ? FlatMember() : *found;
    named.name = path.name;
    addFlat(named, columns);
}

TextSplitter asPaths(const QList<JsonPath> &paths)
{
    return [paths, members = std::vector<FlatMember>()](const QString &text,
                                                        ExtractedColumns &columns) mutable {
        const bool isFlat = text.size() <= LongestText && readFlatJson(text, members);
        const Json json = isFlat ? Json() : jsonIn(text);
        for (const JsonPath &path : paths) {
            if (isFlat)
                addFlatPath(path, members, columns);
            else
                columns.add(path.name, cellOf(path.in(json)));
        }
    };
}

// Reads objects of plain values fast, all others as trees.
class JsonSplitter
{
public:
    /// False if the text is no JSON.
    bool add(const QString &text, ExtractedColumns &columns)
    {
        if (text.size() > LongestText || !readFlatJson(text, m_members)) {
            const Json json = jsonIn(text);
            addMembers(json, columns);
            return !json.isUndefined();
        }
        for (std::size_t i = 0; i < std::min<std::size_t>(m_members.size(), MostParts); ++i)
            addFlat(m_members[i], columns);
        return true;
    }

private:
    std::vector<FlatMember> m_members; // of the text before, for its room
};

TextSplitter asJson(const Json &list)
{
    const QList<JsonPath> paths = pathsFrom(list);
    if (!paths.isEmpty())
        return asPaths(paths);
    return [json = JsonSplitter()](const QString &text, ExtractedColumns &columns) mutable {
        json.add(text, columns);
    };
}

TextSplitter asPairs()
{
    return [](const QString &text, ExtractedColumns &columns) {
        addKeyValuePairs(QStringView(text).left(LongestText), columns);
    };
}

// Numbers and truth values are JSON, too, without anything to take out.
bool isPlainJson(QStringView text)
{
    return text == u"true" || text == u"false" || text == u"null" ||
           !isMissing(cellNumber(text.toString()));
}

TextSplitter guessed()
{
    return [json = JsonSplitter()](const QString &text, ExtractedColumns &columns) mutable {
        const QStringView begin = QStringView(text).trimmed();
        const bool mayBeJson = begin.startsWith(u'{') || begin.startsWith(u'[');
        if (!(mayBeJson && json.add(text, columns)) && !isPlainJson(begin.left(40)))
            addKeyValuePairs(QStringView(text).left(LongestText), columns);
    };
}

TextSplitter bySeparator(const QString &separator)
{
    // Blanks that divide belong together.
    const auto behavior =
        separator.trimmed().isEmpty() ? Qt::SkipEmptyParts : Qt::KeepEmptyParts;
    return [separator, behavior](const QString &text, ExtractedColumns &columns) {
        const QList<QStringView> pieces =
            QStringView(text).left(LongestText).trimmed().split(separator, behavior);
        for (const QStringView piece : pieces.first(std::min(MostParts, pieces.size())))
            columns.addNumber(piece.trimmed(), 1);
    };
}

Result<TextSplitter> byExpression(const QString &expression)
{
    // What is no expression is not looked for: the whole text is the new field.
    const bool isExpression = expression.startsWith(u'/');
    const auto pattern = isExpression ? Pattern::fromDelimited(expression)
                                      : Pattern::fromExpression(u"(?<NewField>.*)"_s);
    if (!pattern)
        return failure(pattern.error());
    const QStringList names = pattern->groupNames();
    if (names.join(QString()).isEmpty())
        return failure(ErrorKind::Syntax, Text::tr("Its expression has no named groups."));
    return [pattern = *pattern, names](const QString &text, ExtractedColumns &columns) {
        const QRegularExpressionMatch match = pattern.match(text);
        for (qsizetype group = 1; match.hasMatch() && group < names.size(); ++group) {
            if (!names.at(group).isEmpty())
                columns.addText(names.at(group), match.capturedView(int(group)));
        }
    };
}

} // namespace

Result<TextSplitter> textSplitter(const Json &options)
{
    const QString format = options[u"format"].toString(u"auto"_s);
    if (format == "json"_L1)
        return asJson(options[u"jsonPaths"]);
    if (format == "kvp"_L1)
        return asPairs();
    if (format == "delimiter"_L1)
        return bySeparator(options[u"delimiter"].toString(u","_s));
    if (format == "regexp"_L1)
        return byExpression(options[u"regExp"].toString());
    if (format.isEmpty() || format == "auto"_L1)
        return guessed();
    return failure(ErrorKind::Syntax, Text::tr("Its format is unknown."));
}

} // namespace Promontory
