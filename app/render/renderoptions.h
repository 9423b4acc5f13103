#pragma once

#include "datasources/base/result.h"
#include "datasources/frame/timerange.h"

#include <QHash>
#include <QSize>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace Promontory {

/// What `promontory render` was asked to do.
struct RenderOptions
{
    QString file;
    QString output;                       ///< .png, .svg or .pdf
    QString panel;                        ///< an id as text; empty: the whole dashboard
    std::optional<QUrl> everySource;      ///< a bare URL: stands for every source the file names
    QHash<QString, QUrl> sources;         ///< UID=URL
    QHash<QString, QStringList> variables;
    std::optional<QString> from;
    std::optional<QString> to;
    std::optional<QSize> size;
    double scale = 1.0;
    QString theme = QStringLiteral("dark");
    qint64 timeoutMs = 60'000;
    QString report;
    QString configDir;
    bool help = false;
};

/// Reads the arguments behind "render". An error of kind Syntax says which one is wrong.
Result<RenderOptions> readRenderOptions(const QStringList &arguments);
QString renderHelp();

} // namespace Promontory
