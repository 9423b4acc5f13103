#pragma once

#include "app/dashboardsettings/itemspage.h"
#include "app/dashboardsettings/settingscontext.h"
#include "app/dashboardsettings/settingsdraft.h"

class QMenu;

namespace Promontory {

class AnnotationForm;

/// The annotations of a dashboard: a list of them beside the form of one.
class AnnotationsPage : public ItemsPage
{
    Q_OBJECT

public:
    /// Edits the draft's annotations; the draft and the place for messages must outlive the page.
    AnnotationsPage(const SettingsContext &context, SettingsDraft &draft, MessageStack &messages,
                    QWidget *parent = nullptr);

private:
    void prepare() override;
    qsizetype count() const override { return annotations().size(); }
    ListRow rowOf(qsizetype index) const override;
    void showItem(qsizetype index) override;
    void takeItem(qsizetype index) override;
    void duplicateItem(qsizetype index) override;
    Removal removeItem(qsizetype index) override;
    void moveItem(qsizetype from, qsizetype to) override;
    void focusFault() override;

    void fillKinds(QMenu *menu);
    void add(const AnnotationQuery &annotation);
    QList<AnnotationQuery> &annotations() { return m_draft.settings().annotations; }
    const QList<AnnotationQuery> &annotations() const { return m_draft.settings().annotations; }

    const SettingsContext m_context;
    SettingsDraft &m_draft;
    AnnotationForm *m_form;
};

} // namespace Promontory
