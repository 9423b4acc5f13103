#pragma once

#include "app/dashboardsettings/settingscontext.h"
#include "app/dashboardsettings/settingsdraft.h"

#include <QWidget>

class QMenu;
class QScrollArea;

namespace Promontory {

class AnnotationForm;
class EmptyState;
class ItemList;
class MessageStack;

/// The annotations of a dashboard: a list of them beside the form of one.
class AnnotationsPage : public QWidget
{
    Q_OBJECT

public:
    /// Edits the draft's annotations; the draft and the place for messages must outlive the page.
    AnnotationsPage(const SettingsContext &context, SettingsDraft &draft, MessageStack &messages,
                    QWidget *parent = nullptr);

    /// Shows the draft anew.
    void reload();
    void setReadOnly(bool readOnly);
    /// Whether no annotation is wrong that was not in the dashboard like this.
    bool isValid() const;
    void showFault();

signals:
    void edited();

private:
    QMenu *makeKinds();
    QWidget *makeRight();
    void connectParts();
    QList<AnnotationQuery> &annotations() { return m_draft.settings().annotations; }
    const QList<AnnotationQuery> &annotations() const { return m_draft.settings().annotations; }
    void add(const AnnotationQuery &annotation);
    void insert(qsizetype index, const AnnotationQuery &annotation);
    void remove();
    void move(qsizetype from, qsizetype to);
    void takeForm();
    void changed(qsizetype current);
    void showRows();
    void showAnnotation();
    bool isWrong(const AnnotationQuery &annotation) const;

    const SettingsContext m_context;
    SettingsDraft &m_draft;
    MessageStack &m_messages;
    qsizetype m_current = -1;
    ItemList *m_list;
    EmptyState *m_empty;
    QScrollArea *m_scroll;
    AnnotationForm *m_form;
};

} // namespace Promontory
