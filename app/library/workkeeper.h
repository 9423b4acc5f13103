#pragma once

#include "app/edit/dashboarddocument.h"
#include "app/library/autosave.h"
#include "app/library/dashboardfile.h"
#include "app/library/filewatch.h"

#include <QObject>

namespace Promontory {

/// Stands beside one open document: keeps its unsaved work in a journal, takes the journal away once the
/// work is saved or undone, and tells when another program changes the file.
class WorkKeeper : public QObject
{
    Q_OBJECT

public:
    /// Journals go to `stateFolder`. All references outlive this object.
    WorkKeeper(DashboardDocument &document, const QString &stateFolder, const Clock &clock,
               QThreadPool &pool, QObject *parent = nullptr);

    /// The file behind the document, after opening and after each save.
    void setFile(const DashboardFile &file);
    /// The work was taken up from this journal, which is the document's now.
    void adopt(const QString &journalPath);
    /// The work is given up, as when a page closes without saving.
    void discard();

signals:
    /// Another program wrote the file: offer to reload. The document is untouched.
    void changedOnDisk();
    void vanishedFromDisk();
    /// The work could not be kept; say it, and that saving is urgent.
    void keepingFailed(const Promontory::Error &error);

private:
    void keepOrDiscard();

    DashboardDocument &m_document;
    Autosave m_autosave;
    FileWatch m_watch;
};

} // namespace Promontory
