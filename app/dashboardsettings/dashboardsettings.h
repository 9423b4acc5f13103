#pragma once

#include "app/dashboardsettings/settingscontext.h"
#include "app/dashboardsettings/settingsdraft.h"

#include <QDialog>

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace Promontory {

class AnnotationsPage;
class DashboardDocument;
class GeneralPage;
class JsonPage;
class LinksPage;
class MessageStack;
class VariablesPage;

/// The window in which the settings of one dashboard are edited; shown with show(), never waits.
/// What it changes becomes one step of undo. What happens to the dashboard meanwhile stays.
class DashboardSettings : public QDialog
{
    Q_OBJECT

public:
    enum class Page { General, Variables, Annotations, Links, Text };

    /// The document must outlive the window.
    DashboardSettings(DashboardDocument &document, const SettingsContext &context,
                      QWidget *parent = nullptr);
    ~DashboardSettings() override;

    void showPage(Page page);
    Page page() const;
    /// Whether anything was edited that is not applied yet.
    bool isChanged() const;
    const SettingsDraft &draft() const { return m_draft; }
    void apply();

    /// Applies, and closes if nothing is wrong.
    void accept() override;
    /// Closes; asks first if that loses something.
    void reject() override;

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    using Next = std::function<void()>;

    QWidget *makePages();
    QWidget *makeFooter();
    void connectParts();
    void turnTo(int row);
    void leaveText(const Next &next);
    void takeText(const Next &next);
    void tellProblems(const Next &next);
    void finish(const Next &next);
    bool showFirstFault();
    void put(const Next &next);
    void putOnto(const Dashboard &merged, const Next &next);
    void askAboutConflicts(const QStringList &conflicts, const Next &next);
    void askAboutChanges();
    void startOver();
    void follow();
    void showDraft();
    void reloadForms();
    void showState();
    void showLock();
    bool isTextShown() const;

    DashboardDocument &m_document;
    SettingsDraft m_draft;
    Next m_afterCheck; // of the text, which is read on another thread
    bool m_isApplying = false;
    bool m_isDone = false; // closes without asking
    MessageStack *m_messages;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    GeneralPage *m_general;
    VariablesPage *m_variables;
    AnnotationsPage *m_annotations;
    LinksPage *m_links;
    JsonPage *m_text;
    QPushButton *m_cancelButton;
    QPushButton *m_applyButton;
    QPushButton *m_okButton;
};

} // namespace Promontory
