#include "app/dashboardsettings/variablespage.h"

#include "app/dashboardsettings/itemlist.h"
#include "app/dashboardsettings/itempane.h"
#include "app/dashboardsettings/variableform.h"
#include "app/dashboardsettings/variablepreview.h"
#include "app/dashboardsettings/variabletexts.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/messagestack.h"

#include <QAction>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int UsesAfterMs = 200;

} // namespace

VariablesPage::VariablesPage(const SettingsContext &context, SettingsDraft &draft,
                             MessageStack &messages, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_draft(draft)
    , m_messages(messages)
    , m_list(new ItemList(
          {tr("Variables"), tr("Add"), tr("Duplicate this variable"), tr("Delete this variable")},
          makeKinds()))
    , m_empty(new EmptyState(
          tr("No variables yet"),
          tr("A variable is a value that people choose above the panels; queries and titles name "
             "it as $name.")))
    , m_form(new VariableForm)
    , m_preview(new VariablePreview(context))
{
    for (const VariableKind kind : {VariableKind::Query, VariableKind::Custom}) {
        auto *first = new QAction(
            kind == VariableKind::Query ? tr("Ask a data source") : tr("Write a list"), m_empty);
        connect(first, &QAction::triggered, this, [this, kind] { add(kind); });
        m_empty->addStateAction(first, false);
    }
    m_pane = new ItemPane(m_list, m_empty, m_form, m_preview);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pane);
    m_usesLater.setSingleShot(true);
    m_usesLater.setInterval(UsesAfterMs);
    connectParts();
    reload();
}

QMenu *VariablesPage::makeKinds()
{
    auto *menu = new QMenu;
    for (int kind = 0; kind < VariableKindCount; ++kind)
        menu->addAction(variableKindText(VariableKind(kind)), this,
                        [this, kind] { add(VariableKind(kind)); });
    return menu;
}

void VariablesPage::connectParts()
{
    connect(m_list, &ItemList::currentChanged, this, &VariablesPage::select);
    connect(m_list, &ItemList::duplicateAsked, this, &VariablesPage::duplicate);
    connect(m_list, &ItemList::removeAsked, this, &VariablesPage::remove);
    connect(m_list, &ItemList::moved, this, &VariablesPage::move);
    connect(m_form, &VariableForm::edited, this, &VariablesPage::takeForm);
    connect(&m_usesLater, &QTimer::timeout, this, &VariablesPage::showUses);
}

void VariablesPage::reload()
{
    m_messages.dismiss(u"variable"_s);
    m_current = std::clamp<qsizetype>(m_current, m_draft.variables().isEmpty() ? -1 : 0,
                                      m_draft.variables().size() - 1);
    showRows();
    m_list->setCurrent(int(m_current));
    showVariable();
    showUses();
}

void VariablesPage::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_list->setReadOnly(readOnly);
    m_form->setReadOnly(readOnly);
    m_empty->setEnabled(!readOnly);
}

SourceOffer VariablesPage::offer() const
{
    SourceOffer offer;
    offer.sources = m_context.listSources();
    for (const VariableDraft &variable : m_draft.variables()) {
        if (kindOf(variable.spec) == VariableKind::Source)
            offer.variables.append(commonOf(variable.spec).name);
    }
    return offer;
}

void VariablesPage::select(qsizetype index)
{
    if (index == m_current)
        return;
    if (!m_form->isComplete()) {
        m_list->setCurrent(int(m_current));
        return m_form->focusFault();
    }
    settle();
    m_current = index;
    m_preview->clear();
    showVariable();
}

void VariablesPage::settle()
{
    const QList<VariableDraft> &variables = m_draft.variables();
    bool anyRenamed = false;
    for (qsizetype i = 0; i < variables.size(); ++i) {
        const bool isRenamed = variables.at(i).isRenamed();
        if (isRenamed && isNewFault(i))
            return; // the name may still change
        anyRenamed = anyRenamed || isRenamed;
    }
    if (!anyRenamed)
        return;
    m_draft.settleRenames();
    showRows();
    showUses();
}

void VariablesPage::showVariable()
{
    const bool isThere = m_current >= 0 && m_current < m_draft.variables().size();
    m_pane->showForm(isThere);
    if (!isThere)
        return m_preview->setVariable({}, -1);
    const VariableDraft &variable = m_draft.variables().at(m_current);
    m_form->setOffer(offer());
    m_form->setVariable(variable, foreignKind(variable.spec, m_draft.settings()));
    m_form->setUses(usesOf(variable));
    m_form->setFaults(m_faults.value(m_current));
    m_preview->setVariable(m_draft.result(), m_current);
    m_pane->scrollToTop();
}

void VariablesPage::takeForm()
{
    if (m_current < 0)
        return;
    m_draft.variables()[m_current] = m_form->variable();
    showChange();
    m_preview->setVariable(m_draft.result(), m_current);
}

