#include "app/window/dashboardfiles.h"

#include "app/pages/dashboardpage.h"
#include "app/settings/session.h"
#include "widgets/common/messagestack.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QUuid>
#include <QtConcurrent>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// The message names the file; where a text is at fault it gives line and column by itself.
QString sentenceOf(const Error &error, const QString &path)
{
    return error.message.contains(path) ? error.message : path + u": "_s + error.message;
}

QFileDialog *dialogFor(QWidget *window, const QString &title, const QString &folder)
{
    auto *dialog = new QFileDialog(window, title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({DashboardFiles::tr("Dashboards (*.json)"), DashboardFiles::tr("All files (*)")});
    dialog->setDefaultSuffix(u"json"_s);
    return dialog;
}

/// Never the name of the Grafana file that the dashboard came from.
QString suggestedName(const DashboardPage &page)
{
    const DashboardFile &file = page.file();
    if (!file.path.isEmpty())
        return file.path;
    if (!file.importedFrom.isEmpty())
        return QFileInfo(file.importedFrom).completeBaseName() + u".promontory.json"_s;
    return (file.dashboard.uid.isEmpty() ? u"dashboard"_s : file.dashboard.uid) + u".json"_s;
}

} // namespace

DashboardFiles::DashboardFiles(Session &session, QThreadPool &pool, const Clock &clock,
                               const QString &stateFolder, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_pool(pool)
    , m_clock(clock)
    , m_stateFolder(stateFolder)
    , m_window(window)
{
}

void DashboardFiles::chooseAndOpen()
{
    QFileDialog *dialog = dialogFor(m_window, tr("Open dashboards"), m_session.lastFolder());
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this,
            [this](const QStringList &paths) { open(paths); });
    dialog->open();
}

void DashboardFiles::openClipboard()
{
    const QByteArray text = QGuiApplication::clipboard()->text().toUtf8();
    QtConcurrent::run(&m_pool, [text] { return openDashboardText(text); })
        .then(this, [this](const FileResult &file) {
            if (file)
                emit opened(*file);
            else
                emit failed(tr("The clipboard holds no dashboard. %1").arg(file.error().message));
        });
}

void DashboardFiles::open(const QStringList &paths, const std::function<void()> &done)
{
    QStringList absolute;
    for (const QString &path : paths)
        absolute.append(QFileInfo(path).absoluteFilePath());
    // One task for all, so that they come in order.
    const auto readAll = [absolute] {
        QList<FileResult> files;
        for (const QString &path : absolute)
            files.append(openDashboardFile(path));
        return files;
    };
    QtConcurrent::run(&m_pool, readAll)
        .then(this, [this, absolute, done](const QList<FileResult> &files) {
            for (qsizetype i = 0; i < files.size(); ++i)
                take(absolute.at(i), files.at(i));
            if (done)
                done();
        });
}

void DashboardFiles::take(const QString &path, const FileResult &file)
{
    if (!file) {
        m_session.removeRecentFile(path);
        emit failed(sentenceOf(file.error(), path));
        return;
    }
    m_session.addRecentFile(path);
    m_session.setLastFolder(QFileInfo(path).absolutePath());
    emit opened(*file);
}

void DashboardFiles::openShipped(const QString &name)
{
    QFile resource(u":/dashboards/"_s + name + u".json"_s);
    if (!resource.open(QIODevice::ReadOnly)) {
        emit failed(tr("The dashboard \"%1\" does not come with this program.").arg(name));
        return;
    }
    const Result<Dashboard> dashboard = readDashboard(resource.readAll());
    if (!dashboard) {
        emit failed(dashboard.error().message);
        return;
    }
    DashboardFile file;
    file.dashboard = *dashboard;
    emit opened(file);
}

void DashboardFiles::openNew()
{
    DashboardFile file;
    file.dashboard.uid = QUuid::createUuid().toString(QUuid::WithoutBraces).left(8);
    file.dashboard.title = tr("New dashboard");
    emit opened(file);
}

