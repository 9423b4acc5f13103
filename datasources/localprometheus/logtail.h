#pragma once

#include <QByteArray>
#include <QStringList>

namespace Promontory {

/// The last lines of a child's output. Lines are shortened and freed of control characters.
class LogTail
{
public:
    explicit LogTail(qsizetype lines = 200) : m_limit(lines) {}

    void append(const QByteArray &bytes);
    void clear();
    const QStringList &lines() const { return m_lines; }

private:
    void appendLine(const QByteArray &line);

    qsizetype m_limit;
    QStringList m_lines;
    QByteArray m_rest; ///< a line without its end yet
};

} // namespace Promontory
