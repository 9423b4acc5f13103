#include "app/window/sourcesdialog.h"

#include "app/settings/sourceeditor.h"

namespace Promontory {

SourcesDialog::SourcesDialog(CoreServices &services, ConfiguredSources &sources, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_sources(sources)
    , m_window(window)
{
}

SourceEditor *SourcesDialog::editor()
{
    if (!m_editor) {
        m_editor = new SourceEditor(
            m_sources.store(), m_sources.credentials(),
            [this](const SourceSettings &settings, const SourceSecrets &secrets) {
                return m_services.tryOut(settings, secrets);
            },
            [this](const QString &uid) { return m_services.findLocal(uid); }, m_window);
        m_editor->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_editor, &SourceEditor::sourceSaved, &m_sources, &ConfiguredSources::refresh);
        connect(&m_services.registry(), &DataSourceRegistry::sourcesChanged, m_editor,
                &SourceEditor::refreshLocal);
    }
    m_editor->show();
    m_editor->raise();
    return m_editor;
}

void SourcesDialog::open(const QString &uid)
{
    SourceEditor *shown = editor();
    if (m_sources.store().find(uid))
        shown->selectSource(uid);
}

void SourcesDialog::openNew(const QString &kind)
{
    editor()->addSource(kind);
}

} // namespace Promontory
