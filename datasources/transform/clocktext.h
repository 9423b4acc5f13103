#pragma once

#include <QString>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace Promontory {

/// Writes many moments in one format, a lot faster than formatTime() where the format has only
/// YYYY, MM, DD, HH, mm, ss and SSS between characters that are no letters; other formats are
/// formatTime()'s.
class ClockText
{
public:
    ClockText(const QString &format, const QTimeZone &zone);

    QString text(qint64 timeMs);

private:
    struct Part
    {
        int token = -1; ///< place in the list of tokens; -1 for a character
        QChar character;
    };
    qint64 offsetMsAt(qint64 timeMs);

    QString m_format;
    QTimeZone m_zone;
    std::optional<std::vector<Part>> m_parts; // nothing: the format has other tokens
    qint64 m_offsetQuarter = -1;
    qint64 m_offsetMs = 0;
    bool m_hasOffset = false;
};

} // namespace Promontory
