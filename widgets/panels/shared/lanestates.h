#pragma once

#include "datasources/frame/frame.h"
#include "widgets/charts/statelanes.h"
#include "widgets/common/values/displayvalue.h"
#include "widgets/theme/theme.h"

#include <QHash>
#include <QTimeZone>

#include <vector>

namespace Promontory {

/// Reads the values of one field as the states of its lane.
class LaneStates
{
public:
    struct Reading
    {
        const Field &field;
        FieldConfig config; ///< with a colour mode
        ValueSpan span;
        qsizetype index = 0; ///< of the field among all, for palettes
        bool mergesBands = false;
        bool isMuted = false;
    };

    LaneStates(Reading reading, const Theme &theme, const QTimeZone &zone);

    /// The state of a row in states(); -1: a gap.
    int stateAt(std::size_t row);
    const std::vector<LaneState> &states() const { return m_states; }
    /// Whether a mapping gave this state its text or colour.
    bool isMapped(int state) const { return m_mapped[static_cast<std::size_t>(state)]; }

private:
    int numberState(double value);
    int textState(const QString &text, const QString &shownText);
    int add(LaneState state, bool isMapped);
    int bandOf(double value) const;
    QColor muted(const QColor &color) const;

    Reading m_reading;
    const Theme &m_theme;
    QTimeZone m_zone;
    std::vector<LaneState> m_states;
    std::vector<bool> m_mapped;
    QHash<quint64, int> m_byNumber;
    QHash<int, int> m_byBand;
    QHash<QString, int> m_byText;
};

/// What the bands between thresholds are called: "< 80", "80+", each with its colour. Empty without
/// two steps.
std::vector<LaneState> bandStates(const FieldConfig &config, const Theme &theme);

} // namespace Promontory
