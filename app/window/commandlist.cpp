#include "app/window/commandlist.h"

#include <QStringList>

#include <algorithm>

namespace Promontory {

namespace {

constexpr int NoMatch = -1;

/// How well one word fits: less is better.
int rankOf(const QString &text, const QString &word)
{
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0)
        return NoMatch;
    if (at == 0)
        return 0;
    for (qsizetype place = at; place > 0; place = text.indexOf(word, place + 1, Qt::CaseInsensitive)) {
        if (!text.at(place - 1).isLetterOrNumber())
            return 1;
    }
    return 2;
}

int rankOfAll(const QString &text, const QStringList &words)
{
    int sum = 0;
    for (const QString &word : words) {
        const int rank = rankOf(text, word);
        if (rank == NoMatch)
            return NoMatch;
        sum += rank;
    }
    return sum;
}

} // namespace

QList<qsizetype> bestMatches(const QList<CommandEntry> &entries, const QString &typed, qsizetype limit)
{
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    QList<std::pair<int, qsizetype>> found;
    for (qsizetype index = 0; index < entries.size(); ++index) {
        const int rank = rankOfAll(entries.at(index).text, words);
        if (rank != NoMatch)
            found.append({rank, index});
    }
    std::sort(found.begin(), found.end());
    QList<qsizetype> indexes;
    for (const auto &[rank, index] : std::as_const(found)) {
        if (indexes.size() < limit)
            indexes.append(index);
    }
    return indexes;
}

} // namespace Promontory
