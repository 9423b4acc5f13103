#pragma once

#include "widgets/panels/paneldata.h"

#include <QCoreApplication>
#include <QString>
#include <QTimeZone>

namespace Promontory {

/// The sign that stands beside the word of a state.
enum class StateSign { None, Alert, Clock, BrokenLink, Warning, Info };
/// The family of colours a state is shown in.
enum class StateTone { None, Critical, Warning, Stale, Info };

/// What the header shows at its right end; empty text: nothing.
struct StateBadge
{
    QString text;
    StateSign sign = StateSign::None;
    StateTone tone = StateTone::None;
    bool solid = false; ///< filled: data that must not be taken as current
    QString explanation;

    bool operator==(const StateBadge &) const = default;
};

/// A sentence in the place of a picture.
struct StateMessage
{
    QString headline;
    QString detail;

    bool operator==(const StateMessage &) const = default;
};

/// The words of every state (design.md 5). Pure: a status in, texts out.
class StateTexts
{
    Q_DECLARE_TR_FUNCTIONS(Promontory::StateTexts)

public:
    static StateBadge badge(const PanelStatus &status, const QTimeZone &zone);
    /// The strip over an old picture: its reason, and how old the picture is. Empty in other
    /// states.
    static StateMessage strip(const PanelStatus &status, const QTimeZone &zone);
    /// What stands in the body where there is no picture: empty, dead, failed at the first try.
    static StateMessage message(const PanelStatus &status, const QTimeZone &zone);
    /// The state as a sentence, for accessibility.
    static QString sentence(const PanelStatus &status, const QTimeZone &zone);
    /// "21 s", "4m12s", "18m", "3h 5m": an age for a badge.
    static QString age(qint64 milliseconds);

private:
    static QString reason(const PanelStatus &status);
    static QString nextTry(const PanelStatus &status, const QTimeZone &zone);
    static StateBadge partialBadge(const PanelStatus &status);
    static StateBadge warningBadge(const PanelStatus &status);
    static StateBadge silentBadge(const PanelStatus &status);
    static StateMessage nothingFound(const PanelStatus &status);
};

} // namespace Promontory
