#include "app/cli/exportcommand.h"

#include "app/cli/jsonfile.h"
#include "app/dashboard/dashboardjson.h"
#include "app/import/exportgrafana.h"
#include "app/import/importgrafana.h"
#include "app/library/librariesbeside.h"
#include "app/library/savefile.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <array>
#include <cstdio>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Done = 0;
constexpr int Unusable = 2;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ExportCommand)
};

struct FormName
{
    QStringView name;
    GrafanaForm form;
};
constexpr std::array Forms{FormName{u"grafana", GrafanaForm::Own}, FormName{u"grafana-classic", GrafanaForm::Classic},
                           FormName{u"grafana-share", GrafanaForm::Share}};

int complain(const QString &text)
{
    const QByteArray line = text.toLocal8Bit() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    return Unusable;
}

void describe(QCommandLineParser &parser)
{
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    parser.addOptions({{u"to"_s, QString(), u"FORM"_s},
                       {{u"o"_s, u"output"_s}, QString(), u"OUT"_s},
                       {{u"h"_s, u"help"_s}, QString()}});
}

std::optional<GrafanaForm> formOf(const QString &name)
{
    for (const FormName &one : Forms) {
        if (name == one.name)
            return one.form;
    }
    return {};
}

/// A dashboard of ours, or one of Grafana's as it would be opened.
Result<Dashboard> openDashboard(const QString &path)
{
    const Result<QByteArray> text = readDocumentFile(path);
    if (!text)
        return tl::unexpected(text.error());
    const Result<Json> json = parseDocument(*text, path);
    if (!json)
        return tl::unexpected(json.error());
    if (!isGrafanaDocument(*json))
        return readDashboard(*text).map_error([&path](Error error) {
            error.message = u"%1: %2"_s.arg(path, error.message);
            return error;
        });
    return importGrafana(*json, librariesBeside(path, *json)).map([](const GrafanaImport &import) { return import.dashboard; });
}

int put(const QString &path, const QByteArray &bytes)
{
    if (path.isEmpty()) {
        const bool written = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size())
            && std::fflush(stdout) == 0;
        return written ? Done : complain(Text::tr("The dashboard could not be written to the output."));
    }
    const Result<void> saved = saveAtomically(path, bytes);
    return saved ? Done : complain(saved.error().message);
}

int exportFile(const QString &path, GrafanaForm form, const QString &output)
{
    const Result<Dashboard> dashboard = openDashboard(path);
    if (!dashboard)
        return complain(dashboard.error().message);
    const GrafanaExport result = exportGrafana(*dashboard, form);
    for (const QString &notice : result.notices)
        complain(notice);
    return put(output, writeJson(result.document));
}

} // namespace

QString exportUsage()
{
    return Text::tr("Usage: promontory export FILE --to FORM [-o OUT.json]\n"
                    "Writes a dashboard for Grafana. FILE is a dashboard of ours or one of Grafana's.\n"
                    "  --to grafana           An imported dashboard in the form it came in; what was not edited is\n"
                    "                         as it was. Others are written as grafana-classic.\n"
                    "  --to grafana-classic   The classic form, schema 41, that Grafana 10 to 13 opens.\n"
                    "  --to grafana-share     The classic form for other people: without secrets, and asking\n"
                    "                         for its data sources when it is opened.\n"
                    "  -o OUT.json            The file to write; without it, the dashboard is printed.\n"
                    "What was converted is said on the error output.\n"
                    "The exit code is 0, or 2 if the dashboard could not be read or written.\n");
}

int runExport(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QStringList{u"export"_s} + arguments))
        return complain(parser.errorText() + u'\n' + exportUsage());
    if (parser.isSet(u"help"_s)) {
        std::fputs(qPrintable(exportUsage()), stdout);
        return Done;
    }
    if (parser.positionalArguments().size() != 1)
        return complain(Text::tr("One file has to be given.") + u'\n' + exportUsage());
    const std::optional<GrafanaForm> form = formOf(parser.value(u"to"_s));
    if (!form)
        return complain(Text::tr("The form after --to is one of grafana, grafana-classic and grafana-share.") + u'\n'
                        + exportUsage());
    return exportFile(parser.positionalArguments().constFirst(), *form, parser.value(u"output"_s));
}

} // namespace Promontory
