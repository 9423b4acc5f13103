#pragma once

#include "app/dashboardsettings/kindform.h"
#include "app/dashboardsettings/settingscontext.h"
#include "app/dashboardsettings/settingsdraft.h"
#include "app/edit/variablekinds.h"

#include <QTimer>

class QMenu;

namespace Promontory {

class EmptyState;
class ItemList;
class ItemPane;
class MessageStack;
class VariableForm;
class VariablePreview;

/// The variables of a dashboard: a list of them beside the form of one.
class VariablesPage : public QWidget
{
    Q_OBJECT

public:
    /// Edits the draft's variables; the draft and the place for messages must outlive the page.
    VariablesPage(const SettingsContext &context, SettingsDraft &draft, MessageStack &messages,
                  QWidget *parent = nullptr);

    /// Shows the draft anew.
    void reload();
    void setReadOnly(bool readOnly);
    /// Before another page shows the draft: new names are put into its texts.
    void settle();
    /// Whether the draft's variables can be used: nothing is wrong that was not wrong before.
    bool isValid() const;
    /// Shows the first variable that something is wrong with.
    void showFault();

signals:
    void edited();

private:
    QMenu *makeKinds();
    void connectParts();
    void select(qsizetype index);
    void add(VariableKind kind);
    void insert(qsizetype index, const VariableDraft &variable);
    void duplicate();
    void remove();
    void move(qsizetype from, qsizetype to);
    void takeForm();
    void showChange();
    void showVariable();
    void showRows();
    void showUses();
    VariableUses usesOf(const VariableDraft &variable) const;
    bool isNewFault(qsizetype index) const;
    qsizetype firstFault() const;
    SourceOffer offer() const;

    SettingsContext m_context;
    SettingsDraft &m_draft;
    MessageStack &m_messages;
    QList<QList<VariableFault>> m_faults; // of each variable
    QHash<QString, VariableUses> m_uses;
    qsizetype m_current = -1;
    bool m_isReadOnly = false;
    QTimer m_usesLater;
    ItemList *m_list;
    EmptyState *m_empty;
    VariableForm *m_form;
    VariablePreview *m_preview;
    ItemPane *m_pane = nullptr;
};

} // namespace Promontory
