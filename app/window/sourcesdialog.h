#pragma once

#include "app/services/configuredsources.h"
#include "app/services/coreservices.h"

#include <QPointer>

namespace Promontory {

class SourceEditor;

/// The one window in which data sources are edited, opened when it is asked for.
class SourcesDialog : public QObject
{
    Q_OBJECT

public:
    SourcesDialog(CoreServices &services, ConfiguredSources &sources, QWidget *window);

    /// Shows the sources, this one selected if it is configured.
    void open(const QString &uid = {});
    /// Begins a new source of this kind: "prometheus" or "local".
    void openNew(const QString &kind);

private:
    SourceEditor *editor();

    CoreServices &m_services;
    ConfiguredSources &m_sources;
    QWidget *m_window;
    QPointer<SourceEditor> m_editor;
};

} // namespace Promontory
