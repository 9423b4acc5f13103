#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace Promontory {

/// Which place in the palette each series has: by sorted name, and kept while the series lives, so that a
/// series that comes or goes recolours no other.
class SeriesPalette
{
public:
    /// The names that live now.
    void update(QStringList names);
    qsizetype place(const QString &name) const { return m_places.value(name, 0); }

private:
    QHash<QString, qsizetype> m_places;
};

} // namespace Promontory