void VariablesPage::showChange()
{
    showRows();
    m_form->setFaults(m_faults.value(m_current));
    m_usesLater.start();
    emit edited();
}

void VariablesPage::showRows()
{
    m_faults = checkVariables(m_draft.variableSpecs());
    QList<ListRow> rows;
    for (qsizetype i = 0; i < m_draft.variables().size(); ++i) {
        const VariableSpec &spec = m_draft.variables().at(i).spec;
        const QString foreign = foreignKind(spec, m_draft.settings());
        const QString fault =
            m_faults.at(i).isEmpty() ? QString() : m_faults.at(i).constFirst().message;
        rows.append({u'$' + commonOf(spec).name,
                     foreign.isEmpty() ? variableKindText(kindOf(spec)) : foreign,
                     definitionText(spec), fault, isNewFault(i)});
    }
    m_list->setRows(rows);
}

/// What a file came with does not keep anybody from editing the rest.
bool VariablesPage::isNewFault(qsizetype index) const
{
    const QList<VariableFault> &faults = m_faults.at(index);
    const bool isWrong = std::any_of(faults.cbegin(), faults.cend(),
                                     [](const VariableFault &fault) { return !fault.isWarning; });
    const VariableDraft &variable = m_draft.variables().at(index);
    return isWrong && m_draft.before(variable) != std::optional(variable.spec);
}

qsizetype VariablesPage::firstFault() const
{
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        if (isNewFault(i))
            return i;
    }
    return -1;
}

bool VariablesPage::isValid() const
{
    return m_form->isComplete() && firstFault() < 0;
}

void VariablesPage::showFault()
{
    if (const qsizetype fault = firstFault(); m_form->isComplete() && fault >= 0) {
        m_list->setCurrent(int(fault));
        select(fault);
    }
    m_form->focusFault();
}

VariableUses VariablesPage::usesOf(const VariableDraft &variable) const
{
    // References still have the old name: they follow at the end.
    const bool followed = variable.isRenamed() && variable.renamesReferences;
    return m_uses.value(followed ? variable.origin : commonOf(variable.spec).name);
}

void VariablesPage::showUses()
{
    Dashboard dashboard = m_draft.settings();
    dashboard.variables = m_draft.variableSpecs();
    m_uses = variableUses(dashboard);
    if (m_current < 0 || m_current >= m_draft.variables().size())
        return;
    const VariableDraft &variable = m_draft.variables().at(m_current);
    m_form->setUses(variable.isRenamed() ? m_uses.value(variable.origin) : usesOf(variable));
}

void VariablesPage::add(VariableKind kind)
{
    const QString stem = kind == VariableKind::Source     ? u"datasource"_s
                         : kind == VariableKind::Interval ? u"interval"_s
                         : kind == VariableKind::Filters  ? u"filters"_s
                                                          : u"variable"_s;
    const QString name = freshVariableName(stem, m_draft.variableSpecs());
    insert(m_draft.variables().size(), {newVariable(kind, name), {}, true});
    m_form->focusName();
}

void VariablesPage::insert(qsizetype index, const VariableDraft &variable)
{
    if (!m_form->isComplete())
        return m_form->focusFault();
    settle();
    m_draft.variables().insert(index, variable);
    m_current = index;
    showChange();
    m_list->setCurrent(int(index));
    m_preview->clear();
    showVariable();
}

void VariablesPage::duplicate()
{
    const VariableSpec &original = m_draft.variables().at(m_current).spec;
    if (foreignKind(original, m_draft.settings()).isEmpty()) {
        insert(m_current + 1, {duplicateVariable(original, m_draft.variableSpecs()), {}, true});
        m_form->focusName();
    }
}

void VariablesPage::remove()
{
    const qsizetype index = m_current;
    const VariableDraft gone = m_draft.variables().takeAt(index);
    const VariableUses uses = usesOf(gone);
    m_current = std::min(index, m_draft.variables().size() - 1);
    showChange();
    m_list->setCurrent(int(m_current));
    m_preview->clear();
    showVariable();
    const QString name = commonOf(gone.spec).name;
    const QString text =
        uses.isUsed()
            ? tr("$%1 is deleted, but used by %2: the references stay there as plain text.")
                  .arg(name, usesText(uses))
            : tr("$%1 is deleted.").arg(name);
    m_messages.showMessage(u"variable"_s, uses.isUsed() ? MessageKind::Warning : MessageKind::Info,
                           text, {{tr("Undo"), [this, index, gone] {
                                       insert(std::min(index, m_draft.variables().size()), gone);
                                   }}});
}

void VariablesPage::move(qsizetype from, qsizetype to)
{
    if (from == to || to < 0 || to >= m_draft.variables().size())
        return;
    m_draft.variables().move(from, to);
    m_current = to;
    showChange();
    m_list->setCurrent(int(to));
    showVariable();
}

} // namespace Promontory
