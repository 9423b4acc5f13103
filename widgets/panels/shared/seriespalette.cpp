#include "widgets/panels/shared/seriespalette.h"

#include <QSet>

namespace Promontory {

void SeriesPalette::update(QStringList names)
{
    names.removeDuplicates();
    names.sort();
    QHash<QString, qsizetype> places;
    QSet<qsizetype> taken;
    for (const QString &name : std::as_const(names)) {
        const auto known = m_places.constFind(name);
        if (known == m_places.cend())
            continue;
        places.insert(name, *known);
        taken.insert(*known);
    }
    qsizetype next = 0;
    for (const QString &name : std::as_const(names)) {
        if (places.contains(name))
            continue;
        while (taken.contains(next))
            ++next;
        places.insert(name, next++);
    }
    m_places = places;
}

} // namespace Promontory
