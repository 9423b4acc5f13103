#include "app/program.h"

#include "app/cli/commandline.h"
#include "app/cli/exportcommand.h"
#include "app/cli/importcommand.h"
#include "app/cli/query.h"
#include "app/cli/validate.h"
#include "app/language/englishplurals.h"
#include "app/render/render.h"

#include <QApplication>

#include <cstdio>

#include <malloc.h>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Promontory::CommandLine", text);
}

QList<Command> commands()
{
    return {
        {u"query"_s, u"query EXPR --source URL [--from T --to T --step S | --time T] [--format F]"_s,
         translated("Asks a data source and prints the answer as a table, CSV or JSON."), false,
         &runQuery},
        {u"render"_s, u"render FILE -o OUT.png|.svg|.pdf [--source URL] [--from T] [--to T] …"_s,
         translated("Draws a dashboard, or one panel of it, into a file."), true, &runRender},
        {u"validate"_s, u"validate FILE…"_s,
         translated("Checks dashboard files and prints every fault with its place."), false,
         &runValidate},
        {u"import"_s, u"import IN.json [-o OUT.json] [--report REPORT.json] [--check]"_s,
         translated("Opens a Grafana dashboard and says what became of each of its keys."), false, &runImport},
        {u"export"_s, u"export FILE --to grafana|grafana-classic|grafana-share [-o OUT.json]"_s,
         translated("Writes a dashboard in a form that Grafana opens."), false, &runExport},
    };
}

QStringList textsOf(int argc, char **argv)
{
    QStringList texts;
    for (int i = 1; i < argc; ++i)
        texts.append(QString::fromLocal8Bit(argv[i]));
    return texts;
}

/// What the application object needs before anything else.
void setUp()
{
    QCoreApplication::installTranslator(new EnglishPlurals(QCoreApplication::instance()));
    QCoreApplication::setApplicationName(u"promontory"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PROMONTORY_VERSION));
}

int print(const QString &text)
{
    std::fputs(qPrintable(text), stdout);
    return 0;
}

int runCommand(int argc, char **argv, const CommandLine &line)
{
    if (!line.command->paints) {
        const QCoreApplication application(argc, argv);
        setUp();
        return line.command->run(line.arguments);
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    setUp();
    return line.command->run(line.arguments);
}

bool hasDisplay()
{
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    }
    return false;
}

int complain(const QString &text)
{
    std::fprintf(stderr, "promontory: %s\n", qPrintable(text));
    return 2;
}

/// Few arenas, for months of answers that come and go on the pool; but no trimming after each of them,
/// which would fault the same pages in again a moment later.
void limitHeap()
{
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

} // namespace

int runProgram(int argc, char **argv, const WindowRunner &runWindow)
{
    limitHeap();
    const QList<Command> known = commands();
    const CommandLine line = readCommandLine(textsOf(argc, argv), known);
    if (line.help)
        return print(helpText(known));
    if (line.version)
        return print(u"promontory "_s + QStringLiteral(PROMONTORY_VERSION) + u'\n');
    if (line.command)
        return runCommand(argc, argv, line);
    if (!hasDisplay())
        return complain(translated("There is no display to open a window on. The other commands "
                                   "work without one; --help tells more."));
    // GLib's dispatcher handles events between aboutToBlock() and awake(), where the meter cannot see them.
    if (qEnvironmentVariableIsSet("PROMONTORY_TRACE"))
        qputenv("QT_NO_GLIB", "1");
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    setUp();
    return runWindow(line.arguments);
}

} // namespace Promontory
