#pragma once

#include "app/dashboard/dashboard.h"

#include <QString>

namespace Promontory {

struct LinkFault
{
    QString message;     ///< one sentence; empty: nothing is wrong
    bool isTags = false; ///< it is about the tags, else about the address
};

/// What keeps a link above a dashboard from leading anywhere.
LinkFault checkLink(const DashboardLink &link);

/// Texts separated by commas, without blanks around them, each once.
QStringList listOf(const QString &text);

} // namespace Promontory
