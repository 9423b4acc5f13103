#pragma once

#include "app/settings/filevault.h"
#include "widgets/common/formfield.h"
#include "app/settings/sourceeditor.h"
#include "datasources/localprometheus/localprometheus.h"
#include "widgets/common/messagebar.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPromise>
#include <QPushButton>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace Promontory {

/// The editor of the data sources over a folder of its own; what it asks servers is answered by
/// the test.
class SourceEditorFixture
{
public:
    SourceEditorFixture();

    SourceEditor &open();
    /// Ends every question that was asked so far.
    void answerAll(const Result<SourceHealth> &health);
    QListWidget *list() const { return editor->findChild<QListWidget *>(); }
    /// What was to be deleted later is.
    static void tidyUp() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }

    QTemporaryDir folder;
    std::unique_ptr<SourceStore> store;
    std::unique_ptr<Credentials> credentials;
    std::unique_ptr<LocalPrometheus> local;
    std::unique_ptr<SourceEditor> editor;
    QList<std::pair<SourceSettings, SourceSecrets>> tested;

private:
    std::vector<std::shared_ptr<QPromise<Result<SourceHealth>>>> m_questions;
};

SourceSettings server(const QString &name, AuthKind auth = AuthKind::None);
void type(QLineEdit *edit, const QString &text);
QPushButton *button(const QWidget &window, const QString &text);
MessageBar *strip(const QWidget &window);

/// The control below a label of the form.
template <typename T>
T *control(const QWidget &window, const QString &label)
{
    const QList<FormField *> fields = window.findChildren<FormField *>();
    for (FormField *field : fields) {
        auto *found = qobject_cast<T *>(field->control());
        if (found && found->accessibleName() == label)
            return found;
    }
    return nullptr;
}

} // namespace Promontory
