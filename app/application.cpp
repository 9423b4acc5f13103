#include "app/application.h"

#include "app/settings/sourcerules.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QTextStream>

namespace Promontory {

using namespace Qt::StringLiterals;

Result<WindowOptions> readWindowOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({
        {u"config-dir"_s, QString(), u"DIR"_s},
        {u"source"_s, QString(), u"URL"_s},
        {u"new-instance"_s, QString()},
    });
    if (!parser.parse(QStringList{u"promontory"_s} + arguments))
        return failure(ErrorKind::Syntax, parser.errorText());
    WindowOptions options;
    options.configDir = parser.value(u"config-dir"_s);
    options.source = parser.value(u"source"_s);
    options.newInstance = parser.isSet(u"new-instance"_s);
    for (const QString &file : parser.positionalArguments())
        options.files.append(QFileInfo(file).absoluteFilePath());
    if (!options.source.isEmpty()) {
        if (const Result<QUrl> url = parseSourceUrl(options.source); !url)
            return failure(url.error());
    }
    return options;
}

Application::Application(const WindowOptions &options)
    : m_options(options)
    , m_sources(m_services, options.configDir)
    , m_session(m_sources.folder().filePath(u"session.ini"_s))
    , m_instance(m_sources.folder().path)
{
    if (options.source.isEmpty())
        return;
    const QString uid = u"--source"_s;
    m_sources.addTemporary(addressedSource(uid, *parseSourceUrl(options.source)));
    m_services.setEverySource(uid);
    m_services.detectScrapeIntervals({uid});
}

Application::~Application()
{
    m_trace.finish();
}

bool Application::start()
{
    if (!m_options.newInstance && m_options.source.isEmpty()
        && m_instance.start(m_options.files) == SingleInstance::Role::HandedOver)
        return false;
    m_window = std::make_unique<MainWindow>(m_services, m_sources, m_session, m_trace);
    connect(&m_instance, &SingleInstance::filesReceived, m_window.get(), &MainWindow::openFiles);
    connect(&m_signals, &TerminationSignals::received, this, &Application::end);
    m_trace.setStatistics([this] { return m_window->traceStatistics(); });
    openFirst();
    m_window->show();
    m_window->offerRecovery();
    return true;
}

void Application::openFirst()
{
    if (m_options.files.isEmpty())
        m_window->restoreSession();
    else
        m_window->openFiles(m_options.files);
}

void Application::end()
{
    // Nobody can be asked now: unsaved work waits in its journal for the next start.
    // exit() and not quit(), which would let the window ask.
    m_window->rememberSession();
    QCoreApplication::exit(0);
}

int runWindow(const QStringList &arguments)
{
    const Result<WindowOptions> options = readWindowOptions(arguments);
    if (!options) {
        QTextStream(stderr) << "promontory: " << options.error().message << '\n';
        return 2;
    }
    Application application(*options);
    return application.start() ? QCoreApplication::exec() : 0;
}

} // namespace Promontory
