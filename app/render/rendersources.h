#pragma once

#include "app/dashboard/dashboard.h"
#include "app/render/renderoptions.h"
#include "app/services/configuredsources.h"

namespace Promontory {

/// The data sources of one picture: those of the command line, and those of the configuration folder
/// unless one address stands for all. The dashboard must outlive them.
class RenderSources : public QObject
{
    Q_OBJECT

public:
    RenderSources(CoreServices &services, const RenderOptions &options, const Dashboard &dashboard);
    ~RenderSources() override;

    /// Fills the registry; ready() follows once secrets and scrape intervals are known, or after a
    /// moment without them.
    void open();

signals:
    void ready();

private:
    QStringList addAddressed();
    void nameSources();
    void arrived();

    CoreServices &m_services;
    RenderOptions m_options;
    const Dashboard &m_dashboard;
    std::unique_ptr<ConfiguredSources> m_configured;
    int m_awaited = 0;
};

} // namespace Promontory
