#pragma once

#include <QStringList>

#include <functional>
#include <optional>

namespace Promontory {

/// One subcommand: `promontory NAME …`, working with no display.
struct Command
{
    QString name;
    QString synopsis;    ///< "query EXPR --source URL …"
    QString summary;     ///< one sentence
    bool paints = false; ///< needs fonts and pixmaps: a QApplication on the offscreen platform
    std::function<int(const QStringList &arguments)>
        run; ///< arguments behind the name; the exit code
};

/// What the start of the program asks for.
struct CommandLine
{
    const Command *command = nullptr; ///< nothing: the window
    QStringList arguments;            ///< behind the command's name, or all of the window's
    bool help = false;                ///< --help before any command
    bool version = false;
};

/// Reads the arguments without the program's name. "help" and "--help" ask for help.
CommandLine readCommandLine(const QStringList &arguments, const QList<Command> &commands);
/// The text of `promontory --help`.
QString helpText(const QList<Command> &commands);

} // namespace Promontory
