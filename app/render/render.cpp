#include "app/render/render.h"

#include "app/dashboard/dashboardjson.h"
#include "app/library/savefile.h"
#include "app/render/renderfile.h"
#include "app/render/renderscene.h"
#include "app/render/rendersources.h"
#include "app/services/coreservices.h"

#include <QCoreApplication>
#include <QFile>
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

Result<QByteArray> readFile(const QString &path)
{
    // A pipe or a device might never end.
    if (const QFileInfo info(path); info.exists() && !info.isFile())
        return failure(ErrorKind::Storage, tr("%1 is not a file.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, tr("%1 cannot be read: %2").arg(path, file.errorString()));
    // One byte more than is allowed is enough to be refused.
    return file.read(JsonLimits().bytes + 1);
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

Result<Dashboard> openDashboard(const RenderOptions &options)
{
    const Result<QByteArray> text = readFile(options.file);
    if (!text)
        return failure(text.error());
    Result<Dashboard> read = readDashboard(*text);
    if (!read)
        return failure(read.error().kind, options.file + u':' + read.error().detail + u": "_s
                           + read.error().message);
    const Result<TimeSpec> range = askedRange(*read, options);
    if (!range)
        return failure(range.error());
    read->range = *range;
    return unfolded(*read);
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
    return scene.hasFailures() ? SomeFailed : AllDrawn;
}

int draw(const RenderOptions &options, const Dashboard &dashboard, const Theme &theme)
{
    CoreServices services;
    RenderSources sources(services, options);
    VariableResolver variables([&](const QString &id) { return services.find(id); },
                               [&](const QString &id) { return services.resolveSource(id); },
                               [&] { return services.sourceOptions(); }, services.clock());
    RenderScene scene(services.board(), variables, options, theme, dashboard);
    int code = SomeFailed;
    QObject::connect(&scene, &RenderScene::done, &scene, [&] {
        code = writeResults(scene, options);
        QCoreApplication::exit(code);
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
