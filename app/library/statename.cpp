#include "app/library/statename.h"

#include "app/library/savefile.h"

#include <QUrl>

namespace Promontory {

using namespace Qt::StringLiterals;

QString stateFileName(const QString &uid)
{
    constexpr qsizetype longest = 128;
    QByteArray name = QUrl::toPercentEncoding(uid);
    name.replace('.', "%2E");
    name.replace('~', "%7E");
    if (name.isEmpty() || name.size() > longest)
        return u"x"_s + QString::fromLatin1(contentHash(uid.toUtf8()).toHex());
    return QString::fromLatin1(name);
}

} // namespace Promontory
