#include "datasources/prometheus/healthcheck.h"

#include "datasources/prometheus/scrapeinterval.h"

#include <QRegularExpression>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestHint =
    4 * 1024 * 1024; // what buildinfo, stores and an own /metrics may hold
constexpr qint64 SkewWorthSaying = 5'000;

/// An error of the API itself, made to say what is wrong with the settings.
Error settingsError(const HttpAnswer &answer, const SourceSettings &settings)
{
    Error error = errorFromStatus(answer.status, answer.body);
    if (answer.status == 404 || answer.status == 405)
        error.message =
            HealthCheck::tr("There is no Prometheus API at %1. Is a part of the path missing?")
                .arg(settings.url.toDisplayString(QUrl::RemoveUserInfo));
    return error;
}

} // namespace

HealthCheck::HealthCheck(HttpClient &client, SourceSettings settings, QObject *parent)
    : QObject(parent), m_client(client), m_settings(std::move(settings))
{
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, &QObject::deleteLater);
}

QFuture<Result<SourceHealth>> HealthCheck::start()
{
    m_promise.start();
    m_watcher.setFuture(m_promise.future());
    get(u"/query"_s, "query=vector(1)", &HealthCheck::receiveQuery);
    return m_promise.future();
}

void HealthCheck::get(const QString &path, const QByteArray &form, Step next)
{
    HttpRequest request = httpRequest({path, form, false}, HttpMethod::Get, m_settings);
    request.maxBytes = LargestHint;
    request.retries = 0;
    send(std::move(request), next);
}

void HealthCheck::send(HttpRequest request, Step next)
{
    if (m_exchange)
        m_exchange.release()->deleteLater(); // it is the sender
    m_exchange = m_client.send(std::move(request));
    connect(m_exchange.get(), &HttpExchange::finished, this, next);
}

void HealthCheck::receiveQuery(const Result<HttpAnswer> &result)
{
    if (!result)
        return finish(failure(result.error()));
    if (result->status != 200)
        return finish(failure(settingsError(*result, m_settings)));
    DecodeContext context;
    context.request.kind = QueryKind::Instant;
    const auto answer = decodeAnswer(result->body, context);
    if (!answer)
        return finish(failure(answer.error()));
    m_victoriaMetrics = hasVictoriaMetricsMark(result->body);
    m_health.roundTripMs = result->elapsedMs;
    m_health.notices = answer->notices;
    noteClock(*result);
    get(u"/status/buildinfo"_s, {}, &HealthCheck::receiveBuildInfo);
}

void HealthCheck::noteClock(const HttpAnswer &answer)
{
    if (!answer.dateMs)
        return;
    // The header has whole seconds: on average it is half a second behind.
    m_health.clockSkewMs = *answer.dateMs + 500 - (answer.sentMs + answer.roundTripMs / 2);
    if (std::abs(m_health.clockSkewMs) < SkewWorthSaying)
        return;
    const auto seconds = static_cast<int>(std::abs(m_health.clockSkewMs) / 1000);
    const QString text =
        m_health.clockSkewMs > 0
            ? tr("The clock of the server is %n seconds ahead of this computer's.", nullptr,
                 seconds)
            : tr("The clock of the server is %n seconds behind this computer's.", nullptr, seconds);
    m_health.notices.append({Notice::Severity::Warning, text});
}

void HealthCheck::receiveBuildInfo(const Result<HttpAnswer> &result)
{
    m_health.flavour = u"Prometheus"_s;
    const bool answered = result && result->status == 200;
    const auto info =
        answered ? decodeBuildInfo(result->body) : failure(ErrorKind::Unsupported, {});
    const bool bare = info && !info->hasRevision && !info->hasGoVersion;
    if (m_victoriaMetrics || bare) {
        m_health.flavour = u"VictoriaMetrics"_s;
        HttpRequest request = httpRequest({{}, {}, false}, HttpMethod::Get, m_settings);
        request.url = m_settings.url.resolved(QUrl(u"/metrics"_s));
        request.maxBytes = LargestHint;
        request.retries = 0;
        return send(std::move(request), &HealthCheck::receiveVictoriaMetrics);
    }
    m_health.version = info ? info->version : QString();
    if (info && info->application.contains("Mimir"_L1)) {
        m_health.flavour = u"Mimir"_s;
        return finish(m_health);
    }
    get(u"/stores"_s, {}, &HealthCheck::receiveStores);
}

void HealthCheck::receiveVictoriaMetrics(const Result<HttpAnswer> &result)
{
    // Its buildinfo names a version of Prometheus; its own stands among its metrics.
    static const QRegularExpression pattern(
        u"vm_app_version\\{[^}]*short_version=\"v?([^\"]+)\""_s);
    if (result && result->status == 200)
        m_health.version = pattern.match(QString::fromUtf8(result->body)).captured(1);
    finish(m_health);
}

void HealthCheck::receiveStores(const Result<HttpAnswer> &result)
{
    if (result && result->status == 200 && result->body.contains("\"success\"")) {
        m_health.flavour = u"Thanos"_s;
        return finish(m_health);
    }
    get(u"/status/config"_s, {}, &HealthCheck::receiveConfig);
}

void HealthCheck::receiveConfig(const Result<HttpAnswer> &result)
{
    const bool answered = result && result->status == 200;
    const auto interval =
        answered ? decodeScrapeInterval(result->body) : failure(ErrorKind::Unsupported, {});
    if (interval && *interval != m_settings.scrapeIntervalMs)
        m_health.notices.append(
            {Notice::Severity::Info,
             tr("The server scrapes every %1 s, but the source is set to %2 s.")
                 .arg(QString::number(double(*interval) / 1'000),
                      QString::number(double(m_settings.scrapeIntervalMs) / 1'000))});
    finish(m_health);
}

void HealthCheck::finish(Result<SourceHealth> result)
{
    if (result && result->version.isEmpty())
        result->notices.append(
            {Notice::Severity::Info, tr("The server does not say of which version it is.")});
    m_promise.addResult(std::move(result));
    m_promise.finish();
    deleteLater();
}

} // namespace Promontory
