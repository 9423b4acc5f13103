#include "app/render/render.h"

#include "app/library/dashboardfile.h"
#include "app/render/renderfile.h"
#include "app/render/renderscene.h"
#include "app/render/rendersources.h"
#include "app/services/coreservices.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>
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

/// A time of the command line, where numbers are seconds, as a dashboard writes it: relative ones stay.
Result<QString> rangeText(const QString &text, RangeEdge edge, const QTimeZone &zone)
{
    const Result<qint64> time = resolveCommandLineTime(text, SystemClock().wallMs(), zone, edge);
    if (!time)
        return failure(time.error());
    return text.trimmed().startsWith(u"now"_s) ? text : QString::number(*time);
}

Result<TimeSpec> askedRange(const Dashboard &dashboard, const RenderOptions &options)
{
    TimeSpec range = dashboard.range;
    const QTimeZone zone = zoneFromId(dashboard.timeZone);
    for (auto [text, edge, target] : {std::tuple(options.from, RangeEdge::Start, &range.from),
                                      std::tuple(options.to, RangeEdge::End, &range.to)}) {
        if (!text)
            continue;
        const Result<QString> own = rangeText(*text, edge, zone);
        if (!own)
            return failure(own.error());
        *target = *own;
    }
    if (const Result<TimeRange> resolved = resolve(range, SystemClock().wallMs(), zone); !resolved)
        return failure(resolved.error());
    return range;
}

/// What is wrong with a file, with its name and, in a text, with the place.
Error placed(const Error &error, const QString &path)
{
    if (error.detail.isEmpty() || error.kind == ErrorKind::Storage)
        return error;
    return {error.kind, path + u": "_s + error.message, {}}; // which names the place itself
}

Result<Dashboard> openDashboard(const RenderOptions &options)
{
    const Result<DashboardFile> file = openDashboardFile(options.file);
    if (!file)
        return failure(placed(file.error(), options.file));
    Dashboard dashboard = file->dashboard;
    const Result<TimeSpec> range = askedRange(dashboard, options);
    if (!range)
        return failure(range.error());
    dashboard.range = *range;
    return unfolded(dashboard);
}

/// Whether what the options name is there.
Result<void> checkNames(const Dashboard &dashboard, const RenderOptions &options)
{
    const QList<PanelSpec> &panels = dashboard.panels;
    const bool knowsPanel = std::any_of(panels.cbegin(), panels.cend(), [&](const PanelSpec &panel) {
        return panel.id.toText() == options.panel;
    });
    if (!options.panel.isEmpty() && !knowsPanel)
        return failure(ErrorKind::Syntax, tr("The dashboard has no panel %1.").arg(options.panel));
    QStringList names;
    for (const VariableSpec &variable : dashboard.variables)
        names.append(commonOf(variable).name);
    for (auto it = options.variables.cbegin(); it != options.variables.cend(); ++it) {
        if (!names.contains(it.key()))
            return failure(ErrorKind::Syntax, tr("The dashboard has no variable %1.").arg(it.key()));
    }
    for (const QString &path : {options.output, options.report}) {
        if (!path.isEmpty() && !QFileInfo(QFileInfo(path).absolutePath()).isDir())
            return failure(ErrorKind::Storage, tr("There is no folder for %1.").arg(path));
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
    if (scene.missing() > 0)
        complain(tr("The time of %1 s was up before all panels were laid out: %2 are not in the picture.")
                     .arg(QString::number(double(options.timeoutMs) / 1'000), QString::number(scene.missing())));
    return scene.hasFailures() ? SomeFailed : AllDrawn;
}

int draw(const RenderOptions &options, const Dashboard &dashboard, const Theme &theme)
{
    CoreServices services;
    RenderSources sources(services, options, dashboard);
    const BoardServices board = services.boardOf(dashboard.uid);
    VariableResolver variables([&](const QString &id) { return services.find(id); }, board.resolveSource,
                               [&] { return services.sourceOptions(); }, services.clock());
    RenderScene scene(board, variables, options, theme, dashboard);
    int code = SomeFailed;
    QObject::connect(&scene, &RenderScene::done, &scene, [&] {
        code = writeResults(scene, options);
        // Behind what is posted: widgets that go with events still to come search all of these.
        QTimer::singleShot(0, &scene, [&code] { QCoreApplication::exit(code); });
    });
    QObject::connect(&sources, &RenderSources::ready, &scene, &RenderScene::start);
    sources.open();
    QCoreApplication::exec();
    return code;
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
    // The offscreen platform warns of what windows have and it has not; our own categories stay.
    QLoggingCategory::setFilterRules(u"default.warning=false"_s);
    const Result<Theme> theme = loadTheme(options->theme);
    if (!theme)
        return complain(theme.error().message);
    const Result<Dashboard> dashboard = openDashboard(*options);
    if (!dashboard)
        return complain(dashboard.error().message);
    if (const Result<void> known = checkNames(*dashboard, *options); !known)
        return complain(known.error().message);
    return draw(*options, *dashboard, *theme);
}

} // namespace Promontory
