#include "app/window/dashboardfiles.h"

#include "app/pages/dashboardpage.h"
#include "app/settings/session.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QUuid>
#include <QtConcurrent>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString sentenceOf(const Error &error, const QString &path)
{
    const QString place = error.detail.isEmpty() ? path : path + u':' + error.detail;
    return error.message.contains(path) ? error.message : place + u": "_s + error.message;
}

QFileDialog *dialogFor(QWidget *window, const QString &title, const QString &folder)
{
    auto *dialog = new QFileDialog(window, title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({DashboardFiles::tr("Dashboards (*.json)"), DashboardFiles::tr("All files (*)")});
    dialog->setDefaultSuffix(u"json"_s);
    return dialog;
}

} // namespace

DashboardFiles::DashboardFiles(Session &session, QThreadPool &pool, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_pool(pool)
    , m_window(window)
{
}

void DashboardFiles::chooseAndOpen()
{
    QFileDialog *dialog = dialogFor(m_window, tr("Open dashboards"), m_session.lastFolder());
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        for (const QString &path : paths)
            open(path);
    });
    dialog->open();
}

void DashboardFiles::open(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QtConcurrent::run(&m_pool, [absolute] { return openDashboardFile(absolute); })
        .then(this, [this, absolute](const Result<DashboardFile> &file) {
            if (!file) {
                m_session.removeRecentFile(absolute);
                emit failed(sentenceOf(file.error(), absolute));
                return;
            }
            m_session.addRecentFile(absolute);
            m_session.setLastFolder(QFileInfo(absolute).absolutePath());
            emit opened(*file);
        });
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

void DashboardFiles::save(DashboardPage &page)
{
    if (page.path().isEmpty())
        saveAs(page);
    else
        write(page, page.path());
}

void DashboardFiles::saveAs(DashboardPage &page)
{
    QFileDialog *dialog = dialogFor(m_window, tr("Save dashboard"), m_session.lastFolder());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    if (page.path().isEmpty())
        dialog->selectFile(page.document().dashboard().uid + u".json"_s);
    else
        dialog->selectFile(page.path());
    connect(dialog, &QFileDialog::fileSelected, &page,
            [this, &page](const QString &path) { write(page, path); });
    dialog->open();
}

void DashboardFiles::write(DashboardPage &page, const QString &path)
{
    const Dashboard dashboard = page.document().dashboard();
    const DashboardFile file = page.file();
    const bool same = path == file.path;
    QtConcurrent::run(&m_pool,
                      [=] {
                          return same ? saveDashboardFile(file, dashboard)
                                      : saveDashboardFileAs(path, dashboard);
                      })
        .then(&page, [this, &page, path](const Result<DashboardFile> &written) {
            if (!written) {
                emit failed(sentenceOf(written.error(), path));
                return;
            }
            page.setSaved(*written);
            m_session.addRecentFile(path);
            emit saved();
        });
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

} // namespace Promontory
