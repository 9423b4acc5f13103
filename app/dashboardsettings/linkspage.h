#pragma once

#include "app/dashboardsettings/itemspage.h"
#include "app/dashboardsettings/settingsdraft.h"

class QMenu;

namespace Promontory {

class LinkForm;

/// The links above a dashboard: a list of them beside the form of one.
class LinksPage : public ItemsPage
{
    Q_OBJECT

public:
    /// Edits the draft's links; the draft and the place for messages must outlive the page.
    LinksPage(SettingsDraft &draft, MessageStack &messages, QWidget *parent = nullptr);

private:
    qsizetype count() const override { return links().size(); }
    ListRow rowOf(qsizetype index) const override;
    void showItem(qsizetype index) override;
    void takeItem(qsizetype index) override;
    void duplicateItem(qsizetype index) override;
    Removal removeItem(qsizetype index) override;
    void moveItem(qsizetype from, qsizetype to) override;
    void focusFault() override;

    void fillKinds(QMenu *menu);
    void add(const DashboardLink &link);
    QList<DashboardLink> &links() { return m_draft.settings().links; }
    const QList<DashboardLink> &links() const { return m_draft.settings().links; }

    SettingsDraft &m_draft;
    LinkForm *m_form;
};

} // namespace Promontory
