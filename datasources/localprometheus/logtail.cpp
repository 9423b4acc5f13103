#include "datasources/localprometheus/logtail.h"

namespace Promontory {

namespace {
constexpr qsizetype LongestLine = 4096;
}

void LogTail::append(const QByteArray &bytes)
{
    m_rest += bytes;
    qsizetype start = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', start)) {
        appendLine(m_rest.mid(start, end - start));
        start = end + 1;
    }
    m_rest.remove(0, start);
    if (m_rest.size() > LongestLine) {
        appendLine(m_rest);
        m_rest.clear();
    }
}

void LogTail::clear()
{
    m_lines.clear();
    m_rest.clear();
}

void LogTail::appendLine(const QByteArray &line)
{
    QString text = QString::fromUtf8(line.left(LongestLine)).trimmed();
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    if (text.isEmpty())
        return;
    m_lines.append(text);
    if (m_lines.size() > m_limit)
        m_lines.removeFirst();
}

} // namespace Promontory
