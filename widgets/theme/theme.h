/// widgets/theme holds the looks: tokens, palette, style, icons, fonts, figures. No colour literal anywhere else.
#pragma once

#include "datasources/base/result.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QList>
#include <QPalette>
#include <QString>

namespace Promontory {

/// One theme as a value: the tokens of resources/themes/*.json, by their names there.
struct Theme
{
    struct Surface { QColor window, canvas, panel, panelHover, popup, field, raised, header, scrim; };
    struct Border { QColor subtle, strong, panelHover; QColor normal; /* "default" in the file */ };
    struct Text { QColor primary, secondary, disabled, link, onAccent; };
    struct Accent { QColor base, hover, pressed, tint; };
    struct Selection { QColor background, text, outline; };
    struct Semantic { QColor text, graphic, solid, onSolid, tint; };
    struct Chart
    {
        QColor grid, gridMajor, axis, axisText, crosshair, zoomBand, plotBackground, ghost;
        QColor thresholdWarning, thresholdCritical;
        double regionAlpha = 0.08;
    };
    struct Annotation
    {
        QColor deploy, rollback, restart, alert, note, onFlag;
        double bandAlpha = 0.12, lineAlpha = 0.75;
    };

    QString id; ///< "dark", "light", "highcontrast"
    bool isDark = true;
    bool isHighContrast = false;
    Surface surface;
    Border border;
    Text text;
    Accent accent;
    QColor focusRing;
    Selection selection;
    Semantic ok, info, warning, critical, stale;
    Chart chart;
    Annotation annotation;
    QList<QColor> series;                    ///< the 12 in order
    QHash<QString, QList<QColor>> ramps;     ///< "tide", "ember", "shore"
    qreal textScale = 1.0;                   ///< the user's factor on all font sizes

    /// Colour of the n-th series; beyond 12 they repeat (drawn with dashes there).
    QColor seriesColor(qsizetype index) const;
    /// A colour as a FieldConfig names it: "#rrggbb[aa]", "rgb(…)", a token ("ok", "warning", "critical"),
    /// a series name ("kelp"), or Grafana's named colours ("green", "semi-dark-red", "super-light-blue"),
    /// fitted to this theme. Invalid: the fallback.
    QColor namedColor(const QString &name, const QColor &fallback = {}) const;
    QPalette palette() const;
};

/// Type scale of design tokens.
enum class TextRole { Caption, Axis, Body, BodyStrong, PanelTitle, Code, Section, Heading, Title, Display };
QFont fontFor(TextRole role, qreal textScale = 1.0);
/// The proportional family at any pixel size and weight (stat values).
QFont valueFont(qreal pixelSize, int weight = QFont::DemiBold);

/// One of the shipped themes by id.
Result<Theme> loadTheme(const QString &id);

} // namespace Promontory

Q_DECLARE_METATYPE(Promontory::Theme)
