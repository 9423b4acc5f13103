#include "app/dashboardsettings/annotationspage.h"

#include "app/dashboardsettings/annotationform.h"
#include "app/dashboardsettings/annotationrules.h"
#include "app/dashboardsettings/itemlist.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/formlayout.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/values/oneline.h"
#include "widgets/common/verticalline.h"

#include <QAction>
#include <QMenu>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Margin = 16;
constexpr int ListWidth = 240;

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
    : QWidget(parent)
    , m_context(context)
    , m_draft(draft)
    , m_messages(messages)
    , m_list(new ItemList({tr("Annotations"), tr("Add"), tr("Duplicate these annotations"), tr("Delete these annotations")},
                          makeKinds()))
    , m_empty(new EmptyState(tr("No annotations yet"),
                             tr("Annotations are events that a query finds, such as restarts and alerts. They are "
                                "drawn over all charts with a time axis.")))
    , m_scroll(new QScrollArea)
    , m_form(new AnnotationForm)
{
    m_list->setFixedWidth(ListWidth);
    auto *left = new QVBoxLayout;
    left->setContentsMargins(Margin, Margin, Margin, Margin);
    left->addWidget(m_list);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(left);
    layout->addWidget(new VerticalLine(this));
    layout->addWidget(makeRight(), 1);
    connectParts();
    reload();
}

/// From nothing, or with the expressions that nearly every server answers.
QMenu *AnnotationsPage::makeKinds()
{
    auto *menu = new QMenu;
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
    return menu;
}

QWidget *AnnotationsPage::makeRight()
{
    auto *page = new QWidget;
    QVBoxLayout *fields = formColumn(page);
    fields->setContentsMargins(Margin, Margin, Margin, Margin);
    fields->addWidget(m_form);
    fields->addStretch(1);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *first = new QAction(tr("Add annotations"), m_empty);
    connect(first, &QAction::triggered, this, [this] { add({}); });
    m_empty->addStateAction(first, false);
    auto *right = new QWidget(this);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins({});
    layout->addWidget(m_scroll);
    layout->addWidget(m_empty);
    return right;
}

void AnnotationsPage::connectParts()
{
    connect(m_list, &ItemList::currentChanged, this, [this](int index) {
        m_current = index;
        showAnnotation();
    });
    connect(m_list, &ItemList::duplicateAsked, this, [this] { insert(m_current + 1, annotations().at(m_current)); });
    connect(m_list, &ItemList::removeAsked, this, &AnnotationsPage::remove);
    connect(m_list, &ItemList::moved, this, &AnnotationsPage::move);
    connect(m_form, &AnnotationForm::edited, this, &AnnotationsPage::takeForm);
}

void AnnotationsPage::reload()
{
    m_messages.dismiss(u"annotation"_s);
    SourceOffer offer;
    offer.sources = m_context.listSources();
    for (const VariableDraft &variable : m_draft.variables()) {
        if (std::holds_alternative<SourceVariable>(variable.spec))
            offer.variables.append(commonOf(variable.spec).name);
    }
    m_form->setOffer(offer, panelsOf(m_draft.settings()));
    m_current = std::clamp<qsizetype>(m_current, annotations().isEmpty() ? -1 : 0, annotations().size() - 1);
    showRows();
    m_list->setCurrent(int(m_current));
    showAnnotation();
}

void AnnotationsPage::setReadOnly(bool readOnly)
{
    m_list->setReadOnly(readOnly);
    m_form->setEnabled(!readOnly);
    m_empty->setEnabled(!readOnly);
}

void AnnotationsPage::showAnnotation()
{
    const bool isThere = m_current >= 0 && m_current < annotations().size();
    m_scroll->setVisible(isThere);
    m_empty->setVisible(!isThere);
    if (isThere)
        m_form->setAnnotation(annotations().at(m_current));
}

void AnnotationsPage::takeForm()
{
    if (m_current < 0)
        return;
    annotations()[m_current] = m_form->annotation();
    showRows();
    emit edited();
}

void AnnotationsPage::showRows()
{
    QList<ListRow> rows;
    for (const AnnotationQuery &annotation : std::as_const(annotations())) {
        const QString name = annotation.name.isEmpty() ? tr("Without a name") : annotation.name;
        rows.append({name, annotation.enabled ? QString() : tr("off"), annotation.expression.simplified(),
                     checkAnnotation(annotation).message(), isWrong(annotation)});
    }
    m_list->setRows(rows);
}

/// What a file came with does not keep anybody from editing the rest.
bool AnnotationsPage::isWrong(const AnnotationQuery &annotation) const
{
    return !checkAnnotation(annotation).isEmpty() && !m_draft.base().annotations.contains(annotation);
}

bool AnnotationsPage::isValid() const
{
    return std::none_of(annotations().cbegin(), annotations().cend(),
                        [this](const AnnotationQuery &annotation) { return isWrong(annotation); });
}

void AnnotationsPage::showFault()
{
    const auto wrong = std::find_if(annotations().cbegin(), annotations().cend(),
                                    [this](const AnnotationQuery &annotation) { return isWrong(annotation); });
    if (wrong == annotations().cend())
        return;
    m_current = wrong - annotations().cbegin();
    m_list->setCurrent(int(m_current));
    showAnnotation();
    m_form->focusFault();
}

void AnnotationsPage::add(const AnnotationQuery &annotation)
{
    insert(annotations().size(), annotation);
    m_form->focusName();
}

void AnnotationsPage::changed(qsizetype current)
{
    m_current = current;
    showRows();
    m_list->setCurrent(int(current));
    showAnnotation();
    emit edited();
}

/// A copy belongs to no part of an imported file.
void AnnotationsPage::insert(qsizetype index, const AnnotationQuery &annotation)
{
    AnnotationQuery own = annotation;
    own.original = {};
    annotations().insert(index, own);
    changed(index);
}

void AnnotationsPage::remove()
{
    const qsizetype index = m_current;
    const AnnotationQuery gone = annotations().takeAt(index);
    changed(std::min(index, annotations().size() - 1));
    m_messages.showMessage(u"annotation"_s, MessageKind::Info,
                           tr("The annotations “%1” are deleted.").arg(oneLine(gone.name, 60)),
                           {{tr("Undo"), [this, index, gone] {
                                 const qsizetype place = std::min(index, annotations().size());
                                 annotations().insert(place, gone);
                                 changed(place);
                             }}});
}

void AnnotationsPage::move(qsizetype from, qsizetype to)
{
    if (from == to || to < 0 || to >= annotations().size())
        return;
    annotations().move(from, to);
    changed(to);
}

} // namespace Promontory
