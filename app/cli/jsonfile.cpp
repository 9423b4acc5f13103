#include "app/cli/jsonfile.h"

#include "app/import/importgrafana.h"
#include "datasources/json/json.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Promontory {

Result<QByteArray> readDocumentFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Storage,
                       QCoreApplication::translate("Promontory::CommandLine", "%1 cannot be read: %2.")
                           .arg(path, file.errorString()));
    }
    return file.read(JsonLimits().bytes + 1);
}

Result<Json> parseDocument(const QByteArray &text, const QString &path)
{
    const auto json = parseJson(text);
    if (json)
        return *json;
    if (const QString what = foreignTextOf(text); !what.isEmpty())
        return failure(ErrorKind::Syntax, u"%1: %2"_s.arg(path, what));
    const TextPosition at = positionOf(text, json.error().offset);
    return failure(ErrorKind::Syntax, u"%1:%2:%3: %4"_s.arg(path, QString::number(at.line),
                                                            QString::number(at.column), json.error().message));
}

} // namespace Promontory
