/// Dashboard files for tests, whole ones and ones around a few members.
#pragma once

#include "app/dashboard/dashboardjson.h"

#include <QByteArray>
#include <QFile>
#include <QStringList>

namespace Promontory {

inline QByteArray testFile(const QString &name)
{
    QFile file(QStringLiteral(PROMONTORY_TEST_DATA "/dashboards/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A whole document around these members.
inline QByteArray document(const QByteArray &members)
{
    return R"({"format": "promontory-dashboard", "version": 1, "uid": "u", "title": "T",
"time": {"from": "now-1h", "to": "now"}, "panels": [])" +
           (members.isEmpty() ? QByteArray() : QByteArray(",\n" + members)) + "}";
}

inline QByteArray withPanel(const QByteArray &members)
{
    return R"({"format": "promontory-dashboard", "version": 1, "uid": "u", "title": "T",
"time": {"from": "now-1h", "to": "now"}, "panels": [
{"id": 1, "type": "stat", "title": "P", "grid": {"x": 0, "y": 0, "w": 6, "h": 4})" +
           (members.isEmpty() ? QByteArray() : QByteArray(",\n" + members)) + "}]}";
}

inline QStringList texts(const QList<DocumentFault> &faults)
{
    QStringList result;
    for (const DocumentFault &fault : faults)
        result.append(fault.toText());
    return result;
}

} // namespace Promontory
