#include "widgets/panels/shared/lanestates.h"

#include "datasources/format/mapping.h"
#include "widgets/common/values/oneline.h"
#include "widgets/common/values/valuecolor.h"

#include <bit>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype LongestText = 200;
constexpr double NotANumber = std::numeric_limits<double>::quiet_NaN();

QString stepText(const ThresholdStep &step, const FieldConfig &config)
{
    const bool isPart = config.thresholds.mode == Thresholds::Mode::Percentage;
    return isPart ? formatUnit(step.value, u"percent"_s).joined()
                  : formatUnit(step.value, config.unit, config.decimals).joined();
}

} // namespace

std::vector<LaneState> bandStates(const FieldConfig &config, const Theme &theme)
{
    const QList<ThresholdStep> &steps = config.thresholds.steps;
    std::vector<LaneState> bands;
    for (qsizetype i = 0; i < steps.size() && steps.size() > 1; ++i) {
        const QString text = i == 0 ? QString(u"< "_s + stepText(steps.at(1), config))
                                    : QString(stepText(steps.at(i), config) + u'+');
        bands.push_back(
            {text, theme.namedColor(steps.at(i).color, theme.chart.ghost), steps.at(i).value});
    }
    return bands;
}

LaneStates::LaneStates(Reading reading, const Theme &theme, const QTimeZone &zone)
    : m_reading(std::move(reading)), m_theme(theme), m_zone(zone)
{
}

int LaneStates::stateAt(std::size_t row)
{
    if (const NumberColumn *numbers = m_reading.field.numbers())
        return numberState((*numbers)[row]);
    if (const TextColumn *texts = m_reading.field.texts())
        return textState((*texts)[row], (*texts)[row]);
    if (const auto *bools = std::get_if<BoolColumn>(&m_reading.field.values))
        return textState((*bools)[row] ? u"true"_s : u"false"_s,
                         (*bools)[row] ? u"True"_s : u"False"_s);
    return -1;
}

int LaneStates::add(LaneState state, bool isMapped)
{
    state.text = oneLine(state.text, LongestText);
    m_states.push_back(std::move(state));
    m_mapped.push_back(isMapped);
    return static_cast<int>(m_states.size()) - 1;
}

QColor LaneStates::muted(const QColor &color) const
{
    return m_reading.isMuted && color.isValid() ? m_theme.text.disabled : color;
}

/// The active step of the thresholds.
int LaneStates::bandOf(double value) const
{
    const Thresholds &thresholds = m_reading.config.thresholds;
    const double length = m_reading.span.max - m_reading.span.min;
    const bool isPart = thresholds.mode == Thresholds::Mode::Percentage;
    const double compared =
        isPart && length > 0 ? (value - m_reading.span.min) / length * 100 : value;
    int band = 0;
    for (int i = 1; i < thresholds.steps.size() && compared >= thresholds.steps.at(i).value; ++i)
        band = i;
    return band;
}

int LaneStates::numberState(double value)
{
    const auto bits = std::bit_cast<quint64>(value);
    if (const auto known = m_byNumber.constFind(bits); known != m_byNumber.cend())
        return *known;
    const FieldConfig &config = m_reading.config;
    const auto mapped = mapNumber(value, config.mappings);
    int state = -1;
    if (!mapped && m_reading.mergesBands && !std::isnan(value)) {
        const int band = bandOf(value);
        state = m_byBand.value(band, -1);
        if (state < 0) {
            LaneState look = bandStates(config, m_theme)[static_cast<std::size_t>(band)];
            look.color = muted(look.color);
            state = add(std::move(look), false);
            m_byBand.insert(band, state);
        }
    } else if (mapped || !isMissing(value)) {
        const FormattedValue text = formatValue(value, config, {m_zone, 0});
        const QColor color =
            valueColor(value, text, config, m_reading.span, m_reading.index, m_theme);
        // What nothing gives a colour is there all the same; what is no number stands back.
        const QColor plain = std::isnan(value) ? m_theme.chart.ghost : m_theme.seriesColor(0);
        const bool isColored = color.isValid();
        state = add({text.joined(), muted(isColored ? color : plain), value, isColored}, mapped.has_value());
    }
    m_byNumber.insert(bits, state);
    return state;
}

int LaneStates::textState(const QString &text, const QString &shownText)
{
    if (const auto known = m_byText.constFind(text); known != m_byText.cend())
        return *known;
    const FieldConfig &config = m_reading.config;
    const auto mapped = mapText(text, config.mappings);
    int state = -1;
    if (mapped || !text.isEmpty()) {
        const FormattedValue shown = formatText(mapped ? text : shownText, config);
        // Words have no place on a scale: they stand at its low end.
        const double lowest = -std::numeric_limits<double>::infinity();
        const QColor scale = scaleColor(lowest, config, m_reading.span, m_reading.index, m_theme);
        const bool hasColor = mapped && !mapped->color.isEmpty();
        const QColor color = hasColor ? m_theme.namedColor(mapped->color, scale) : scale;
        const bool isColored = color.isValid();
        state = add({shown.joined(), muted(isColored ? color : m_theme.seriesColor(0)), NotANumber, isColored},
                    mapped.has_value());
    }
    m_byText.insert(text, state);
    return state;
}

} // namespace Promontory
