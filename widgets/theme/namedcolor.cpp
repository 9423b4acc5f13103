#include "widgets/theme/theme.h"

#include <QStringList>

#include <array>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// "#rgb", "#rrggbb" or "#rrggbbaa" (alpha last, as CSS writes it).
QColor hexColor(QStringView text)
{
    if (text.size() != 9)
        return QColor::fromString(text);
    bool ok = false;
    const int alpha = text.last(2).toInt(&ok, 16);
    QColor color = QColor::fromString(text.first(7));
    if (!ok || !color.isValid())
        return {};
    color.setAlpha(alpha);
    return color;
}

/// One argument of rgb() or hsl(): a number, or a percentage of `whole`.
double argument(QStringView text, double whole, bool *ok)
{
    text = text.trimmed();
    const bool percent = text.endsWith(u'%');
    if (percent)
        text.chop(1);
    const double value = text.toDouble(ok);
    return percent ? value * whole / 100.0 : value;
}

QColor fromHsl(double hue, double saturation, double lightness, double alpha)
{
    const double turn = std::fmod(std::fmod(hue, 360.0) + 360.0, 360.0) / 360.0;
    return QColor::fromHslF(float(turn), float(std::clamp(saturation, 0.0, 1.0)),
                            float(std::clamp(lightness, 0.0, 1.0)), float(alpha));
}

/// "rgb(1, 2, 3)", "rgba(1, 2, 3, 0.5)", "hsl(120, 50%, 50%)", and the forms with blanks.
QColor functionColor(const QString &text)
{
    const qsizetype open = text.indexOf(u'(');
    if (open < 0 || !text.endsWith(u')'))
        return {};
    QString inner = text.mid(open + 1, text.size() - open - 2);
    inner.replace(u'/', u' ').replace(u',', u' ');
    const QStringList parts = inner.simplified().split(u' ');
    if (parts.size() < 3 || parts.size() > 4)
        return {};
    const bool hsl = text.startsWith("hsl"_L1, Qt::CaseInsensitive);
    if (!hsl && !text.startsWith("rgb"_L1, Qt::CaseInsensitive))
        return {};
    std::array<double, 4> values = {0, 0, 0, 1};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool ok = false;
        const double whole = i == 3 || hsl ? 1.0 : 255.0;
        values.at(size_t(i)) = argument(parts.at(i), whole, &ok);
        if (!ok)
            return {};
    }
    const double alpha = std::clamp(values[3], 0.0, 1.0);
    if (hsl)
        return fromHsl(values[0], values[1], values[2], alpha);
    const auto channel = [&values](size_t i) { return int(std::clamp(values.at(i), 0.0, 255.0)); };
    return QColor(channel(0), channel(1), channel(2), int(std::lround(alpha * 255)));
}

QColor mixed(const QColor &from, const QColor &to, double share)
{
    const auto part = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return QColor(part(from.red(), to.red()), part(from.green(), to.green()),
                  part(from.blue(), to.blue()));
}

/// The order of the theme's series; files name them.
constexpr std::array SeriesNames = {"harbour"_L1, "amber"_L1, "kelp"_L1,  "heather"_L1,
                                    "sand"_L1,    "moss"_L1,  "sky"_L1,   "rust"_L1,
                                    "iris"_L1,    "slate"_L1, "lime"_L1,  "rose"_L1};

QColor tokenColor(const Theme &theme, const QString &name)
{
    for (size_t i = 0; i < SeriesNames.size(); ++i) {
        if (name == SeriesNames.at(i))
            return theme.seriesColor(qsizetype(i));
    }
    const std::array<std::pair<QLatin1StringView, QColor>, 13> tokens = {{
        {"ok"_L1, theme.ok.graphic},
        {"info"_L1, theme.info.graphic},
        {"warning"_L1, theme.warning.graphic},
        {"critical"_L1, theme.critical.graphic},
        {"stale"_L1, theme.stale.graphic},
        {"accent"_L1, theme.accent.base},
        {"deploy"_L1, theme.annotation.deploy},
        {"rollback"_L1, theme.annotation.rollback},
        {"restart"_L1, theme.annotation.restart},
        {"note"_L1, theme.annotation.note},
        {"text"_L1, theme.text.primary},
        {"secondary"_L1, theme.text.secondary},
        {"panel-bg"_L1, theme.surface.panel},
    }};
    for (const auto &[token, color] : tokens) {
        if (name == token)
            return color;
    }
    return {};
}

/// Grafana's "<shade>-<hue>": the hue is this theme's own, so that dashboards of either program look of one
/// piece; the shades keep their order from light to dark.
QColor shadedHue(const Theme &theme, const QString &name)
{
    constexpr std::array shades = {std::pair{"super-light-"_L1, 0.55}, std::pair{"light-"_L1, 0.28},
                                   std::pair{"semi-dark-"_L1, -0.18}, std::pair{"dark-"_L1, -0.36}};
    double lighter = 0;
    QStringView hue = name;
    for (const auto &[prefix, amount] : shades) {
        if (hue.startsWith(prefix)) {
            hue = hue.sliced(prefix.size());
            lighter = amount;
            break;
        }
    }
    QColor base;
    if (hue == "red"_L1)
        base = theme.critical.graphic;
    else if (hue == "orange"_L1)
        base = theme.seriesColor(1);
    else if (hue == "yellow"_L1)
        base = theme.isDark ? theme.seriesColor(4) : theme.warning.graphic;
    else if (hue == "green"_L1)
        base = theme.ok.graphic;
    else if (hue == "blue"_L1)
        base = theme.seriesColor(0);
    else if (hue == "purple"_L1)
        base = theme.seriesColor(8);
    else
        return {};
    return mixed(base, lighter > 0 ? QColor(Qt::white) : QColor(Qt::black), std::abs(lighter));
}

} // namespace

QColor Theme::namedColor(const QString &name, const QColor &fallback) const
{
    const QString wanted = name.trimmed();
    QColor color;
    if (wanted.startsWith(u'#'))
        color = hexColor(wanted);
    else if (wanted.endsWith(u')'))
        color = functionColor(wanted);
    else if (wanted == "transparent"_L1)
        color = Qt::transparent;
    else if (!wanted.isEmpty()) {
        color = shadedHue(*this, wanted);
        if (!color.isValid())
            color = tokenColor(*this, wanted);
        if (!color.isValid())
            color = QColor::fromString(wanted); // the CSS names
    }
    return color.isValid() ? color : fallback;
}

} // namespace Promontory
