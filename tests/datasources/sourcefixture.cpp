#include "tests/datasources/sourcefixture.h"

namespace Promontory {

using namespace Qt::StringLiterals;

SourceFixture::SourceFixture()
{
    httpLimits.backoffMs = 10;
    httpLimits.connectMs = 400;
    httpLimits.idleMs = 300;
    httpLimits.graceMs = 100;
    settings.timeoutMs = 5'000;
    settings.auth = AuthKind::Bearer;
    settings.tenant = u"s3cret-tenant"_s;
    secrets.token = "s3cret-token";
    remakeSource();
}

std::unique_ptr<DataSource> SourceFixture::makeSource(const QUrl &url)
{
    SourceSettings own = settings;
    own.url = url;
    const SourceEnvironment environment{clock, pool, [] { return 0.5; }, httpLimits, decodeLimits};
    auto made = PrometheusSource::create(own, secrets, environment);
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    return std::move(*made);
}

void SourceFixture::remakeSource()
{
    source = makeSource(settings.url.isEmpty() ? server.url() : settings.url);
}

Result<QueryAnswer> SourceFixture::ask(DataSource &from)
{
    QueryRequest request;
    request.expression = u"up"_s;
    request.range = {1'700'000'000'000, 1'700'000'030'000};
    request.stepMs = 15'000;
    return wait(from.query(request));
}

QString SourceFixture::recover()
{
    server.setReply(goodReply());
    clock.advance(301'000);
    const auto answer = ask();
    if (!answer)
        return answer.error().message;
    if (answer->frames.size() != 1)
        return u"not one series"_s;
    return source->pausedUntilMs() == 0 ? QString() : u"still paused"_s;
}

QByteArray goodBody(int points)
{
    const QByteArrayList values(points, "1");
    return FakeReply::data(
               matrixData({matrixSeries(R"({"__name__":"up"})", 1'700'000'000, 15, values)}))
        .body;
}

FakeReply goodReply()
{
    return FakeReply::text(200, "application/json", goodBody());
}

FakeReply packedReply(const QByteArray &encoding, const QByteArray &body)
{
    FakeReply reply = FakeReply::text(200, "application/json", body);
    reply.headers.append(std::pair(QByteArray("Content-Encoding"), encoding));
    return reply;
}

FakeReply cutReply(qsizetype bytes, FakeReply::End end)
{
    FakeReply reply = goodReply();
    reply.sendOnly = bytes;
    reply.end = end;
    return reply;
}

FakeReply rawReply(const QByteArray &bytes, FakeReply::End end)
{
    FakeReply reply;
    reply.raw = bytes;
    reply.end = end;
    return reply;
}

FakeReply redirectReply(int status, const QByteArray &location)
{
    FakeReply reply = FakeReply::text(status, "text/plain", {});
    reply.headers.append(std::pair(QByteArray("Location"), location));
    return reply;
}

} // namespace Promontory
