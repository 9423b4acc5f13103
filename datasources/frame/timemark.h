#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace Promontory {

/// Something that happened: at a moment, or over a while. Texts are plain.
struct TimeMark
{
    qint64 timeMs = 0;
    qint64 endMs = 0; ///< timeMs for a moment
    QString title;
    QString text;
    QStringList tags;
    QString color;    ///< as files name colours; empty: the theme's
    QString name;     ///< of the annotation it comes from

    bool isRegion() const { return endMs > timeMs; }
    bool operator==(const TimeMark &) const = default;
};

/// The marks of one panel, oldest first; may be empty. Shared: a mark is kept once for all panels.
using TimeMarks = std::shared_ptr<const std::vector<TimeMark>>;

} // namespace Promontory
