#pragma once

#include "datasources/prometheus/prometheussource.h"
#include "tests/support/fakeprometheus.h"
#include "tests/support/manualclock.h"

#include <QTest>
#include <QThreadPool>

#include <memory>

Q_DECLARE_METATYPE(Promontory::FakeReply)

namespace Promontory {

/// One source in front of a server that misbehaves on demand, both with short patience.
class SourceFixture
{
public:
    /// A source with a tenant and a bearer token.
    SourceFixture();

    std::unique_ptr<DataSource> makeSource(const QUrl &url);
    /// Makes the source anew after limits or settings were changed; without an address it is the
    /// server's.
    void remakeSource();
    Result<QueryAnswer> ask() { return ask(*source); }
    Result<QueryAnswer> ask(DataSource &from);
    /// Waits for what a source promised.
    template <typename T>
    static Result<T> wait(QFuture<Result<T>> future);
    /// Lets the fault end and the pause pass: why the source is not well again, or nothing.
    QString recover();

    ManualClock clock;
    QThreadPool pool;
    HttpLimits httpLimits;
    DecodeLimits decodeLimits;
    SourceSettings settings;
    SourceSecrets secrets;
    FakePrometheus server;
    std::unique_ptr<DataSource> source;
};

QByteArray goodBody(int points = 3);
FakeReply goodReply();
FakeReply packedReply(const QByteArray &encoding, const QByteArray &body);
/// The good reply, ended after so many bytes.
FakeReply cutReply(qsizetype bytes, FakeReply::End end);
FakeReply rawReply(const QByteArray &bytes, FakeReply::End end = FakeReply::End::Close);
FakeReply redirectReply(int status, const QByteArray &location);

template <typename T>
Result<T> SourceFixture::wait(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) ||
        future.resultCount() == 0)
        return failure(ErrorKind::Unsupported, QStringLiteral("no result at all"));
    return future.result();
}

} // namespace Promontory
