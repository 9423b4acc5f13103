#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>
#include <vector>

// Outside the namespace, as the macro declares a function.
static void initThemeFiles()
{
    Q_INIT_RESOURCE(themes);
}

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString unreadable(const QString &id)
{
    return QCoreApplication::translate("Promontory::Theme", "The theme “%1” cannot be read.").arg(id);
}

/// Reads tokens by dotted path and remembers the ones that are missing or malformed.
class TokenReader
{
public:
    explicit TokenReader(const QJsonObject &root)
        : m_root(root)
    {
    }

    QJsonValue at(const QString &path) const
    {
        QJsonValue value = m_root;
        for (const QStringView part : QStringView(path).split(u'.'))
            value = value.toObject().value(part);
        return value;
    }

    void color(const QString &path, QColor *out) { *out = parsed(at(path), path); }

    void number(const QString &path, double *out)
    {
        const QJsonValue value = at(path);
        if (value.isDouble())
            *out = value.toDouble();
        else
            m_faults.append(path);
    }

    QColor parsed(const QJsonValue &value, const QString &path)
    {
        const QColor color = Theme().namedColor(value.toString());
        if (!color.isValid())
            m_faults.append(path);
        return color;
    }

    const QStringList &faults() const { return m_faults; }

private:
    QJsonObject m_root;
    QStringList m_faults;
};

using Slots = std::vector<std::pair<const char *, QColor *>>;

void readGroup(TokenReader &reader, const QString &group, const Slots &colors)
{
    for (const auto &[name, out] : colors)
        reader.color(group + u'.' + QLatin1StringView(name), out);
}

void readChrome(TokenReader &reader, Theme &t)
{
    readGroup(reader, u"surface"_s,
              {{"window", &t.surface.window},
               {"canvas", &t.surface.canvas},
               {"panel", &t.surface.panel},
               {"panelHover", &t.surface.panelHover},
               {"popup", &t.surface.popup},
               {"field", &t.surface.field},
               {"raised", &t.surface.raised},
               {"header", &t.surface.header},
               {"scrim", &t.surface.scrim}});
    readGroup(reader, u"border"_s,
              {{"subtle", &t.border.subtle},
               {"default", &t.border.normal},
               {"strong", &t.border.strong},
               {"panelHover", &t.border.panelHover}});
    readGroup(reader, u"text"_s,
              {{"primary", &t.text.primary},
               {"secondary", &t.text.secondary},
               {"disabled", &t.text.disabled},
               {"link", &t.text.link},
               {"onAccent", &t.text.onAccent}});
    readGroup(reader, u"accent"_s,
              {{"base", &t.accent.base},
               {"hover", &t.accent.hover},
               {"pressed", &t.accent.pressed},
               {"tint", &t.accent.tint}});
    readGroup(reader, u"selection"_s,
              {{"background", &t.selection.background},
               {"text", &t.selection.text},
               {"outline", &t.selection.outline}});
    reader.color(u"focus.ring"_s, &t.focusRing);
}

void readSemantic(TokenReader &reader, const QString &name, Theme::Semantic &s)
{
    readGroup(reader, "semantic."_L1 + name,
              {{"text", &s.text},
               {"graphic", &s.graphic},
               {"solid", &s.solid},
               {"onSolid", &s.onSolid},
               {"tint", &s.tint}});
}

void readChart(TokenReader &reader, Theme &t)
{
    readGroup(reader, u"chart"_s,
              {{"grid", &t.chart.grid},
               {"gridMajor", &t.chart.gridMajor},
               {"axis", &t.chart.axis},
               {"axisText", &t.chart.axisText},
               {"crosshair", &t.chart.crosshair},
               {"zoomBand", &t.chart.zoomBand},
               {"plotBackground", &t.chart.plotBackground},
               {"ghost", &t.chart.ghost},
               {"threshold.warning", &t.chart.thresholdWarning},
               {"threshold.critical", &t.chart.thresholdCritical}});
    reader.number(u"chart.threshold.regionAlpha"_s, &t.chart.regionAlpha);
    readGroup(reader, u"annotation"_s,
              {{"deploy", &t.annotation.deploy},
               {"rollback", &t.annotation.rollback},
               {"restart", &t.annotation.restart},
               {"alert", &t.annotation.alert},
               {"note", &t.annotation.note},
               {"onFlag", &t.annotation.onFlag}});
    reader.number(u"annotation.bandAlpha"_s, &t.annotation.bandAlpha);
    reader.number(u"annotation.lineAlpha"_s, &t.annotation.lineAlpha);
}

void readSeries(TokenReader &reader, Theme &t)
{
    const QJsonArray series = reader.at(u"series"_s).toArray();
    for (const QJsonValue &entry : series)
        t.series.append(reader.parsed(entry.toObject().value("color"_L1), u"series"_s));
    for (const QString &group : {u"ramp.sequential"_s, u"ramp.diverging"_s}) {
        const QJsonObject ramps = reader.at(group).toObject();
        for (auto it = ramps.begin(); it != ramps.end(); ++it) {
            const QJsonArray steps = it.value().toArray();
            for (const QJsonValue &step : steps)
                t.ramps[it.key()].append(reader.parsed(step, it.key()));
        }
    }
}

} // namespace

Result<Theme> loadTheme(const QString &id)
{
    initThemeFiles();
    QFile file(u":/promontory/themes/%1.json"_s.arg(id));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, unreadable(id), file.errorString());
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return failure(ErrorKind::Syntax, unreadable(id), parseError.errorString());

    TokenReader reader(document.object());
    Theme theme;
    theme.id = id;
    theme.isDark = reader.at(u"dark"_s).toBool();
    theme.isHighContrast = reader.at(u"highContrast"_s).toBool();
    readChrome(reader, theme);
    readSemantic(reader, u"ok"_s, theme.ok);
    readSemantic(reader, u"info"_s, theme.info);
    readSemantic(reader, u"warning"_s, theme.warning);
    readSemantic(reader, u"critical"_s, theme.critical);
    readSemantic(reader, u"stale"_s, theme.stale);
    readChart(reader, theme);
    readSeries(reader, theme);
    if (!reader.faults().isEmpty())
        return failure(ErrorKind::Syntax, unreadable(id), reader.faults().join(u", "_s));
    return theme;
}

} // namespace Promontory
