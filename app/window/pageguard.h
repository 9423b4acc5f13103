#pragma once

#include "app/library/workkeeper.h"

#include <QMenu>
#include <QObject>

namespace Promontory {

class ConfiguredSources;
class CoreServices;
class DashboardFiles;
class DashboardPage;
class Session;

/// What a page guard needs from the program around it.
struct GuardServices
{
    CoreServices &core;
    ConfiguredSources &sources;
    DashboardFiles &files;
    Session &session;
};

/// Stands beside one open page: keeps its unsaved work, and says in strips what its owner must know of the
/// file and of its data sources.
class PageGuard : public QObject
{
    Q_OBJECT

public:
    /// The page becomes the parent.
    PageGuard(DashboardPage &page, const GuardServices &services);

signals:
    void sourcesWanted(); ///< the editor of data sources

private:
    void connectPage();
    void connectDisk();
    void tellNotices();
    void tellReadOnly();
    void tellSources();
    void chooseSource(const QString &named);

    DashboardPage &m_page;
    GuardServices m_services;
    WorkKeeper m_keeper;
};

} // namespace Promontory
