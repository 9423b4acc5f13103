#include "app/render/renderoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::Render", text);
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(tr("Draws a dashboard, or one panel of it, into a file."));
    parser.addPositionalArgument(u"FILE"_s, tr("The dashboard file."));
    parser.addOptions({
        {{u"h"_s, u"help"_s}, tr("Shows this help.")},
        {{u"o"_s, u"output"_s}, tr("The file to write: .png, .svg or .pdf."), u"OUT"_s},
        {u"panel"_s, tr("Draws this panel only."), u"ID"_s},
        {u"source"_s, tr("A data source: URL for every source the file names, or NAME=URL for one; again for more."), u"URL"_s},
        {u"var"_s, tr("The value of a variable; again for several values."), u"NAME=VALUE"_s},
        {u"from"_s, tr("Start of the time range."), u"T"_s},
        {u"to"_s, tr("End of the time range."), u"T"_s},
        {u"size"_s, tr("Size in pixels before scaling."), u"WxH"_s},
        {u"scale"_s, tr("Device pixels per pixel, 0.5 to 4."), u"N"_s},
        {u"theme"_s, tr("dark, light or highcontrast."), u"THEME"_s},
        {u"timeout"_s, tr("Gives up waiting for answers after this time (60 s)."), u"S"_s},
        {u"report"_s, tr("Writes what each panel showed as JSON."), u"REPORT.json"_s},
        {u"config-dir"_s, tr("The folder with the data sources."), u"DIR"_s},
    });
}

Result<QUrl> sourceUrl(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == u"http"_s || url.scheme() == u"https"_s;
    if (!url.isValid() || !http || url.host().isEmpty())
        return failure(ErrorKind::Syntax, tr("\"%1\" is not an http or https URL.").arg(text));
    if (!url.userInfo().isEmpty())
        return failure(ErrorKind::Syntax,
                       tr("A source URL must not hold a user name or password. Configure the data "
                          "source in the window instead."));
    return url;
}

Result<void> readSources(const QStringList &texts, RenderOptions &options)
{
    for (const QString &text : texts) {
        const qsizetype equals = text.indexOf(u'=');
        const qsizetype scheme = text.indexOf(u"://"_s);
        const bool named = equals > 0 && (scheme < 0 || equals < scheme);
        const Result<QUrl> url = sourceUrl(named ? text.mid(equals + 1) : text);
        if (!url)
            return failure(url.error());
        if (named)
            options.sources.insert(text.left(equals), *url);
        else
            options.everySource = *url;
    }
    return {};
}

Result<void> readVariables(const QStringList &texts, RenderOptions &options)
{
    for (const QString &text : texts) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals < 1)
            return failure(ErrorKind::Syntax, tr("--var takes NAME=VALUE, not \"%1\".").arg(text));
        options.variables[text.left(equals)].append(text.mid(equals + 1));
    }
    return {};
}

Result<void> readSize(const QString &text, RenderOptions &options)
{
    const QStringList parts = text.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    if (parts.size() != 2 || size.width() < 100 || size.height() < 60 || size.width() > 16'384
        || size.height() > 65'536)
        return failure(ErrorKind::Syntax, tr("--size takes WIDTHxHEIGHT such as 1600x1000, not \"%1\".").arg(text));
    options.size = size;
    return {};
}

Result<void> readNumbers(const QCommandLineParser &parser, RenderOptions &options)
{
    if (parser.isSet(u"size"_s)) {
        if (const Result<void> size = readSize(parser.value(u"size"_s), options); !size)
            return size;
    }
    if (parser.isSet(u"scale"_s)) {
        options.scale = parser.value(u"scale"_s).toDouble();
        if (!(options.scale >= 0.5 && options.scale <= 4))
            return failure(ErrorKind::Syntax, tr("--scale takes a number from 0.5 to 4."));
    }
    if (parser.isSet(u"timeout"_s)) {
        const Result<qint64> timeout = parseDuration(parser.value(u"timeout"_s));
        if (!timeout || *timeout <= 0)
            return failure(ErrorKind::Syntax, tr("--timeout takes a duration such as 60 or 1m."));
        options.timeoutMs = *timeout;
    }
    return {};
}

Result<void> readNames(const QCommandLineParser &parser, RenderOptions &options)
{
    const QStringList files = parser.positionalArguments();
    if (files.size() != 1)
        return failure(ErrorKind::Syntax, tr("render takes exactly one dashboard file."));
    options.file = files.first();
    options.output = parser.value(u"output"_s);
    const QString suffix = QFileInfo(options.output).suffix().toLower();
    if (suffix != u"png"_s && suffix != u"svg"_s && suffix != u"pdf"_s)
        return failure(ErrorKind::Syntax, tr("Say with -o where to draw: a .png, .svg or .pdf file."));
    if (parser.isSet(u"theme"_s))
        options.theme = parser.value(u"theme"_s);
    options.panel = parser.value(u"panel"_s);
    options.report = parser.value(u"report"_s);
    options.configDir = parser.value(u"config-dir"_s);
    if (parser.isSet(u"from"_s))
        options.from = parser.value(u"from"_s);
    if (parser.isSet(u"to"_s))
        options.to = parser.value(u"to"_s);
    return {};
}

} // namespace

Result<RenderOptions> readRenderOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    RenderOptions options;
    if (!parser.parse(QStringList{u"promontory render"_s} + arguments))
        return failure(ErrorKind::Syntax, parser.errorText());
    if (parser.isSet(u"help"_s)) {
        options.help = true;
        return options;
    }
    for (const Result<void> &step : {readNames(parser, options), readNumbers(parser, options),
                                     readSources(parser.values(u"source"_s), options),
                                     readVariables(parser.values(u"var"_s), options)}) {
        if (!step)
            return failure(step.error());
    }
    return options;
}

QString renderHelp()
{
    QCommandLineParser parser;
    describe(parser);
    // The parser knows the program's path only, not the command.
    const QString path = QCoreApplication::arguments().value(0);
    return parser.helpText().replace(path + u" [options]"_s, u"promontory render [options]"_s);
}

} // namespace Promontory
