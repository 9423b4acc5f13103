#include "app/cli/importcommand.h"

#include "app/cli/jsonfile.h"
#include "app/dashboard/dashboardjson.h"
#include "app/import/importgrafana.h"
#include "app/library/librariesbeside.h"
#include "app/library/savefile.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Done = 0;
constexpr int NotExact = 1;
constexpr int Unusable = 2;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

int complain(const QString &text, int code = Unusable)
{
    const QByteArray line = text.toLocal8Bit() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    return code;
}

void describe(QCommandLineParser &parser)
{
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    parser.addOptions({{{u"o"_s, u"output"_s}, QString(), u"OUT"_s},
                       {u"report"_s, QString(), u"REPORT"_s},
                       {u"check"_s, QString()},
                       {{u"h"_s, u"help"_s}, QString()}});
}

QString summaryOf(const ImportReport &report)
{
    const auto with = [&report](PanelReport::Outcome outcome) {
        return QString::number(std::count_if(report.panels.begin(), report.panels.end(),
                                             [outcome](const PanelReport &panel) { return panel.outcome == outcome; }));
    };
    return Text::tr("Panels: %1 exact, %2 approximated, %3 placeholders. Score: %4.")
        .arg(with(PanelReport::Outcome::Exact), with(PanelReport::Outcome::Approximated),
             with(PanelReport::Outcome::Placeholder), QString::number(report.score(), 'f', 3));
}

Result<void> save(const QString &path, const QByteArray &bytes)
{
    return path.isEmpty() ? Result<void>() : saveAtomically(path, bytes);
}

int importFile(const QString &path, const QCommandLineParser &parser)
{
    const Result<QByteArray> text = readDocumentFile(path);
    if (!text)
        return complain(text.error().message);
    const Result<Json> json = parseDocument(*text, path);
    if (!json)
        return complain(json.error().message);
    const Result<GrafanaImport> import = importGrafana(*json, librariesBeside(path, *json));
    if (!import)
        return complain(u"%1: %2"_s.arg(path, import.error().message));
    const QByteArray report = writeJson(reportJson(import->report, path));
    for (const Result<void> &saved : {save(parser.value(u"output"_s), writeDashboard(import->dashboard)),
                                      save(parser.value(u"report"_s), report)}) {
        if (!saved)
            return complain(saved.error().message);
    }
    complain(summaryOf(import->report));
    return parser.isSet(u"check"_s) && !import->report.isExact() ? NotExact : Done;
}

} // namespace

QString importUsage()
{
    return Text::tr("Usage: promontory import IN.json [-o OUT.json] [--report REPORT.json] [--check]\n"
                    "Opens a Grafana dashboard of any version and saves it as a Promontory dashboard.\n"
                    "  -o OUT.json            The dashboard; it keeps the original for \"promontory export\".\n"
                    "  --report REPORT.json   What became of each key: exact, approximated or ignored, and why.\n"
                    "  --check                The exit code is 1 if anything is not exact.\n"
                    "The exit code is 0 when the dashboard was opened, 2 if the file is no dashboard.\n");
}

int runImport(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QStringList{u"import"_s} + arguments))
        return complain(parser.errorText() + u'\n' + importUsage());
    if (parser.isSet(u"help"_s)) {
        std::fputs(qPrintable(importUsage()), stdout);
        return Done;
    }
    if (parser.positionalArguments().size() != 1)
        return complain(Text::tr("One file has to be given.") + u'\n' + importUsage());
    return importFile(parser.positionalArguments().constFirst(), parser);
}

} // namespace Promontory
