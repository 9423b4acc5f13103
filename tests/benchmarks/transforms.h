#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Promontory {

/// How long one transformation of about a million cells takes.
struct TransformTime
{
    QString name;
    qint64 cells = 0; ///< of what goes in
    qint64 cellsOut = 0;
    double ms = 0;  ///< the best round
    QString notice; ///< why it was not applied; empty if all is well
};

/// Measures every transformation, or those whose name holds the text.
QList<TransformTime> measureTransforms(const QString &only, int rounds);

} // namespace Promontory
