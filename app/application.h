#pragma once

#include "app/mainwindow.h"
#include "app/settings/singleinstance.h"
#include "app/window/terminationsignals.h"

#include <QApplication>

namespace Promontory {

/// What the command line asks of the window.
struct WindowOptions
{
    QStringList files;
    QString configDir;
    QString source;           ///< the address of a source for this run
    bool newInstance = false;
};

/// Reads the arguments; an error of kind Syntax names the wrong one.
Result<WindowOptions> readWindowOptions(const QStringList &arguments);

/// The composition root: builds and owns everything behind the window, in order.
class Application : public QObject
{
    Q_OBJECT

public:
    explicit Application(const WindowOptions &options);
    ~Application() override;

    /// False: another program took the files, and this one is to end.
    bool start();

private:
    void openFirst();
    void end();

    WindowOptions m_options;
    TraceFile m_trace;
    CoreServices m_services;
    ConfiguredSources m_sources;
    Session m_session;
    SingleInstance m_instance;
    TerminationSignals m_signals;
    std::unique_ptr<MainWindow> m_window;
};

/// Runs the window until it is closed; the exit code.
int runWindow(const QStringList &arguments);

} // namespace Promontory
