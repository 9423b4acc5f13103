/// app/dashboard holds the document: the model as one value, its file format, and pure edits of it.
/// `unknown` (and `extra` of queries and overrides) is the object as the file holds it. Writing merges
/// the model into it, so that foreign keys, the order of keys and the text of numbers survive.
#pragma once

#include "app/dashboard/variablespec.h"
#include "datasources/core/query.h"
#include "datasources/frame/fieldconfig.h"
#include "datasources/frame/fieldoverride.h"
#include "datasources/frame/timerange.h"
#include "datasources/json/json.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace Promontory {

/// A panel's id as the file writes it: a whole number or a text.
struct PanelId
{
    std::variant<qint64, QString> value = qint64(0);

    QString toText() const;
    bool operator==(const PanelId &) const = default;
    bool operator<(const PanelId &other) const { return value < other.value; }
};
size_t qHash(const PanelId &id, size_t seed = 0) noexcept;

/// A place on the 24-column grid; a unit of height is 30 px and a gap of 8.
struct GridRect
{
    int x = 0, y = 0, width = 12, height = 8;

    bool intersects(const GridRect &other) const;
    bool operator==(const GridRect &) const = default;
};

struct Repeat
{
    QString variable;
    bool horizontal = true;
    int maxPerRow = 4;

    bool operator==(const Repeat &) const = default;
};

struct TransformStep
{
    QString id;
    Json options;
    bool disabled = false;
    Json filter;   ///< { id, options }: only these frames
    QString topic; ///< what is transformed, where it is not the panel's data: "annotations" …

    bool operator==(const TransformStep &) const = default;
};

struct PanelSpec
{
    PanelId id;
    QString type = QStringLiteral("timeseries");
    QString title;
    QString description;
    bool transparent = false;
    QString library;               ///< name of a library panel whose model the file does not hold
    GridRect rect;
    QString sourceId;              ///< default source of its queries; empty: the dashboard's or the default source
    QList<Query> queries;
    std::optional<int> maxDataPoints; ///< 0 counts as not set
    QString interval;              ///< lowest step, Grafana's notation
    QString timeFrom, timeShift;   ///< own relative time
    bool hidesOwnTime = false;     ///< no badge for it in the header
    QList<TransformStep> transforms;
    FieldConfig defaults;
    QList<FieldOverride> overrides;
    std::optional<Repeat> repeat;
    QList<DataLink> links;
    Json options;                  ///< belongs to the panel type; kept word for word if the type is unknown
    Json unknown;                  ///< the object of the file, see above
    Json original;                 ///< the subtree of an imported document

    bool operator==(const PanelSpec &) const = default;
};

/// A row heads the panels below it, down to the next row; folded rows keep their panels inside.
struct Row
{
    PanelId id;
    QString title;
    int y = 0;
    bool collapsed = false;
    QList<PanelSpec> folded;       ///< the panels of a collapsed row
    std::optional<Repeat> repeat;
    Json unknown;
    Json original;

    bool operator==(const Row &) const = default;
};

/// The panels that show something: those that are named, or all others.
struct PanelFilter
{
    bool exclude = false;
    QList<PanelId> ids;

    bool accepts(const PanelId &panel) const { return ids.contains(panel) != exclude; }
    bool operator==(const PanelFilter &) const = default;
};

struct AnnotationQuery
{
    QString name;
    QString sourceId;
    bool enabled = true;
    bool hidden = false;           ///< no switch for it above the dashboard
    QString color;
    QString expression;
    QString step;                  ///< lowest step of its query; empty: 60 s
    QString titleForm, textForm;   ///< templates with {{label}}; empty: the series' own words
    QStringList tagLabels;         ///< labels whose values become tags
    bool valueIsTime = false;      ///< values are the times, in ms
    std::optional<PanelFilter> filter; ///< none: on all panels
    Json unknown;
    Json original;

    bool operator==(const AnnotationQuery &) const = default;
};

enum class TooltipSync { None, Crosshair, Tooltip };

/// A link above the dashboard: to an address, or to all dashboards with its tags.
struct DashboardLink
{
    QString title;
    QString url;                   ///< a template; see DataLink
    bool isList = false;           ///< the dashboards that have all the tags
    QStringList tags;
    bool asDropdown = false;
    bool newWindow = false;
    bool withVariables = false;    ///< takes the values of the variables along
    bool withTime = false;         ///< takes the range along
    QString tooltip;
    QString icon;

    bool operator==(const DashboardLink &) const = default;
};

/// A range offered by name.
struct NamedRange
{
    QString name;
    TimeSpec range;

    bool operator==(const NamedRange &) const = default;
};

/// What the pickers of the toolbar offer; empty lists: the usual ones.
struct PickerSpec
{
    QStringList refreshIntervals;
    QList<NamedRange> ranges;
    QString nowDelay;              ///< "now" lies this far back: "1m"
    bool hidden = false;

    bool operator==(const PickerSpec &) const = default;
};

/// A dashboard as one value. Copies share their parts.
struct Dashboard
{
    QString uid;
    QString title;
    QString description;
    QStringList tags;
    TimeSpec range;
    qint64 refreshMs = 30'000;     ///< 0: never
    QString timeZone;              ///< IANA id, "utc", or empty for the machine's
    QString weekStart;             ///< "monday", "saturday", "sunday"; empty: the locale's
    int fiscalYearStart = 0;       ///< month, 0 is January
    PickerSpec pickers;
    bool locked = false;           ///< opened for looking only until unlocked
    TooltipSync tooltipSync = TooltipSync::Crosshair;
    QString sourceId;              ///< uid of the source that queries use by default; empty: the user's default
    QList<VariableSpec> variables;
    QList<Row> rows;
    QList<PanelSpec> panels;       ///< all panels that are not folded away
    QList<AnnotationQuery> annotations;
    QList<DashboardLink> links;
    Json unknown;
    Json original;                 ///< the whole imported document, else Undefined

    bool operator==(const Dashboard &) const = default;
};

} // namespace Promontory
