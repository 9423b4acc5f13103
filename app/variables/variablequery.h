#pragma once

#include "datasources/frame/frame.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Promontory {

/// What a query variable asks its source (grafana-dashboard 3.4).
struct VariableQuery
{
    enum class Kind {
        LabelNames,  ///< label names, narrowed by `selector` if there is one
        LabelValues, ///< values of `label`, narrowed by `selector` if there is one; metrics(…) is this too
        QueryResult, ///< instant query of `expression`; queryResultTexts() makes options of the answer
        Series,      ///< series that `selector` matches; seriesTexts() makes options of them
        Nothing,     ///< the text is empty
    };
    Kind kind = Kind::Nothing;
    QString label;
    QString selector;
    QString expression;
    bool hidesMetricName = false; ///< __name__ is no option of label_names(text)

    bool operator==(const VariableQuery &) const = default;
};

/// Reads label_values(…), label_names(…), metrics(…), query_result(…) or a bare selector. Variables have
/// been replaced before. Never fails: what is none of the functions is a selector.
VariableQuery parseVariableQuery(const QString &text);

/// `name{k="v",…} value timestamp` for each series of an instant answer.
QStringList queryResultTexts(const Frames &frames);
/// `name{k="v",…}` for each label set.
QStringList seriesTexts(const QList<Labels> &series);

} // namespace Promontory
