#include "app/pages/annotationcontrols.h"

#include "app/pages/dashboardboard.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/values/oneline.h"
#include "widgets/controls/variablebar.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Matter = "annotations"_L1;
constexpr qsizetype MostSwitches = 60; ///< a file may name a thousand

MarkSwitchState switchOf(const AnnotationState &state)
{
    MarkSwitchState result;
    result.name = oneLine(state.name, 80);
    result.color = state.color;
    result.isOn = state.isShown;
    result.hasFailed = state.error.has_value();
    if (!state.isShown)
        result.tip = AnnotationControls::tr("Shows these annotations in the charts.");
    else if (state.error)
        result.tip = state.error->message;
    else
        result.tip = AnnotationControls::tr("%n events in the charts", nullptr, int(state.count));
    return result;
}

/// The first that has something to say, and how many more have.
QString messageOf(const QList<AnnotationState> &states)
{
    QString first;
    int others = 0;
    for (const AnnotationState &state : states) {
        QString own;
        const QString name = oneLine(state.name, 80);
        if (state.isShown && state.error && state.count > 0)
            own = AnnotationControls::tr("The annotation %1 shows what was found before: %2").arg(name, state.error->message);
        else if (state.isShown && state.error)
            own = AnnotationControls::tr("The annotation %1 cannot be shown: %2").arg(name, state.error->message);
        else if (state.isShown && state.leftOut > 0)
            own = AnnotationControls::tr("The annotation %1 found more events than are shown: only the newest %2.")
                      .arg(name, QString::number(MostMarks));
        if (own.isEmpty())
            continue;
        others += first.isEmpty() ? 0 : 1;
        first = first.isEmpty() ? own : first;
    }
    return others > 0 ? AnnotationControls::tr("%1 (+%n more)", nullptr, others).arg(first) : first;
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
        if (state.hasSwitch && switches.size() < MostSwitches)
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
