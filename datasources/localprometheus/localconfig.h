#pragma once

#include "datasources/localprometheus/scrapetarget.h"

#include <QByteArray>

namespace Promontory {

/// A YAML double-quoted scalar. Fails with Syntax on control characters and lone surrogates, so
/// that no text can leave its scalar.
Result<QByteArray> quotedYaml(const QString &text);

/// The configuration of the local Prometheus: one scrape job per target, named "target-1" … in the
/// order of the list, so that its health can be found again. Prometheus' configuration reference.
Result<QByteArray> localPrometheusConfig(const QList<ScrapeTarget> &targets,
                                         qint64 scrapeIntervalMs);

/// Checks a retention time as Prometheus takes it: "15d", "1w2d", "36h".
Result<QString> checkedRetention(const QString &text);

} // namespace Promontory
