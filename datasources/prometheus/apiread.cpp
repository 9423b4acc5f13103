#include "datasources/prometheus/apiread.h"

namespace Promontory {

ApiRead::ApiRead(HttpClient &client, SourceSettings settings, ApiCall call, QObject *parent)
    : QObject(parent), m_client(client), m_settings(std::move(settings)), m_call(std::move(call))
{
}

void ApiRead::send(HttpMethod method)
{
    m_method = method;
    m_exchange = m_client.send(httpRequest(m_call, method, m_settings));
    connect(m_exchange.get(), &HttpExchange::finished, this, &ApiRead::receive);
}

void ApiRead::receive(const Result<HttpAnswer> &result)
{
    const bool refused =
        result && (result->status == 403 || result->status == 405 || result->status == 501);
    if (refused && m_method == HttpMethod::Post) {
        m_exchange.release()->deleteLater(); // it is the sender
        return send(HttpMethod::Get);
    }
    emit answered(result);
    deleteLater();
}

} // namespace Promontory
