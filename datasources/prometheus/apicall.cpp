#include "datasources/prometheus/apicall.h"

#include "datasources/prometheus/answerdecoder.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestGet = 2000; // what every proxy on the way lets through

class Form
{
public:
    void add(QByteArrayView key, const QByteArray &value)
    {
        if (!m_bytes.isEmpty())
            m_bytes += '&';
        m_bytes += key.toByteArray() + '=' + value.toPercentEncoding();
    }

    void addRange(const TimeRange &range)
    {
        if (range.fromMs == 0 && range.toMs == 0)
            return;
        add("start", secondsText(range.fromMs));
        add("end", secondsText(range.toMs));
    }

    void addExtra(const SourceSettings &settings)
    {
        for (const auto &[name, value] : settings.queryParameters)
            add(name.toUtf8().toPercentEncoding("[]"), value.toUtf8());
    }

    QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

QByteArray lookupForm(const LabelQuery &query, const QStringList &matchers,
                      const SourceSettings &settings)
{
    Form form;
    for (const QString &matcher : matchers)
        form.add("match[]", matcher.toUtf8());
    form.addRange(query.range);
    if (query.limit > 0)
        form.add("limit", QByteArray::number(query.limit));
    form.addExtra(settings);
    return form.bytes();
}

/// Names beyond the classic alphabet travel escaped: "_" doubled, other characters as "_<hex>_".
QString pathName(const QString &label)
{
    const auto isClassic = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'_';
    };
    if (!label.isEmpty() && !label.front().isDigit() &&
        std::all_of(label.begin(), label.end(), isClassic))
        return label;
    QString escaped = u"U__"_s;
    for (const char32_t c : label.toUcs4()) {
        if (c == U'_')
            escaped += "__"_L1;
        else if (c < 128 && isClassic(QChar(c)))
            escaped += QChar(c);
        else
            escaped += u'_' + QString::number(uint(c), 16) + u'_';
    }
    return escaped;
}

/// Whether asking again may help: the server failed, and not because the query was too much for it.
bool isTransient(const HttpAnswer &answer)
{
    if (answer.status < 500 || answer.status == 501)
        return false;
    constexpr qsizetype LargestError = 64 * 1024;
    if (answer.body.size() > LargestError)
        return true;
    const QString detail = errorFromStatus(answer.status, answer.body).detail;
    return !detail.contains("errorType: timeout"_L1) && !detail.contains("errorType: execution"_L1);
}

} // namespace

QByteArray secondsText(qint64 ms)
{
    QByteArray text = QByteArray::number(ms / 1000);
    const qint64 rest = std::abs(ms % 1000);
    if (rest == 0)
        return text;
    if (ms < 0 && ms > -1000)
        text.prepend('-');
    text += '.' + QByteArray::number(rest).rightJustified(3, '0');
    while (text.endsWith('0'))
        text.chop(1);
    return text;
}

ApiCall queryCall(const QueryRequest &request, const SourceSettings &settings)
{
    Form form;
    form.add("query", request.expression.toUtf8());
    if (request.kind == QueryKind::Range) {
        form.add("start", secondsText(request.range.fromMs));
        form.add("end", secondsText(request.range.toMs));
        form.add("step", secondsText(request.stepMs));
    } else {
        form.add("time", secondsText(request.range.toMs));
    }
    form.add("timeout", QByteArray::number(settings.timeoutMs) + "ms");
    form.addExtra(settings);
    return {request.kind == QueryKind::Range ? u"/query_range"_s : u"/query"_s, form.bytes()};
}

ApiCall exemplarsCall(const QueryRequest &request, const SourceSettings &settings)
{
    Form form;
    form.add("query", request.expression.toUtf8());
    form.add("start", secondsText(request.range.fromMs));
    form.add("end", secondsText(request.range.toMs));
    form.addExtra(settings);
    return {u"/query_exemplars"_s, form.bytes()};
}

ApiCall labelNamesCall(const LabelQuery &query, const SourceSettings &settings)
{
    return {u"/labels"_s, lookupForm(query, query.matchers, settings)};
}

ApiCall labelValuesCall(const LabelQuery &query, const SourceSettings &settings)
{
    return {u"/label/"_s + pathName(query.label) + u"/values"_s,
            lookupForm(query, query.matchers, settings), false};
}

ApiCall seriesCall(const LabelQuery &query, const SourceSettings &settings)
{
    // The API wants at least one selector.
    const QStringList matchers =
        query.matchers.isEmpty() ? QStringList{u"{__name__=~\".+\"}"_s} : query.matchers;
    return {u"/series"_s, lookupForm(query, matchers, settings)};
}

ApiCall metadataCall(const QString &metric, const SourceSettings &settings)
{
    Form form;
    if (!metric.isEmpty())
        form.add("metric", metric.toUtf8());
    form.addExtra(settings);
    return {u"/metadata"_s, form.bytes(), false};
}

ApiCall alertsCall(const SourceSettings &settings)
{
    Form form;
    form.add("type", "alert");
    form.addExtra(settings);
    return {u"/rules"_s, form.bytes(), false};
}

HttpMethod methodFor(const ApiCall &call)
{
    return call.mayPost && call.form.size() > LongestGet ? HttpMethod::Post : HttpMethod::Get;
}

HttpRequest httpRequest(const ApiCall &call, HttpMethod method, const SourceSettings &settings)
{
    HttpRequest request;
    request.method = method;
    request.url = settings.url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString path = request.url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    request.url.setPath(path + u"/api/v1"_s + call.path);
    if (method == HttpMethod::Post)
        request.form = call.form;
    else if (!call.form.isEmpty())
        request.url =
            QUrl::fromEncoded(request.url.toEncoded() + '?' + call.form, QUrl::StrictMode);
    request.timeoutMs = settings.timeoutMs;
    request.maxBytes = call.maxBytes;
    request.isTransient = isTransient;
    return request;
}

} // namespace Promontory
