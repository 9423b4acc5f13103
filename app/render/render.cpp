#include "app/render/render.h"

#include "app/dashboard/dashboardjson.h"
#include "app/library/savefile.h"
#include "app/render/renderfile.h"
#include "app/render/renderscene.h"
#include "app/services/configuredsources.h"
#include "app/services/coreservices.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

enum ExitCode { AllDrawn = 0, SomeFailed = 1, Unusable = 2 };

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::Render", text);
}

int complain(const QString &text)
{
    QTextStream(stderr) << "promontory render: " << text << '\n';
    return Unusable;
}

Result<Dashboard> openDashboard(const RenderOptions &options)
{
    QFile file(options.file);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage,
                       tr("%1 cannot be read: %2").arg(options.file, file.errorString()));
    Result<Dashboard> read = readDashboard(file.readAll());
    if (!read)
        return failure(read.error().kind, options.file + u':' + read.error().detail + u": "_s
                           + read.error().message);
    return unfolded(*read);
}

bool knowsPanel(const Dashboard &dashboard, const QString &id)
{
    return std::any_of(dashboard.panels.cbegin(), dashboard.panels.cend(),
                       [&](const PanelSpec &panel) { return panel.id.toText() == id; });
}

void addSources(CoreServices &services, const RenderOptions &options)
{
    QList<ConfiguredSource> sources;
    for (auto it = options.sources.cbegin(); it != options.sources.cend(); ++it)
        sources.append({addressedSource(it.key(), it.value()), {}});
    if (options.everySource) {
        const QString uid = u"--source"_s;
        sources.append({addressedSource(uid, *options.everySource), {}});
        services.setEverySource(uid);
    }
    services.registry().setSources(sources);
}

Result<void> checkTimes(const RenderOptions &options)
{
    const qint64 nowMs = SystemClock().wallMs();
    for (const auto &[text, edge] : {std::pair(options.from, RangeEdge::Start),
                                     std::pair(options.to, RangeEdge::End)}) {
        if (!text)
            continue;
        if (const Result<qint64> time = resolveCommandLineTime(*text, nowMs, QTimeZone::utc(), edge); !time)
            return failure(time.error());
    }
    return {};
}

/// Writes picture and report; the exit code.
int writeResults(RenderScene &scene, const RenderOptions &options)
{
    const Result<QByteArray> bytes = renderFile(scene, options);
    if (!bytes)
        return complain(bytes.error().message);
    if (const Result<void> saved = saveAtomically(options.output, *bytes); !saved)
        return complain(saved.error().message);
    if (!options.report.isEmpty()) {
        const QByteArray report = QJsonDocument(scene.report()).toJson();
        if (const Result<void> saved = saveAtomically(options.report, report); !saved)
            return complain(saved.error().message);
    }
    return scene.hasFailures() ? SomeFailed : AllDrawn;
}

} // namespace

int runRender(const QStringList &arguments)
{
    const Result<RenderOptions> options = readRenderOptions(arguments);
    if (!options)
        return complain(options.error().message);
    if (options->help) {
        QTextStream(stdout) << renderHelp();
        return AllDrawn;
    }
    const Result<void> times = checkTimes(*options);
    if (!times)
        return complain(times.error().message);
    const Result<Dashboard> dashboard = openDashboard(*options);
    if (!dashboard)
        return complain(dashboard.error().message);
    if (!options->panel.isEmpty() && !knowsPanel(*dashboard, options->panel))
        return complain(tr("The dashboard has no panel %1.").arg(options->panel));
    const Result<Theme> theme = loadTheme(options->theme);
    if (!theme)
        return complain(theme.error().message);

    CoreServices services;
    std::unique_ptr<ConfiguredSources> configured;
    if (options->everySource || !options->sources.isEmpty())
        addSources(services, *options);
    else
        configured = std::make_unique<ConfiguredSources>(services, options->configDir);
    VariableResolver variables([&](const QString &id) { return services.find(id); },
                               [&](const QString &id) { return services.resolveSource(id); },
                               [&] { return services.sourceOptions(); }, services.clock());
    RenderScene scene(services.board(), variables, *options, *theme);
    int code = AllDrawn;
    QObject::connect(&scene, &RenderScene::done, &scene, [&] {
        code = writeResults(scene, *options);
        QCoreApplication::exit(code);
    });
    const auto begin = [&] { scene.start(*dashboard); };
    if (configured)
        QObject::connect(configured.get(), &ConfiguredSources::ready, &scene, begin);
    else
        QTimer::singleShot(0, &scene, begin);
    QCoreApplication::exec();
    return code;
}

} // namespace Promontory
