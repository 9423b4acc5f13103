#include "widgets/panels/text/markdownlimits.h"

#include <QStringView>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostMarkers = 8;
constexpr int MostBlanks = 32;
constexpr int MostPipes = 33;
constexpr qsizetype MostLines = 3000; // reading them costs the square of their number
constexpr qsizetype MostCells = 6000;
constexpr qsizetype MostRows = 200; // of one table: adding a row costs as much as there are rows

/// Length of a list or quote marker at a place, its blank included; 0 if there is none.
qsizetype markerLength(QStringView line, qsizetype at)
{
    const QChar c = line.at(at);
    if (c == u'>')
        return 1;
    const bool blankFollows = at + 1 >= line.size() || line.at(at + 1).isSpace();
    if ((c == u'-' || c == u'*' || c == u'+') && blankFollows)
        return 2;
    qsizetype end = at;
    while (end < line.size() && end - at < 9 && line.at(end).isDigit())
        ++end;
    const bool isNumbered = end > at && end < line.size() &&
                            (line.at(end) == u'.' || line.at(end) == u')') &&
                            (end + 1 >= line.size() || line.at(end + 1).isSpace());
    return isNumbered ? end + 2 - at : 0;
}

/// The line with at most so many markers and blanks in front.
QString boundedStart(QStringView line)
{
    QString start;
    qsizetype at = 0;
    int markers = 0;
    int blanks = 0;
    while (at < line.size()) {
        if (line.at(at).isSpace()) {
            blanks += line.at(at) == u'\t' ? 4 : 1;
            if (blanks <= MostBlanks)
                start.append(line.at(at));
            ++at;
            continue;
        }
        const qsizetype length = markerLength(line, at);
        if (length == 0)
            break;
        if (++markers <= MostMarkers)
            start.append(line.mid(at, length));
        at += length;
    }
    return start.append(line.mid(qMin(at, line.size())));
}

QString boundedPipes(QString line)
{
    int pipes = 0;
    for (QChar &c : line) {
        if (c == u'|' && ++pipes > MostPipes)
            c = u' ';
    }
    return line;
}

/// Counts the cells of all tables. A line of dashes and pipes begins one, an empty line ends it;
/// every line between is a row, whether it has pipes or not.
class CellBudget
{
public:
    /// The line as it may stand; ends the table where its cells are used up.
    QString take(const QString &line)
    {
        if (line.trimmed().isEmpty()) {
            m_columns = 0;
        } else if (isDelimiter(line)) {
            m_columns = line.count(u'|') + 1;
            m_rows = 0;
            if (m_cells + m_columns > MostCells)
                return QString(line).replace(u'|', u' ');
        } else if (m_columns > 0) {
            m_cells += m_columns;
            if (m_cells > MostCells || ++m_rows > MostRows) {
                m_columns = 0;
                return u'\n' + line;
            }
        }
        return line;
    }

private:
    static bool isDelimiter(const QString &line)
    {
        const auto isPart = [](QChar c) {
            return c.isSpace() || QStringView(u"|-:>*+").contains(c) || c.isDigit() || c == u'.';
        };
        return line.contains(u'|') && line.contains(u'-') &&
               std::all_of(line.begin(), line.end(), isPart);
    }

    qsizetype m_columns = 0;
    qsizetype m_rows = 0;
    qsizetype m_cells = 0;
};

} // namespace

QString boundedMarkdown(const QString &markdown)
{
    QString bounded;
    bounded.reserve(markdown.size());
    CellBudget budget;
    qsizetype lines = 0;
    for (const QStringView line : QStringView(markdown).split(u'\n')) {
        if (++lines > MostLines)
            return bounded + QChar(0x2026);
        bounded.append(budget.take(boundedPipes(boundedStart(line))));
        bounded.append(u'\n');
    }
    return bounded;
}

} // namespace Promontory
