#pragma once

#include "app/dashboardsettings/settingscontext.h"

#include <QTimer>
#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace Promontory {

class Note;

/// The values that a variable has while it is edited, from its real source. Asks only after the
/// person paused.
class VariablePreview : public QWidget
{
    Q_OBJECT

public:
    static constexpr int MostShown = 100;
    static constexpr int PauseMs = 300;

    explicit VariablePreview(const SettingsContext &context, QWidget *parent = nullptr);

    /// The dashboard's variable with this index, in the company of those it needs. Hidden for kinds
    /// without values.
    void setVariable(const Dashboard &dashboard, qsizetype index);
    /// Another variable comes next: nothing of the last one stays.
    void clear();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void ask();
    void showAnswer();
    void showOptions(const ResolvedVariable &variable);
    void showNote(const QString &text, bool isError);

    SettingsContext m_context;
    VariableResolver m_resolver;
    QTimer m_pause;
    QList<VariableSpec> m_variables; // the shown one is the last
    VariableResolver::Surroundings m_surroundings;
    Note *m_title;
    Note *m_note;
    Note *m_error;
    QListWidget *m_values;
    QStackedWidget *m_stack;
};

/// The variable with this index and all that it needs, itself last and alone under its name.
QList<VariableSpec> withDependencies(const QList<VariableSpec> &variables, qsizetype index);

} // namespace Promontory
