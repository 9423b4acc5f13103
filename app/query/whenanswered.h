#pragma once

#include "datasources/base/result.h"

#include <QCoreApplication>
#include <QFuture>

namespace Promontory {

/// Calls `take` once on the thread of `context` with what the future brings, also when it is cancelled
/// because its source went away: then with an error of kind Cancelled. Nothing happens once the context
/// is gone.
template <typename T, typename Take>
void whenAnswered(QFuture<Result<T>> future, QObject *context, Take take)
{
    future.then(context, [take](const Result<T> &result) { take(result); }).onCanceled(context, [take] {
        take(Result<T>(failure(ErrorKind::Cancelled,
                               QCoreApplication::translate("Promontory::QueryRunner",
                                                           "The data source was changed while it was asked."))));
    });
}

} // namespace Promontory
