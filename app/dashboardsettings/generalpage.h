#pragma once

#include "app/dashboardsettings/settingscontext.h"
#include "app/dashboardsettings/settingsdraft.h"

#include <QWidget>

class QActionGroup;
class QCheckBox;
class QScrollArea;

namespace Promontory {

class ChoiceField;
class FormField;
class JoinedButtons;
class LongTextField;
class TextField;
class TimeForm;

/// Title, description, tags, time, and what panels have in common.
class GeneralPage : public QWidget
{
    Q_OBJECT

public:
    /// Edits the draft's settings; the draft must outlive the page.
    GeneralPage(const SettingsContext &context, SettingsDraft &draft, QWidget *parent = nullptr);

    /// Shows the draft anew.
    void reload();
    /// Variables may have become sources since.
    void offerSources();
    /// The lock itself can still be opened.
    void setReadOnly(bool readOnly);
    bool isValid() const;
    void showFault();

signals:
    void edited();

private:
    void fillSync();
    void layOut();
    void connectParts();
    void take();
    void check();

    SettingsContext m_context;
    SettingsDraft &m_draft;
    TextField *m_title;
    LongTextField *m_description;
    TextField *m_tags;
    ChoiceField *m_source;
    TimeForm *m_time;
    JoinedButtons *m_sync;
    QActionGroup *m_syncActions;
    QCheckBox *m_locked;
    FormField *m_titleField;
    QWidget *m_fields;
    QScrollArea *m_scroll;
};

} // namespace Promontory
