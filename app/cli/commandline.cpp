#include "app/cli/commandline.h"

#include <QCoreApplication>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::CommandLine", text);
}

} // namespace

CommandLine readCommandLine(const QStringList &arguments, const QList<Command> &commands)
{
    CommandLine line;
    line.arguments = arguments;
    if (arguments.isEmpty())
        return line;
    const QString &first = arguments.first();
    line.help = first == u"--help"_s || first == u"-h"_s || first == u"help"_s;
    line.version = first == u"--version"_s || first == u"-v"_s;
    for (const Command &command : commands) {
        if (command.name == first) {
            line.command = &command;
            line.arguments = arguments.mid(1);
            line.version = line.arguments == QStringList{u"--version"_s};
        }
    }
    return line;
}

QString helpText(const QList<Command> &commands)
{
    QString text =
        tr("Promontory: live dashboards for Prometheus-compatible data sources.\n\nUsage:\n");
    text += u"  promontory [--config-dir DIR] [--source URL] [--new-instance] [FILE…]\n"_s;
    text += u"      "_s + tr("Opens the window on these dashboard files.") + u'\n';
    for (const Command &command : commands) {
        text += u"  promontory "_s + command.synopsis + u'\n';
        text += u"      "_s + command.summary + u'\n';
    }
    text += u"  promontory --help | --version\n\n"_s;
    text +=
        tr("Each command says more with --help. Times are Unix seconds, RFC 3339 or texts such as "
           "now-6h; durations are seconds or texts such as 5m.\n");
    return text;
}

} // namespace Promontory
