#pragma once

#include <QString>
#include <QStringList>

namespace Promontory {

/// A dashboard that this machine knows, as lists show it.
struct DashboardEntry
{
    QString path; ///< what opens it; the program's own, never from a file's text
    QString title;
    QString folder;
    QStringList tags;
    bool isStarred = false;
    qint64 opened = 0; ///< greater for a later look; 0: never
    QString uid = {};  ///< by which links name it

    bool operator==(const DashboardEntry &) const = default;
};

/// A wish to open one: with the range and the values of the variables of this dashboard, or its own.
struct DashboardWish
{
    QString path;
    bool keepsTime = false;
    bool keepsVariables = false;

    bool operator==(const DashboardWish &) const = default;
};

} // namespace Promontory
