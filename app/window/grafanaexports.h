#pragma once

#include "app/import/exportgrafana.h"
#include "datasources/base/result.h"

#include <QObject>
#include <QThreadPool>

class QWidget;

namespace Promontory {

class CoreServices;
class DashboardPage;

/// Writes the dashboard of a page for Grafana, or to share it with others: asks for a file, converts and
/// saves off the GUI thread, and says in a strip of the page what was converted or taken out.
class GrafanaExports : public QObject
{
    Q_OBJECT

public:
    GrafanaExports(CoreServices &services, QWidget *window);

    /// Asks where to; an imported dashboard keeps the form it came in.
    void exportPage(DashboardPage &page) { ask(page, GrafanaForm::Own); }
    /// The same for people who have other data sources and should see no secrets.
    void sharePage(DashboardPage &page) { ask(page, GrafanaForm::Share); }
    /// Without asking.
    void write(DashboardPage &page, GrafanaForm form, const QString &path);

private:
    void ask(DashboardPage &page, GrafanaForm form);
    void finish(DashboardPage &page, GrafanaForm form, const QString &path, const Result<QStringList> &written);

    CoreServices &m_services;
    QWidget *m_window;
};

} // namespace Promontory