void DashboardFiles::save(DashboardPage &page, const std::function<void()> &done)
{
    if (page.path().isEmpty())
        saveAs(page, done);
    else
        write(page, {page.path(), false, done});
}

void DashboardFiles::saveAs(DashboardPage &page, const std::function<void()> &done)
{
    QFileDialog *dialog = dialogFor(m_window, tr("Save dashboard"), m_session.lastFolder());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedName(page));
    connect(dialog, &QFileDialog::fileSelected, &page,
            [this, &page, done](const QString &path) { write(page, {path, false, done}); });
    dialog->open();
}

void DashboardFiles::write(DashboardPage &page, const Writing &writing)
{
    const Dashboard dashboard = page.document().dashboard();
    const DashboardFile file = page.file();
    const auto save = [=, folder = m_stateFolder, nowMs = m_clock.wallMs()] {
        return writing.path == file.path
                   ? saveKeepingVersion(file, dashboard, writing.overwrite, folder, nowMs)
                   : saveDashboardFileAs(writing.path, dashboard);
    };
    QtConcurrent::run(&m_pool, save).then(&page, [this, &page, writing](const FileResult &written) {
        finishWriting(page, writing, written);
    });
}

void DashboardFiles::finishWriting(DashboardPage &page, const Writing &writing, const FileResult &written)
{
    page.messages().dismiss(u"save"_s);
    if (written) {
        DashboardFile file = *written;
        file.report = page.file().report;
        page.setSaved(file);
        m_session.addRecentFile(writing.path);
        emit saved();
        if (writing.done)
            writing.done();
        return;
    }
    const MessageChoice elsewhere{tr("Save as…"), [this, &page, done = writing.done] { saveAs(page, done); }};
    if (!isConflict(written.error()))
        return page.messages().showMessage(
            u"save"_s, MessageKind::Error, sentenceOf(written.error(), writing.path),
            {{tr("Try again"), [this, &page, writing] { write(page, writing); }}, elsewhere});
    Writing over = writing;
    over.overwrite = true;
    page.messages().showMessage(u"disk"_s, MessageKind::Warning,
                                tr("Another program has changed the file, so it was not saved."),
                                {{tr("Overwrite"), [this, &page, over] { write(page, over); }},
                                 {tr("Reload"), [this, &page] { reload(page); }},
                                 elsewhere});
}

void DashboardFiles::revert(DashboardPage &page)
{
    if (page.path().isEmpty())
        return;
    const QString path = page.path();
    QtConcurrent::run(&m_pool, [path] { return openDashboardFile(path); })
        .then(&page, [this, &page, path](const Result<DashboardFile> &file) {
            if (file)
                page.document().edit(tr("Revert to the saved file"), file->dashboard);
            else
                emit failed(sentenceOf(file.error(), path));
        });
}

void DashboardFiles::reload(DashboardPage &page)
{
    const QString path = page.path();
    QtConcurrent::run(&m_pool, [path] { return openDashboardFile(path); })
        .then(&page, [&page, path](const FileResult &file) {
            if (file)
                page.reload(*file);
            else
                page.messages().showMessage(u"save"_s, MessageKind::Error,
                                            sentenceOf(file.error(), path));
        });
}

void DashboardFiles::recover(const Journal &journal)
{
    const auto read = [journal] {
        const QString &path = journal.path.isEmpty() ? journal.importedFrom : journal.path;
        FileResult file = path.isEmpty() ? DashboardFile() : openDashboardFile(path);
        if (file)
            return *std::move(file);
        // Gone or unreadable: saving writes it anew.
        DashboardFile missing;
        missing.path = journal.path;
        missing.importedFrom = journal.importedFrom;
        return missing;
    };
    QtConcurrent::run(&m_pool, read).then(this, [this, journal](DashboardFile file) {
        if (file.bytes.isEmpty())
            file.dashboard = journal.dashboard;
        emit recovered(file, journal);
    });
}

} // namespace Promontory
