#include "app/library/journal.h"

#include "app/dashboard/dashboardjson.h"
#include "app/library/savefile.h"
#include "app/library/statename.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// The dashboard stands in the journal as one text, so that its own limits are its own.
constexpr JsonLimits JournalLimits{64 * 1024 * 1024, 8, 100, 48 * 1024 * 1024};

QString tr(const char *text)
{
    return QCoreApplication::translate("Journal", text);
}

QString journalSuffix()
{
    return u".autosave.json"_s;
}

Result<Json> readEnvelope(const QString &filePath)
{
    QFile file(filePath);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage,
                       tr("The unsaved work in “%1” cannot be read.").arg(filePath),
                       file.errorString());
    const auto json = parseJson(file.read(JournalLimits.bytes + 1), JournalLimits);
    if (!json || (*json)[u"format"].toString() != "promontory-autosave"_L1)
        return failure(ErrorKind::Syntax, tr("The unsaved work in “%1” is damaged.").arg(filePath),
                       json ? QString() : json.error().message);
    return *json;
}

} // namespace

QString journalPath(const QString &folder, const QString &uid, int number)
{
    const QString mark = number > 1 ? u'-' + QString::number(number) : QString();
    return QDir(folder).filePath(stateFileName(uid) + mark + journalSuffix());
}

Result<void> writeJournal(const Journal &journal)
{
    Json json = Json::object();
    json.set(u"format", Json(u"promontory-autosave"_s));
    json.set(u"version", Json(1));
    json.set(u"path", Json(journal.path));
    if (!journal.importedFrom.isEmpty())
        json.set(u"importedFrom", Json(journal.importedFrom));
    json.set(u"baseHash", Json(QString::fromLatin1(journal.baseHash.toHex())));
    json.set(u"writtenMs", Json(journal.writtenMs));
    json.set(u"dashboard", Json(QString::fromUtf8(writeDashboard(journal.dashboard))));
    return saveAtomically(journal.filePath, writeJson(json));
}

Result<Journal> readJournal(const QString &filePath)
{
    const auto json = readEnvelope(filePath);
    if (!json)
        return failure(json.error());
    auto dashboard = readDashboard((*json)[u"dashboard"].toString().toUtf8());
    if (!dashboard)
        return failure(dashboard.error());
    return Journal{filePath, (*json)[u"path"].toString(),
                   QByteArray::fromHex((*json)[u"baseHash"].toString().toLatin1()),
                   (*json)[u"writtenMs"].toInteger(), *std::move(dashboard), (*json)[u"importedFrom"].toString()};
}

QList<Journal> findJournals(const QString &folder)
{
    QList<Journal> journals;
    const QStringList names = QDir(folder).entryList({u"*"_s + journalSuffix()}, QDir::Files);
    for (const QString &name : names) {
        auto journal = readJournal(QDir(folder).filePath(name));
        if (journal)
            journals.append(*std::move(journal));
    }
    std::sort(journals.begin(), journals.end(),
              [](const Journal &a, const Journal &b) { return a.writtenMs > b.writtenMs; });
    return journals;
}

JournalState stateOf(const Journal &journal)
{
    if (journal.path.isEmpty())
        return JournalState::Ahead;
    QFile file(journal.path);
    if (!file.open(QIODevice::ReadOnly))
        return JournalState::FileGone;
    const QByteArray bytes = file.readAll();
    const auto saved = readDashboard(bytes);
    if (saved && withoutFileParts(*saved) == withoutFileParts(journal.dashboard))
        return JournalState::Same;
    return contentHash(bytes) == journal.baseHash ? JournalState::Ahead : JournalState::Diverged;
}

} // namespace Promontory
