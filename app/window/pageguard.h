#pragma once

#include "app/library/workkeeper.h"
#include "app/window/guardservices.h"

#include <QObject>

namespace Promontory {

class DashboardPage;
class PageSources;

/// Stands beside one open page: keeps its unsaved work, and says in strips what its owner must know of the
/// file and of its data sources.
class PageGuard : public QObject
{
    Q_OBJECT

public:
    /// The page becomes the parent.
    PageGuard(DashboardPage &page, const GuardServices &services);

    PageSources &sources() { return *m_sources; }

signals:
    void sourcesWanted(); ///< the editor of data sources
    void reportWanted();  ///< what became of a dashboard from Grafana

private:
    void connectPage();
    void connectDisk();
    void tellNotices();
    void tellReadOnly();
    void tellImport();

    DashboardPage &m_page;
    GuardServices m_services;
    WorkKeeper m_keeper;
    PageSources *m_sources;
};

} // namespace Promontory
