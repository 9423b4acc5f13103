#include "app/dashboardsettings/jsonpage.h"

#include "app/dashboard/dashboardjson.h"
#include "widgets/common/messagebar.h"
#include "widgets/controls/jsoneditor.h"

#include <QAction>
#include <QFuture>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <utility>

namespace Promontory {

JsonPage::JsonPage(QWidget *parent)
    : QWidget(parent)
    , m_editor(new JsonEditor(this))
    , m_note(new MessageBar(this))
    , m_import(new QAction(tr("Import it"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_note);
    layout->addWidget(m_editor, 1);
    setFocusProxy(m_editor);
    m_note->setClosable(false);
    m_import->setToolTip(tr("Replaces the text with the dashboard that this document means"));
    connect(m_import, &QAction::triggered, this, &JsonPage::importText);
    connect(m_editor, &JsonEditor::edited, this, &JsonPage::edited);
    connect(m_editor, &JsonEditor::checkWanted, this, &JsonPage::wantCheck);
}

JsonPage::~JsonPage() = default;

void JsonPage::setDashboard(const Dashboard &dashboard)
{
    m_shown = dashboard;
    m_editor->setText(QString::fromUtf8(writeDashboard(dashboard)));
}

bool JsonPage::isEdited() const
{
    return m_editor->isEdited();
}

void JsonPage::setReadOnly(bool readOnly)
{
    m_editor->setReadOnly(readOnly);
    m_import->setEnabled(!readOnly);
}

bool JsonPage::isChecked() const
{
    return m_editor->isChecked();
}

std::optional<Dashboard> JsonPage::dashboard() const
{
    if (!isEdited())
        return m_shown;
    return isChecked() ? m_check.dashboard : std::nullopt;
}

/// One text at a time is read; of those that come meanwhile only the last one counts.
void JsonPage::wantCheck(quint64 revision, const QString &text)
{
    m_waiting = text;
    m_waitingRevision = revision;
    startCheck();
}

void JsonPage::startCheck()
{
    if (m_reading || !m_waiting)
        return;
    m_reading = true;
    const quint64 revision = m_waitingRevision;
    QtConcurrent::run(&checkedText, *std::exchange(m_waiting, std::nullopt))
        .then(this, [this, revision](const TextCheck &check) { takeCheck(revision, check); });
}

void JsonPage::takeCheck(quint64 revision, const TextCheck &check)
{
    m_reading = false;
    if (revision == m_editor->revision()) {
        m_check = check;
        m_editor->setProblems(revision, check.problems);
        offerImport();
        emit checked();
    }
    startCheck();
}

void JsonPage::offerImport()
{
    m_note->setVisible(m_check.imported.has_value());
    if (!m_check.imported)
        return;
    m_note->showMessage(MessageKind::Info, tr("This is one of Grafana's dashboards. Its document is kept inside of "
                                              "the imported one, so that it can be given back."));
    m_note->addMessageAction(m_import);
}

void JsonPage::importText()
{
    if (isChecked() && m_check.imported)
        m_editor->replaceText(QString::fromUtf8(writeDashboard(*m_check.imported)));
}

} // namespace Promontory
