#include "app/cli/query.h"

#include "app/cli/queryoptions.h"
#include "app/cli/queryoutput.h"
#include "datasources/prometheus/prometheussource.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QRandomGenerator>
#include <QThreadPool>

#include <algorithm>
#include <cstdio>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Answered = 0;
constexpr int Failed = 1;
constexpr int WrongUsage = 2;
constexpr qint64 PatienceMs = 120'000; // as long as Prometheus itself lets a query run
constexpr qint64 ConnectMs = 5'000;    // somebody waits before a terminal

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(QueryCommand)
};

void complain(const QString &text)
{
    const QByteArray line = text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

bool print(const QByteArray &text)
{
    const std::size_t size = std::size_t(text.size());
    return std::fwrite(text.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0;
}

bool holdsHistograms(const QueryAnswer &answer)
{
    return std::any_of(answer.frames.begin(), answer.frames.end(),
                       [](const FramePtr &frame) { return !frame->meta.histograms.empty(); });
}

int report(const Result<QueryAnswer> &answer, const QueryOptions &options)
{
    if (!answer) {
        complain(answer.error().detail.isEmpty()
                     ? answer.error().message
                     : u"%1 (%2)"_s.arg(answer.error().message, answer.error().detail));
        return Failed;
    }
    for (const Notice &notice : answer->notices)
        complain(notice.text);
    if (options.format != OutputFormat::Json && holdsHistograms(*answer))
        complain(Text::tr("The answer holds native histograms, which only --format json shows."));
    if (answer->frames.empty() && options.format == OutputFormat::Table)
        complain(Text::tr("The answer holds no series."));
    if (!print(formatAnswer(*answer, options.request, options.format))) {
        complain(Text::tr("The answer could not be written."));
        return Failed;
    }
    return Answered;
}

/// Asks the source and runs the event loop until the answer is printed.
int ask(DataSource &source, const QueryOptions &options)
{
    QFutureWatcher<Result<QueryAnswer>> watcher;
    int code = Failed;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &watcher, [&] {
        if (watcher.future().resultCount() > 0)
            code = report(watcher.result(), options);
        QCoreApplication::exit(code);
    });
    watcher.setFuture(source.query(options.request));
    return QCoreApplication::exec();
}

} // namespace

QString queryUsage()
{
    return Text::tr(
        "Usage: promontory query EXPR --source URL [--from T --to T --step S | --time T]\n"
        "                        [--format table|csv|json]\n"
        "\n"
        "Asks a Prometheus-compatible server and prints what it answers, sample for sample.\n"
        "\n"
        "  EXPR           a PromQL expression; it may begin with \"-\", and behind \"--\" with "
        "anything\n"
        "  --source URL   the server, with any path prefix\n"
        "  --from, --to   the ends of a range, sent as they are\n"
        "  --step S       the step of a range\n"
        "  --time T       one moment; now if nothing is said\n"
        "  --format F     table (for people), csv or json (as the server sends it)\n"
        "\n"
        "T is Unix seconds, RFC 3339 or a text such as now-6h; S is seconds or a text such as 5m.\n"
        "Exit code: 0 answered, 1 an error of the server, 2 a wrong command line.\n");
}

int runQuery(const QStringList &arguments)
{
    const SystemClock clock;
    const auto options = readQueryOptions(arguments, clock.wallMs());
    if (!options) {
        complain(options.error().message);
        complain(Text::tr("promontory query --help says more."));
        return WrongUsage;
    }
    if (options->help)
        return print(queryUsage().toUtf8()) ? Answered : Failed;
    QThreadPool pool;
    SourceEnvironment environment{
        clock, pool, [] { return QRandomGenerator::global()->generateDouble(); }, {}, {}};
    environment.httpLimits.connectMs = ConnectMs;
    SourceSettings settings;
    settings.url = options->source;
    settings.timeoutMs = PatienceMs;
    const auto source = PrometheusSource::create(settings, {}, environment);
    if (!source) {
        complain(source.error().message);
        return WrongUsage;
    }
    return ask(**source, *options);
}

} // namespace Promontory
