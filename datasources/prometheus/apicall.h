#pragma once

#include "datasources/core/datasource.h"
#include "datasources/core/sourcesettings.h"
#include "datasources/http/httprequest.h"

namespace Promontory {

/// One call of the HTTP API: the path below /api/v1 and its parameters, form-encoded.
struct ApiCall
{
    QString path; ///< "/query"
    QByteArray form;
    bool mayPost = true;
    qint64 maxBytes = 256LL * 1024 * 1024; ///< of the decoded answer
};

ApiCall queryCall(const QueryRequest &request, const SourceSettings &settings);
ApiCall labelNamesCall(const LabelQuery &query, const SourceSettings &settings);
ApiCall labelValuesCall(const LabelQuery &query, const SourceSettings &settings);
ApiCall seriesCall(const LabelQuery &query, const SourceSettings &settings);
ApiCall exemplarsCall(const QueryRequest &request, const SourceSettings &settings);
/// The alert rules with their alerts.
ApiCall alertsCall(const SourceSettings &settings);
ApiCall metadataCall(const QString &metric, const SourceSettings &settings);

/// POST for forms that addresses have no room for, GET for all others.
HttpMethod methodFor(const ApiCall &call);

/// The request of a call. The path is put behind the prefix of the source's address.
HttpRequest httpRequest(const ApiCall &call, HttpMethod method, const SourceSettings &settings);

/// Milliseconds as the API takes seconds: "1700000000", "0.25".
QByteArray secondsText(qint64 ms);

} // namespace Promontory
