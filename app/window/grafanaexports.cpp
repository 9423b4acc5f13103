#include "app/window/grafanaexports.h"

#include "app/library/savefile.h"
#include "app/pages/dashboardpage.h"
#include "app/services/coreservices.h"
#include "widgets/common/messagestack.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QtConcurrent>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostNotices = 4; ///< in the strip

QString suggestedName(DashboardPage &page, GrafanaForm form)
{
    QString name = QFileInfo(page.file().openedFrom()).completeBaseName();
    if (name.isEmpty())
        name = page.document().dashboard().uid;
    const QString ending = form == GrafanaForm::Share ? u".shared.json"_s : u".grafana.json"_s;
    return (name.isEmpty() ? u"dashboard"_s : name) + ending;
}

} // namespace

GrafanaExports::GrafanaExports(CoreServices &services, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
{
}

void GrafanaExports::ask(DashboardPage &page, GrafanaForm form)
{
    const QString title = form == GrafanaForm::Share ? tr("Share dashboard") : tr("Export for Grafana");
    auto *dialog = new QFileDialog(m_window, title, QFileInfo(page.file().openedFrom()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Dashboards (*.json)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"json"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedName(page, form));
    connect(dialog, &QFileDialog::fileSelected, &page,
            [this, &page, form](const QString &path) { write(page, form, path); });
    dialog->open();
}

void GrafanaExports::write(DashboardPage &page, GrafanaForm form, const QString &path)
{
    QHash<QString, QString> names;
    for (const VariableOption &source : m_services.sourceOptions())
        names.insert(source.value, source.text);
    const Dashboard dashboard = page.document().dashboard();
    const auto job = [=]() -> Result<QStringList> {
        const GrafanaExport result = exportGrafana(dashboard, form, names);
        const Result<void> saved = saveAtomically(path, writeJson(result.document));
        if (!saved)
            return tl::unexpected(saved.error());
        return result.notices;
    };
    QtConcurrent::run(&m_services.pool(), job)
        .then(&page, [this, &page, form, path](const Result<QStringList> &written) {
            finish(page, form, path, written);
        });
}

void GrafanaExports::finish(DashboardPage &page, GrafanaForm form, const QString &path,
                            const Result<QStringList> &written)
{
    const QString matter = u"export"_s;
    if (!written) {
        const MessageChoice again{tr("Try again"), [this, &page, form, path] { write(page, form, path); }};
        const MessageChoice elsewhere{tr("Elsewhere…"), [this, &page, form] { ask(page, form); }};
        page.messages().showMessage(matter, MessageKind::Error, written.error().message, {again, elsewhere});
        return;
    }
    QStringList said{tr("Exported to %1.").arg(path)};
    said += written->mid(0, MostNotices);
    const int more = int(written->size() - MostNotices);
    if (more > 0)
        said.append(tr("And %n more.", nullptr, more));
    page.messages().showMessage(matter, MessageKind::Info, said.join(u' '));
}

} // namespace Promontory
