#include "app/settings/filesaver.h"

#include "app/library/savefile.h"

namespace Promontory {

FileSaver atomicFileSaver()
{
    return [](const QString &path, const QByteArray &bytes) { return saveAtomically(path, bytes); };
}

} // namespace Promontory
