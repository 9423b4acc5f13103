#pragma once

#include "app/dashboard/dashboard.h"
#include "app/dashboardsettings/textcheck.h"

#include <QWidget>

#include <optional>

class QAction;

namespace Promontory {

class JsonEditor;
class MessageBar;

/// A dashboard as the text of its file. The text is read on another thread whenever typing rests; what is wrong
/// is marked in place. A document of Grafana's that is pasted here can be turned into a dashboard.
class JsonPage : public QWidget
{
    Q_OBJECT

public:
    explicit JsonPage(QWidget *parent = nullptr);
    ~JsonPage() override;

    /// Shows this dashboard; nothing is edited.
    void setDashboard(const Dashboard &dashboard);
    bool isEdited() const;
    /// To look at only.
    void setReadOnly(bool readOnly);
    /// The text has been read since its last change.
    bool isChecked() const;
    /// The dashboard of the text; none while the text has errors or was not read yet.
    std::optional<Dashboard> dashboard() const;

    JsonEditor &editor() { return *m_editor; }

signals:
    void edited();
    /// The text was read: there is a dashboard, or there are problems.
    void checked();

private:
    void wantCheck(quint64 revision, const QString &text);
    void startCheck();
    void takeCheck(quint64 revision, const TextCheck &check);
    void offerImport();
    void importText();

    JsonEditor *m_editor;
    MessageBar *m_note;
    QAction *m_import;
    Dashboard m_shown;                  // as it was set
    TextCheck m_check;                  // of the text as it stands, once it is checked
    std::optional<QString> m_waiting;   // the text to read next
    quint64 m_waitingRevision = 0;
    bool m_reading = false;
};

} // namespace Promontory
