#pragma once

#include "app/settings/credentials.h"
#include "app/settings/sourcestore.h"
#include "app/settings/statedot.h"
#include "datasources/core/datasource.h"

#include <QDialog>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;

namespace Promontory {

class EmptyState;
class LocalPrometheus;
class MessageBar;
class SourceForm;
class SourceList;

/// The window to add, edit, test, order and delete data sources. Shown with show(), never waits.
/// What stands in the form is saved on purpose only, since it opens connections and holds secrets;
/// unsaved changes and deletions are asked and undone in a strip.
class SourceEditor : public QDialog
{
    Q_OBJECT

public:
    /// Asks a source how it is, with settings that may not be saved yet.
    using Test =
        std::function<QFuture<Result<SourceHealth>>(const SourceSettings &, const SourceSecrets &)>;
    /// The running Prometheus of a source of kind "local", or null.
    using FindLocal = std::function<LocalPrometheus *(const QString &uid)>;

    SourceEditor(SourceStore &store, Credentials &credentials, Test test, FindLocal findLocal,
                 QWidget *parent = nullptr);
    ~SourceEditor() override;

    void selectSource(const QString &uid);
    /// Begins a new source: "prometheus" or "local".
    void addSource(const QString &kind);
    /// How a source is doing, for its sign in the list.
    void setSourceState(const QString &uid, SourceState state, const QString &words);
    /// Asks findLocal again, after a local Prometheus came or went.
    void refreshLocal();

    bool isChanged() const;
    void save();
    void revert();
    void test();
    void removeSource();
    void undoRemoval();

    void reject() override;

Q_SIGNALS:
    void sourceSaved(const QString &uid);

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Removed
    {
        SourceSettings settings;
        qsizetype index = 0;
    };

    QWidget *makeRight();
    QWidget *makeFooter();
    void connectParts();
    void rebuildList();
    void showSource(const QString &uid);
    void showDraft(const SourceSettings &draft);
    void load(const SourceSettings &settings);
    void readSecrets(const SourceSettings &settings);
    void showNothing();
    void showTitle();
    void showButtons();
    void trySelect(const QString &uid);
    void leaveThen(std::function<void()> next);
    void askAboutChanges(std::function<void()> next);
    void storeSettings(const SourceSettings &settings);
    void finishSaving(const SourceSettings &settings, const Result<void> &secretsWritten);
    void checkState(const SourceSettings &source);
    void showStateOf(const QString &uid, const Result<SourceHealth> &health);
    void showLocalStates();
    void showHealth(const Result<SourceHealth> &health);
    void showError(const Error &error);
    void finishRemoval();
    void moveSource(int by);
    void makeDefault();

    SourceStore &m_store;
    Credentials &m_credentials;
    Test m_test;
    FindLocal m_findLocal;
    QString m_uid;                         ///< shown; empty for a new one
    std::optional<SourceSettings> m_draft; ///< a new source that is not saved
    std::optional<Removed> m_removed;
    std::function<void()> m_afterSave;
    int m_generation = 0; ///< raised with each source shown, so that late answers are dropped
    bool m_saving = false;
    bool m_shown = false; ///< a source is in the form
    SourceList *m_list;
    QLabel *m_title;
    MessageBar *m_strip;
    MessageBar *m_result;
    QScrollArea *m_scroll;
    SourceForm *m_form;
    EmptyState *m_empty;
    QWidget *m_footer;
    QPushButton *m_testButton;
    QPushButton *m_revertButton;
    QPushButton *m_saveButton;
};

} // namespace Promontory
