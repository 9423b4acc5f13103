#pragma once

#include "datasources/http/httpclient.h"
#include "datasources/prometheus/apicall.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace Promontory {

/// One call on its way through the network: POST falls back to GET once where a server refuses it.
/// Deleting it aborts the request. It deletes itself when the answer is there.
class ApiRead : public QObject
{
    Q_OBJECT

public:
    ApiRead(HttpClient &client, SourceSettings settings, ApiCall call, QObject *parent);

    void start() { send(methodFor(m_call)); }
    HttpMethod method() const { return m_method; }

signals:
    void answered(const Promontory::Result<Promontory::HttpAnswer> &result);

private:
    void send(HttpMethod method);
    void receive(const Result<HttpAnswer> &result);

    HttpClient &m_client;
    SourceSettings m_settings;
    ApiCall m_call;
    HttpMethod m_method = HttpMethod::Get;
    std::unique_ptr<HttpExchange> m_exchange;
};

/// A body on its way to a value; runs on a pool thread, so it owns all it needs.
template <typename T>
using Decoder = std::function<Result<T>(const HttpAnswer &, HttpMethod,
                                        const std::function<bool()> &isCancelled)>;

/// Joins network and decoding under one promise: cancelling the future aborts the request or tells
/// the decoder. The future ends with one result or cancelled.
template <typename T>
QFuture<Result<T>> readAndDecode(ApiRead *read, QThreadPool &pool, Decoder<T> decode)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const QFuture<Result<T>> future = promise->future();
    auto *watcher = new QFutureWatcher<Result<T>>(read);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, read, &QObject::deleteLater);
    watcher->setFuture(future);
    // The only other holder of the promise: it goes with the read, and an unfinished promise
    // cancels.
    QObject::connect(read, &ApiRead::answered, read,
                     [promise, decode, read, &pool](const Result<HttpAnswer> &result) {
                         if (!result) {
                             promise->addResult(Result<T>(failure(result.error())));
                             promise->finish();
                             return;
                         }
                         pool.start([promise, decode, method = read->method(), answer = *result] {
                             promise->addResult(decode(
                                 answer, method, [&promise] { return promise->isCanceled(); }));
                             promise->finish();
                         });
                     });
    read->start();
    return future;
}

} // namespace Promontory
