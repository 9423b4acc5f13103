#include "app/cli/queryoptions.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QTimeZone>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(QueryOptions)
};

/// The command line before it is understood: option values by name, and the expression.
struct Words
{
    QHash<QString, QString> options;
    QString expression;
    bool hasExpression = false;
    bool help = false;
};

bool isOption(const QString &name)
{
    static const QStringList names{u"--source"_s, u"--from"_s, u"--to"_s,
                                   u"--step"_s,   u"--time"_s, u"--format"_s};
    return names.contains(name);
}

/// Like an option of no meaning here, and hardly an expression: no operator but the two signs.
bool looksLikeOption(const QString &argument)
{
    static const QRegularExpression pattern(u"^--[A-Za-z][A-Za-z0-9-]*(=[^=~].*)?$"_s);
    return pattern.match(argument).hasMatch();
}

Result<void> takeExpression(Words &words, const QString &text)
{
    if (words.hasExpression)
        return failure(ErrorKind::Syntax,
                       Text::tr("“%1” is one argument too many. An expression with spaces "
                                "goes in quotes.")
                           .arg(text));
    words.expression = text;
    words.hasExpression = true;
    return {};
}

Result<Words> splitWords(const QStringList &arguments)
{
    Words words;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = argument.left(equals);
        if (argument == "--help"_L1 || argument == "-h"_L1) {
            words.help = true;
        } else if (isOption(name)) {
            const bool inNext = equals < 0;
            if (inNext && i + 1 >= arguments.size())
                return failure(ErrorKind::Syntax, Text::tr("%1 needs a value.").arg(name));
            words.options.insert(name, inNext ? arguments.at(++i) : argument.mid(equals + 1));
        } else if (looksLikeOption(argument)) {
            return failure(ErrorKind::Syntax,
                           Text::tr("There is no option %1. If it is the expression, write "
                                    "-- before it.")
                               .arg(name));
        } else {
            const bool separator = argument == "--"_L1 && i + 1 < arguments.size();
            if (const auto taken = takeExpression(words, separator ? arguments.at(++i) : argument);
                !taken)
                return failure(taken.error());
        }
    }
    return words;
}

Result<QUrl> readSource(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (text.isEmpty() || !url.isValid() || !web || url.host().isEmpty())
        return failure(ErrorKind::Syntax,
                       Text::tr("--source needs an address such as http://localhost:9090."));
    return url;
}

Result<OutputFormat> readFormat(const QString &text)
{
    if (text.isEmpty() || text == "table"_L1)
        return OutputFormat::Table;
    if (text == "csv"_L1)
        return OutputFormat::Csv;
    if (text == "json"_L1)
        return OutputFormat::Json;
    return failure(ErrorKind::Syntax, Text::tr("--format is table, csv or json."));
}

Result<void> readInstant(const Words &words, qint64 nowMs, QueryRequest &request)
{
    const QString text = words.options.value(u"--time"_s, u"now"_s);
    const auto moment = resolveCommandLineTime(text, nowMs, QTimeZone::utc(), RangeEdge::End);
    if (!moment)
        return failure(moment.error());
    request.kind = QueryKind::Instant;
    request.range = {*moment, *moment};
    return {};
}

Result<void> readRange(const Words &words, qint64 nowMs, QueryRequest &request)
{
    if (words.options.contains(u"--time"_s))
        return failure(ErrorKind::Syntax,
                       Text::tr("--time is for one moment; --from, --to and --step are for "
                                "a range. Use one or the other."));
    if (!words.options.contains(u"--from"_s) || !words.options.contains(u"--step"_s))
        return failure(ErrorKind::Syntax, Text::tr("A range needs --from and --step."));
    const QTimeZone zone = QTimeZone::utc();
    const auto from =
        resolveCommandLineTime(words.options.value(u"--from"_s), nowMs, zone, RangeEdge::Start);
    const auto to = resolveCommandLineTime(words.options.value(u"--to"_s, u"now"_s), nowMs, zone,
                                           RangeEdge::End);
    const auto step = parseDuration(words.options.value(u"--step"_s));
    if (!from)
        return failure(from.error());
    if (!to)
        return failure(to.error());
    if (!step)
        return failure(step.error());
    if (*step <= 0)
        return failure(ErrorKind::Syntax, Text::tr("--step is longer than nothing."));
    request.kind = QueryKind::Range;
    request.range = {*from, *to};
    request.stepMs = *step;
    return {};
}

} // namespace

Result<QueryOptions> readQueryOptions(const QStringList &arguments, qint64 nowMs)
{
    const auto words = splitWords(arguments);
    if (!words)
        return failure(words.error());
    QueryOptions options;
    options.help = words->help;
    if (options.help)
        return options;
    if (!words->hasExpression)
        return failure(ErrorKind::Syntax, Text::tr("An expression is missing."));
    const auto source = readSource(words->options.value(u"--source"_s));
    if (!source)
        return failure(source.error());
    const auto format = readFormat(words->options.value(u"--format"_s));
    if (!format)
        return failure(format.error());
    options.source = *source;
    options.format = *format;
    options.request.expression = words->expression;
    const auto &given = words->options;
    const bool range =
        given.contains(u"--from"_s) || given.contains(u"--to"_s) || given.contains(u"--step"_s);
    const auto read = range ? readRange(*words, nowMs, options.request)
                            : readInstant(*words, nowMs, options.request);
    if (!read)
        return failure(read.error());
    return options;
}

} // namespace Promontory
