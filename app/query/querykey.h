#pragma once

#include "datasources/core/query.h"

#include <QHashFunctions>
#include <QString>

#include <memory>

namespace Promontory {

/// What makes two questions the same: the source, the interpolated expression, kind, format,
/// aligned range and step. The refId is the asker's business and no part of it.
struct QueryKey
{
    QString sourceId;
    QueryRequest request;

    bool operator==(const QueryKey &other) const
    {
        const QueryRequest &a = request;
        const QueryRequest &b = other.request;
        return sourceId == other.sourceId && a.expression == b.expression && a.kind == b.kind
            && a.format == b.format && a.range == b.range && a.stepMs == b.stepMs;
    }
};

inline size_t qHash(const QueryKey &key, size_t seed = 0) noexcept
{
    const QueryRequest &request = key.request;
    return qHashMulti(seed, key.sourceId, request.expression, int(request.kind), int(request.format),
                      request.range.fromMs, request.range.toMs, request.stepMs);
}

/// One answer, shared by all who asked.
using AnswerPtr = std::shared_ptr<const QueryAnswer>;

} // namespace Promontory
