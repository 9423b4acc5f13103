#include "app/dashboardsettings/annotationspage.h"

#include "app/dashboardsettings/annotationform.h"
#include "app/dashboardsettings/annotationrules.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/values/oneline.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QList<OfferedPanel> panelsOf(const Dashboard &dashboard)
{
    QList<OfferedPanel> panels;
    const auto add = [&panels](const PanelSpec &panel) {
        const QString title = oneLine(panel.title, 80);
        panels.append({panel.id, title.isEmpty() ? AnnotationsPage::tr("Panel %1").arg(panel.id.toText()) : title});
    };
    std::for_each(dashboard.panels.cbegin(), dashboard.panels.cend(), add);
    for (const Row &row : dashboard.rows)
        std::for_each(row.folded.cbegin(), row.folded.cend(), add);
    return panels;
}

} // namespace

AnnotationsPage::AnnotationsPage(const SettingsContext &context, SettingsDraft &draft, MessageStack &messages,
                                 QWidget *parent)
    : ItemsPage(messages, u"annotation"_s, parent), m_context(context), m_draft(draft), m_form(new AnnotationForm)
{
    auto *kinds = new QMenu;
    fillKinds(kinds);
    auto *empty = new EmptyState(tr("No annotations yet"),
                                 tr("Annotations are events that a query finds, such as restarts and alerts. They are "
                                    "drawn over all charts with a time axis."));
    auto *first = new QAction(tr("Add annotations"), empty);
    connect(first, &QAction::triggered, this, [this] { add({}); });
    empty->addStateAction(first, false);
    const ItemListTexts texts{tr("Annotations"), tr("Add"), tr("Duplicate these annotations"),
                              tr("Delete these annotations")};
    setParts(new ItemList(texts, kinds), empty, m_form);
    connect(m_form, &AnnotationForm::edited, this, &AnnotationsPage::takeForm);
    reload();
}

/// From nothing, or with the expressions that nearly every server answers.
void AnnotationsPage::fillKinds(QMenu *menu)
{
    menu->addAction(tr("Events of a query"), this, [this] { add({}); });
    menu->addAction(tr("Restarts"), this, [this] {
        AnnotationQuery restarts;
        restarts.name = tr("Restarts");
        restarts.color = u"yellow"_s;
        restarts.expression = u"changes(process_start_time_seconds[$__rate_interval]) > 0"_s;
        restarts.textForm = tr("{{instance}} restarted");
        restarts.tagLabels = QStringList{u"job"_s};
        add(restarts);
    });
    menu->addAction(tr("Firing alerts"), this, [this] {
        AnnotationQuery alerts;
        alerts.name = tr("Alerts");
        alerts.color = u"red"_s;
        alerts.expression = u"ALERTS{alertstate=\"firing\"}"_s;
        alerts.titleForm = u"{{alertname}}"_s;
        alerts.tagLabels = QStringList{u"severity"_s, u"job"_s};
        add(alerts);
    });
}

void AnnotationsPage::prepare()
{
    SourceOffer offer;
    offer.sources = m_context.listSources();
    for (const VariableDraft &variable : m_draft.variables()) {
        if (std::holds_alternative<SourceVariable>(variable.spec))
            offer.variables.append(commonOf(variable.spec).name);
    }
    m_form->setOffer(offer, panelsOf(m_draft.settings()));
}

void AnnotationsPage::add(const AnnotationQuery &annotation)
{
    annotations().append(annotation);
    showChange(annotations().size() - 1);
    m_form->focusName();
}

ListRow AnnotationsPage::rowOf(qsizetype index) const
{
    const AnnotationQuery &annotation = annotations().at(index);
    const auto fault = checkAnnotation(annotation);
    return {annotation.name.isEmpty() ? tr("Without a name") : annotation.name,
            annotation.enabled ? QString() : tr("off"), annotation.expression.simplified(), fault.message(),
            !fault.isEmpty() && !m_draft.comparableBase().annotations.contains(annotation)};
}

void AnnotationsPage::showItem(qsizetype index)
{
    m_form->setAnnotation(annotations().at(index));
}

void AnnotationsPage::takeItem(qsizetype index)
{
    annotations()[index] = m_form->annotation();
}

/// A copy belongs to no part of an imported file.
void AnnotationsPage::duplicateItem(qsizetype index)
{
    AnnotationQuery copy = annotations().at(index);
    copy.original = {};
    annotations().insert(index + 1, copy);
    showChange(index + 1);
}

ItemsPage::Removal AnnotationsPage::removeItem(qsizetype index)
{
    const AnnotationQuery gone = annotations().takeAt(index);
    return {tr("The annotations “%1” are deleted.").arg(oneLine(gone.name, 60)),
            [this, gone](qsizetype place) { annotations().insert(place, gone); }};
}

void AnnotationsPage::moveItem(qsizetype from, qsizetype to)
{
    annotations().move(from, to);
}

void AnnotationsPage::focusFault()
{
    m_form->focusFault();
}

} // namespace Promontory
