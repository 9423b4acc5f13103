#include "app/dashboardsettings/variablepreview.h"

#include "app/edit/variablekinds.h"
#include "app/variables/variablegraph.h"
#include "widgets/common/note.h"
#include "widgets/common/values/oneline.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/tooltiptext.h"

#include <QListWidget>
#include <QPainter>
#include <QSet>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Margin = 16;
constexpr int ValuesHeight = 76;
constexpr qsizetype LongestValue = 60;

bool hasValues(const VariableSpec &variable)
{
    switch (kindOf(variable)) {
    case VariableKind::Query:
    case VariableKind::Custom:
    case VariableKind::Interval:
    case VariableKind::Source:
    case VariableKind::Groups:
        return true;
    case VariableKind::Constant:
    case VariableKind::Text:
    case VariableKind::Filters:
    case VariableKind::Switch:
        break;
    }
    return false;
}

/// With the value behind the text where it is one that a person wrote or a source gave.
QString optionText(const VariableOption &option, VariableKind kind)
{
    const QString text = oneLine(option.text, LongestValue);
    const QString value = oneLine(option.value, LongestValue);
    const bool isNamed = kind == VariableKind::Source || kind == VariableKind::Interval;
    return text == value || isNamed ? text : QString(text + u" : "_s + value);
}

} // namespace

QList<VariableSpec> withDependencies(const QList<VariableSpec> &variables, qsizetype index)
{
    if (index < 0 || index >= variables.size())
        return {};
    const VariableSpec &shown = variables.at(index);
    QSet<QString> wanted;
    QStringList open = dependenciesOf(shown);
    while (!open.isEmpty()) {
        const QString name = open.takeLast();
        if (wanted.contains(name))
            continue;
        wanted.insert(name);
        for (const VariableSpec &variable : variables) {
            if (commonOf(variable).name == name)
                open += dependenciesOf(variable);
        }
    }
    QList<VariableSpec> subset;
    for (const VariableSpec &variable : variables) {
        const QString &name = commonOf(variable).name;
        if (wanted.contains(name) && name != commonOf(shown).name)
            subset.append(variable);
    }
    subset.append(shown);
    return subset;
}

VariablePreview::VariablePreview(const SettingsContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_resolver(context.lookup, context.resolveSource, context.listSources, context.clock)
    , m_title(new Note(Note::Tone::Label, tr("Values")))
    , m_note(new Note(Note::Tone::Help))
    , m_error(new Note(Note::Tone::Error))
    , m_values(new QListWidget)
    , m_stack(new QStackedWidget)
{
    m_values->setFlow(QListView::LeftToRight);
    m_values->setWrapping(true);
    m_values->setResizeMode(QListView::Adjust);
    m_values->setSpacing(3);
    m_values->setSelectionMode(QAbstractItemView::NoSelection);
    m_values->setFocusPolicy(Qt::TabFocus);
    m_values->setAccessibleName(tr("Values"));
    m_error->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_note->setWordWrap(false);
    m_stack->addWidget(m_values);
    m_stack->addWidget(m_error);
    m_stack->setFixedHeight(ValuesHeight); // whatever stands there, the form above keeps still
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Margin, 10, Margin, 8);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_stack);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    connect(&m_pause, &QTimer::timeout, this, &VariablePreview::ask);
    connect(&m_resolver, &VariableResolver::variablesChanged, this, &VariablePreview::showAnswer);
    connect(&m_resolver, &VariableResolver::settled, this, &VariablePreview::showAnswer);
}

void VariablePreview::setVariable(const Dashboard &dashboard, qsizetype index)
{
    QList<VariableSpec> wanted = withDependencies(dashboard.variables, index);
    const QString sourceBefore =
        std::exchange(m_surroundings, m_context.surroundings(dashboard)).dashboardSourceId;
    setVisible(!wanted.isEmpty() && hasValues(wanted.constLast()));
    if (wanted == m_variables && m_surroundings.dashboardSourceId == sourceBefore)
        return;
    m_variables = std::move(wanted);
    m_pause.start();
}

void VariablePreview::clear()
{
    m_variables.clear();
    m_values->clear();
    showNote({}, false);
}

void VariablePreview::ask()
{
    if (!m_variables.isEmpty() && hasValues(m_variables.constLast()))
        m_resolver.setVariables(m_variables, m_surroundings, m_context.chosen());
}

void VariablePreview::showAnswer()
{
    if (m_pause.isActive() || m_resolver.variables().isEmpty())
        return; // the question is an old one
    const ResolvedVariable &shown = m_resolver.variables().constLast();
    if (shown.error)
        showNote(shown.error->message, true);
    else if (!m_resolver.isSettled())
        showNote(tr("Asking the data source…"), false);
    else
        showOptions(shown);
}

void VariablePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintHorizontalLine(&painter, 0, width(), 0, themeOf(this).border.normal);
}

void VariablePreview::showOptions(const ResolvedVariable &variable)
{
    m_values->clear();
    const qsizetype count = variable.options.size();
    for (const VariableOption &option :
         variable.options.first(std::min<qsizetype>(count, MostShown))) {
        auto *item = new QListWidgetItem(optionText(option, kindOf(variable.spec)), m_values);
        item->setToolTip(toolTipText(option.value));
    }
    if (count == 0)
        return showNote(tr("There are no values."), false);
    showNote(count > MostShown ? tr("and %n more", nullptr, int(count - MostShown)) : QString(),
             false);
    m_title->setText(tr("Values: %1").arg(QLocale().toString(count)));
}

void VariablePreview::showNote(const QString &text, bool isError)
{
    m_title->setText(tr("Values"));
    if (isError)
        m_values->clear();
    m_note->setText(isError ? QString() : text);
    m_error->setText(isError ? text : QString());
    m_stack->setCurrentIndex(isError ? 1 : 0);
}

} // namespace Promontory
