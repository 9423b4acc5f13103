#pragma once

#include "app/dashboard/dashboard.h"
#include "widgets/controls/jsontextedit.h"

#include <QList>
#include <QString>

#include <optional>

namespace Promontory {

/// What reading the text of a dashboard's file gives.
struct TextCheck
{
    std::optional<Dashboard> dashboard; ///< none with errors
    std::optional<Dashboard> imported;  ///< what a document of Grafana's means
    QList<TextProblem> problems;        ///< in the order of the text
};

/// Reads the text. Pure; runs on any thread.
TextCheck checkedText(const QString &text);

} // namespace Promontory
