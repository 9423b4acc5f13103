#include "app/pages/annotationcontrols.h"

#include "app/pages/dashboardboard.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/values/oneline.h"
#include "widgets/controls/variablebar.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Matter = "annotations"_L1;

MarkSwitchState switchOf(const AnnotationState &state)
{
    MarkSwitchState result;
    result.name = oneLine(state.name, 80);
    result.color = state.color;
    result.isOn = state.isShown;
    result.hasFailed = state.error.has_value();
    if (!state.isShown)
        result.tip = AnnotationControls::tr("Shows these annotations in the charts.");
    else if (!state.isAsked)
        result.tip = AnnotationControls::tr("Too many other annotations are switched on.");
    else if (state.error)
        result.tip = state.error->message;
    else
        result.tip = AnnotationControls::tr("%n events in the charts", nullptr, int(state.count));
    return result;
}

QString messageOf(const AnnotationState &state)
{
    const QString name = oneLine(state.name, 80);
    if (!state.isAsked)
        return {};
    if (state.error && state.count > 0)
        return AnnotationControls::tr("The annotation %1 shows what was found before: %2").arg(name, state.error->message);
    if (state.error)
        return AnnotationControls::tr("The annotation %1 cannot be shown: %2").arg(name, state.error->message);
    if (state.leftOut > 0)
        return AnnotationControls::tr("The annotation %1 found more events than are shown: only the newest %2.")
            .arg(name, QString::number(MostMarks));
    return {};
}

/// The first that has something to say, and how many more have.
QString messageOf(const QList<AnnotationState> &states)
{
    QStringList messages;
    qsizetype found = 0;
    bool areTooMany = false;
    for (const AnnotationState &state : states) {
        messages.append(messageOf(state));
        found += state.isAsked ? state.count : 0;
        areTooMany = areTooMany || (state.isShown && !state.isAsked);
    }
    messages.removeAll(QString());
    if (areTooMany)
        messages.append(AnnotationControls::tr("Only the first %1 annotations that are switched on are asked for.")
                            .arg(MostAnnotations));
    if (messages.isEmpty() && found > qsizetype(MostMarks))
        messages.append(AnnotationControls::tr("The annotations found %1 events together: a chart shows the newest %2.")
                            .arg(QString::number(found), QString::number(MostMarks)));
    const int others = int(messages.size()) - 1;
    return others > 0 ? AnnotationControls::tr("%1 (+%n more)", nullptr, others).arg(messages.constFirst())
                      : messages.value(0);
}

} // namespace

AnnotationControls::AnnotationControls(DashboardBoard &board, VariableBar &bar, MessageStack &messages, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_bar(bar)
    , m_messages(messages)
{
    connect(&board.annotations(), &AnnotationRunner::statesChanged, this, &AnnotationControls::update);
    connect(&bar, &VariableBar::markSwitched, this, [this](int index, bool isOn) {
        QStringList names;
        for (const AnnotationState &state : m_board.annotations().states()) {
            if (state.hasSwitch)
                names.append(state.name);
        }
        if (index < names.size())
            m_board.setAnnotationShown(names.at(index), isOn);
    });
    update();
}

void AnnotationControls::update()
{
    const QList<AnnotationState> states = m_board.annotations().states();
    QList<MarkSwitchState> switches;
    for (const AnnotationState &state : states) {
        if (state.hasSwitch && switches.size() < MostAnnotations)
            switches.append(switchOf(state));
    }
    m_bar.setMarkSwitches(switches);
    say(states);
}

void AnnotationControls::say(const QList<AnnotationState> &states)
{
    const QString message = messageOf(states);
    if (std::exchange(m_said, message) == message)
        return;
    if (message.isEmpty())
        m_messages.dismiss(Matter);
    else
        m_messages.showMessage(Matter, MessageKind::Warning, message);
}

} // namespace Promontory
