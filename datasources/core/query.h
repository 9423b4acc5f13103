#pragma once

#include "datasources/frame/frame.h"
#include "datasources/json/json.h"

#include <QString>

namespace Promontory {

/// Alerts asks for the source's alert rules and what they found, without an expression; Exemplars for those of
/// the series in an expression.
enum class QueryKind { Range, Instant, Alerts, Exemplars };
enum class QueryFormat { TimeSeries, Table, Heatmap };

/// One query of a panel as the document stores it.
struct Query
{
    QString refId;      ///< "A", "B", …
    QString sourceId;   ///< uid of a data source or a template ("${ds}"); empty: the default source
    QString sourceType; ///< kind of source the query is for: "loki", "__expr__", "dashboard"; empty: Prometheus
    QString expression; ///< PromQL, may hold variables
    QueryKind kind = QueryKind::Range;
    bool alsoInstant = false; ///< Grafana's "both"
    QueryFormat format = QueryFormat::TimeSeries;
    QString legend;     ///< template of names: "{{instance}}", "__auto", empty
    QString minInterval;
    int intervalFactor = 1;
    bool hidden = false;
    bool exemplars = false;
    Json model;         ///< of another kind of source: what it asks, in that source's own keys
    Json extra;         ///< keys of the file that this program does not use

    bool operator==(const Query &) const = default;
};

/// One question to a data source: everything interpolated, aligned and limited by the caller.
struct QueryRequest
{
    QString expression;
    QueryKind kind = QueryKind::Range;
    TimeRange range;   ///< Range: both ends; Instant: toMs is the moment; Alerts: when it was asked; Exemplars: both ends
    qint64 stepMs = 0; ///< Range only
    QString refId;
    QueryFormat format = QueryFormat::TimeSeries;

    bool operator==(const QueryRequest &) const = default;
};

/// What one request cost and how it looked, for the inspector. Holds no secret.
struct QueryTrace
{
    QString method;
    QString url;       ///< without credentials and user info
    QString body;      ///< form body of a POST
    int status = 0;
    qint64 networkMs = 0;
    qint64 decodeMs = 0;
    qint64 bytes = 0;  ///< decoded size of the body
    qint64 samples = 0;
    QString resultType; ///< as the server named it: matrix, vector, scalar, string
    QByteArray head;   ///< the first 16 KiB of the answer

    bool operator==(const QueryTrace &) const = default;
};

/// A range query gives one frame per series in the server's order; an instant query one table frame
/// with label columns, "Time" and "Value" (format Table), or one frame per series with one row. Alerts give one
/// table frame with a row per alert: "name", "state", "severity", "since", "value", "summary", "labels", "group". Exemplars
/// give one: "Time", "Value", "Labels".
struct QueryAnswer
{
    Frames frames;
    QList<Notice> notices;
    QueryTrace trace;
};

} // namespace Promontory
