#include "datasources/prometheus/prometheussource.h"

#include "datasources/core/redaction.h"
#include "datasources/prometheus/alertdecoder.h"
#include "datasources/prometheus/exemplardecoder.h"
#include "datasources/prometheus/healthcheck.h"
#include "datasources/prometheus/scrapeinterval.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PrometheusSource)
};

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

/// Thanos tells of a missing part only through warnings.
bool warnsOfParts(const SourceSettings &settings)
{
    for (const auto &[name, value] : settings.queryParameters) {
        if (name == "partial_response"_L1 || name == "dedup"_L1 ||
            name == "max_source_resolution"_L1)
            return true;
    }
    return false;
}

void makePartial(QList<Notice> &notices)
{
    for (Notice &notice : notices) {
        if (notice.severity == Notice::Severity::Warning)
            notice.severity = Notice::Severity::Partial;
    }
}

/// What is the same for every query of a source, copied for the pool.
struct QueryDecoder
{
    ApiCall call;
    SourceSettings settings;
    DecodeContext context;

    Result<QueryAnswer> operator()(const HttpAnswer &http, HttpMethod method,
                                   const std::function<bool()> &isCancelled) const
    {
        Result<QueryAnswer> answer = decoded(http, isCancelled);
        if (!answer)
            return answer;
        QueryTrace &trace = answer->trace;
        trace.method = method == HttpMethod::Get ? u"GET"_s : u"POST"_s;
        trace.url = redactedUrl(httpRequest(call, method, settings).url);
        trace.body =
            method == HttpMethod::Post ? redacted(QString::fromLatin1(call.form)) : QString();
        trace.status = http.status;
        trace.networkMs = http.elapsedMs;
        if (warnsOfParts(settings))
            makePartial(answer->notices);
        return answer;
    }

    Result<QueryAnswer> decoded(const HttpAnswer &http,
                                const std::function<bool()> &isCancelled) const
    {
        if (http.status == 204)
            return QueryAnswer{};
        if (!isSuccess(http.status))
            return failure(errorFromStatus(http.status, http.body));
        DecodeContext cancellable = context;
        cancellable.isCancelled = isCancelled;
        if (context.request.kind == QueryKind::Exemplars)
            return decodeExemplars(http.body, cancellable);
        return context.request.kind == QueryKind::Alerts ? decodeAlerts(http.body, cancellable)
                                                         : decodeAnswer(http.body, cancellable);
    }
};

} // namespace

Result<std::unique_ptr<DataSource>> PrometheusSource::create(const SourceSettings &settings,
                                                             const SourceSecrets &secrets,
                                                             const SourceEnvironment &environment)
{
    const QUrl &url = settings.url;
    if (!url.isValid() || url.host().isEmpty() ||
        (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return failure(
            ErrorKind::Unsupported,
            Text::tr("The address of a data source looks like http://server:9090/path."));
    if (!url.userInfo().isEmpty())
        return failure(
            ErrorKind::Unsupported,
            Text::tr("The address of a data source holds no user name or password; enter them as "
                     "its credentials."));
    auto options = httpOptions(settings, secrets);
    if (!options)
        return failure(options.error());
    options->limits = environment.httpLimits;
    return std::make_unique<PrometheusSource>(settings, std::move(*options), environment);
}

PrometheusSource::PrometheusSource(SourceSettings settings, HttpOptions options,
                                   const SourceEnvironment &environment)
    : m_settings(std::move(settings))
    , m_pool(environment.decodePool)
    , m_limits(environment.decodeLimits)
    , m_client(std::move(options), environment.clock, environment.random)
    , m_reads(std::make_unique<QObject>())
{
}

PrometheusSource::~PrometheusSource() = default;

ApiRead *PrometheusSource::newRead(ApiCall call)
{
    call.maxBytes = m_limits.bytes;
    return new ApiRead(m_client, m_settings, std::move(call), m_reads.get());
}

QFuture<Result<QueryAnswer>> PrometheusSource::query(const QueryRequest &request)
{
    const ApiCall call = request.kind == QueryKind::Alerts  ? alertsCall(m_settings)
        : request.kind == QueryKind::Exemplars ? exemplarsCall(request, m_settings)
                                               : queryCall(request, m_settings);
    const DecodeContext context{request, m_limits, {}, &m_pool};
    return readAndDecode<QueryAnswer>(newRead(call), m_pool,
                                      QueryDecoder{call, m_settings, context});
}

template <typename T>
QFuture<Result<T>> PrometheusSource::readList(ApiCall call,
                                              std::function<Result<T>(QByteArray)> decode)
{
    return readAndDecode<T>(
        newRead(std::move(call)), m_pool,
        [decode](const HttpAnswer &http, HttpMethod, const auto &) -> Result<T> {
            if (http.status == 204)
                return T{};
            if (!isSuccess(http.status))
                return failure(errorFromStatus(http.status, http.body));
            return decode(http.body);
        });
}

QFuture<Result<QStringList>> PrometheusSource::labelNames(const LabelQuery &query)
{
    return readList<QStringList>(
        labelNamesCall(query, m_settings),
        [limit = query.limit](QByteArray body) { return decodeStrings(std::move(body), limit); });
}

QFuture<Result<QStringList>> PrometheusSource::labelValues(const LabelQuery &query)
{
    return readList<QStringList>(
        labelValuesCall(query, m_settings),
        [limit = query.limit](QByteArray body) { return decodeStrings(std::move(body), limit); });
}

QFuture<Result<QList<Labels>>> PrometheusSource::series(const LabelQuery &query)
{
    return readList<QList<Labels>>(
        seriesCall(query, m_settings),
        [limit = query.limit](QByteArray body) { return decodeSeries(std::move(body), limit); });
}

QFuture<Result<QList<MetricMetadata>>> PrometheusSource::metadata(const QString &metric)
{
    return readList<QList<MetricMetadata>>(metadataCall(metric, m_settings), decodeMetadata);
}

QFuture<Result<qint64>> PrometheusSource::configuredScrapeInterval()
{
    return readList<qint64>({u"/status/config"_s, {}, false}, decodeScrapeInterval);
}

QFuture<Result<SourceHealth>> PrometheusSource::check()
{
    m_client.forgetFaults();
    auto *health = new HealthCheck(m_client, m_settings, m_reads.get());
    return health->start();
}

} // namespace Promontory
