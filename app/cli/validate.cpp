#include "app/cli/validate.h"

#include "app/library/dashboardfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <cstdio>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Validate", text);
}

void print(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
}

DocumentFault unreadable(const QString &reason)
{
    return {reason, {1, 1}, false};
}

QList<DocumentFault> faultsOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {unreadable(tr("The file does not exist."))};
    if (!info.isFile())
        return {unreadable(tr("This is not a file."))};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {unreadable(tr("The file cannot be read: %1.").arg(file.errorString()))};
    // One byte more than is allowed is enough to be refused.
    return documentFaults(file.read(JsonLimits().bytes + 1));
}

} // namespace

QString validateUsage()
{
    return tr("Usage: promontory validate FILE…\n"
              "Checks dashboard files and says every fault as file:line:column: message.\n"
              "The exit code is 0 without faults, 1 with faults, 2 for a wrong command line.");
}

int runValidate(const QStringList &arguments)
{
    QStringList paths = arguments;
    const qsizetype end = paths.indexOf(u"--"_s);
    const QStringList options =
        paths.first(end < 0 ? paths.size() : end).filter(QRegularExpression(u"^-."_s));
    if (options.contains(u"--help"_s) || options.contains(u"-h"_s)) {
        print(stdout, validateUsage());
        return 0;
    }
    if (end >= 0)
        paths.removeAt(end);
    if (!options.isEmpty() || paths.isEmpty()) {
        print(stderr, options.isEmpty() ? tr("No file is given.")
                                        : tr("There is no option %1.").arg(options.constFirst()));
        print(stderr, validateUsage());
        return 2;
    }
    bool clean = true;
    for (const QString &path : std::as_const(paths)) {
        const QList<DocumentFault> faults = faultsOf(path);
        for (const DocumentFault &fault : faults)
            print(stderr, QString(path + u':' + fault.toText()));
        clean = clean && faults.isEmpty();
    }
    return clean ? 0 : 1;
}

} // namespace Promontory
