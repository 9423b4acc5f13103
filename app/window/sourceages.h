/// app/window holds the parts of the main window that are no pages.
#pragma once

#include "app/query/queryrunner.h"
#include "widgets/controls/sourcehealthstrip.h"

#include <QHash>
#include <QObject>

namespace Promontory {

/// How old the newest answer of each source is, from what the runner hears.
class SourceAges : public QObject
{
    Q_OBJECT

public:
    SourceAges(QueryRunner &runner, const Clock &clock, QObject *parent = nullptr);

    /// The sources that were asked, as the strip shows them; `nameOf` gives the name of a uid, empty
    /// for one that is not to be shown.
    QList<SourceAge> ages(const std::function<QString(const QString &uid)> &nameOf, qint64 refreshMs,
                          qint64 nextTickMs) const;

private:
    struct Entry
    {
        qint64 answeredMs = 0; ///< monotonic, 0: never
        std::optional<Error> error;
    };

    void note(const QString &sourceId, const std::optional<Error> &error);

    const Clock &m_clock;
    QHash<QString, Entry> m_entries;
};

} // namespace Promontory
