#include "app/import/exportparts.h"

#include <algorithm>

namespace Promontory {

Json withParts(const Json &source, const QList<qsizetype> &wasKnown, const QList<ListedPart> &parts)
{
    // The places that surviving parts leave are filled in their new order.
    QList<qsizetype> places;
    for (const ListedPart &part : parts) {
        if (part.index >= 0)
            places.append(part.index);
    }
    std::sort(places.begin(), places.end());
    Json result = Json::array();
    qsizetype next = 0;
    const auto addNew = [&] {
        for (; next < parts.size() && parts.at(next).index < 0; ++next)
            result.append(parts.at(next).json);
    };
    for (qsizetype i = 0; i < source.size(); ++i) {
        if (places.contains(i)) {
            addNew();
            result.append(parts.at(next++).json);
        } else if (!wasKnown.contains(i)) {
            result.append(source.at(i));
        }
    }
    addNew();
    return result;
}

qsizetype indexIn(const QString &pointer)
{
    bool isNumber = false;
    const qsizetype index = pointer.mid(pointer.lastIndexOf(u'/') + 1).toLongLong(&isNumber);
    return isNumber ? index : -1;
}

} // namespace Promontory
