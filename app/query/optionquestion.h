#pragma once

#include "app/variables/variablequery.h"
#include "datasources/core/datasource.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

namespace Promontory {

using TakeTexts = std::function<void(const Result<QStringList> &)>;

/// Asks all of the sources the same question and hands on what they know together; the last error if none
/// answers. Nothing happens once the context is gone.
void askTexts(const std::vector<DataSource *> &sources, const VariableQuery &query, const TimeRange &range,
              QObject *context, const TakeTexts &take);

} // namespace Promontory
