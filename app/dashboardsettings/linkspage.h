#pragma once

#include "app/dashboardsettings/settingsdraft.h"

#include <QWidget>

class QMenu;
class QScrollArea;

namespace Promontory {

class EmptyState;
class ItemList;
class LinkForm;
class MessageStack;

/// The links above a dashboard: a list of them beside the form of one.
class LinksPage : public QWidget
{
    Q_OBJECT

public:
    /// Edits the draft's links; the draft and the place for messages must outlive the page.
    LinksPage(SettingsDraft &draft, MessageStack &messages, QWidget *parent = nullptr);

    /// Shows the draft anew.
    void reload();
    void setReadOnly(bool readOnly);
    /// Whether no link is wrong that was not in the dashboard like this.
    bool isValid() const;
    void showFault();

signals:
    void edited();

private:
    QMenu *makeKinds();
    QWidget *makeRight();
    void connectParts();
    QList<DashboardLink> &links() { return m_draft.settings().links; }
    const QList<DashboardLink> &links() const { return m_draft.settings().links; }
    void select(qsizetype index);
    void insert(qsizetype index, const DashboardLink &link);
    void remove();
    void move(qsizetype from, qsizetype to);
    void takeForm();
    void showRows();
    void showLink();
    bool isWrong(const DashboardLink &link) const;

    SettingsDraft &m_draft;
    MessageStack &m_messages;
    qsizetype m_current = -1;
    ItemList *m_list;
    EmptyState *m_empty;
    QScrollArea *m_scroll;
    LinkForm *m_form;
};

} // namespace Promontory
