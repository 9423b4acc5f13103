#pragma once

#include "app/variables/labelfilters.h"
#include "app/variables/macros.h"

#include "datasources/base/result.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace Promontory {

/// The value of one variable at the moment of asking.
struct VariableValue
{
    QStringList values;      ///< what is chosen; with All and no allValue, all options
    QStringList texts;       ///< their display texts, may be shorter
    bool isAll = false;
    QString allValue;        ///< replaces the list when All is chosen; inserted as it is
    bool multi = false;      ///< several values or All can be chosen: values are escaped for expressions
    bool isLabels = false;   ///< names of labels: in expressions a list with commas
    bool fromServer = false; ///< values come from data, not from whoever wrote the dashboard
    std::optional<Error> error = {}; ///< why its options are not known

    /// Nothing is chosen, and the reason is a fault: whoever needs the value fails.
    bool isBroken() const;
    bool operator==(const VariableValue &) const = default;
};

/// Filters for all queries of one source.
struct SourceFilters
{
    QString sourceId; ///< as the document has it; empty: the dashboard's
    QList<LabelFilter> filters;

    bool operator==(const SourceFilters &) const = default;
};

/// All variables of a dashboard by name.
struct VariableValues
{
    QHash<QString, VariableValue> byName;
    QMap<QString, SourceFilters> filters; ///< of ad hoc variables, by name

    const VariableValue *find(const QString &name) const;
    /// One value in place of the chosen ones, as repeated panels have it; multi and escaping stay.
    VariableValues scopedTo(const QString &name, const QString &value, const QString &text = {}) const;

    bool operator==(const VariableValues &) const = default;
};

/// Where the text is going; decides how values without a format of their own are written.
enum class TextPlace {
    Text,       ///< titles, legends, intervals: {a,b}
    Prometheus, ///< an expression, see below
    Html,
    Url,
    Regex,
    Json,
};

struct InterpolationScope
{
    TextPlace place = TextPlace::Text;
    std::optional<MacroContext> macros; ///< without them $__interval and its kin stay as they are
    qsizetype limit = 64 * 1024;        ///< characters of the result
};
inline constexpr qsizetype TitleLimit = 8 * 1024;

/// Replaces $name, ${name}, ${name:format}, [[name]] in one pass: what a value brings in is never
/// looked at again, but for the author's own text for All, once. Unknown names and ${__field…}, ${__value…}, ${__series…}, ${__data…} stay.
///
/// In Prometheus expressions (grafana-dashboard 4.3) values of multi variables are escaped as regular
/// expressions, several joined as (a|b); others only so that they cannot end the string they stand in.
/// Which string that is, is read from the text. Values from a server that stand outside of strings
/// have to be plain words or numbers; only ${name:raw} inserts them as they are.
///
/// TooLarge above the limit; BadQuery if a value cannot stand where it is put.
Result<QString> interpolate(const QString &text, const VariableValues &values, const InterpolationScope &scope);

/// For titles and legends: as above, but a result that is too long gives the text itself.
QString interpolateTitle(const QString &text, const VariableValues &values,
                         const std::optional<MacroContext> &macros = {});

/// The names that a text refers to, each once, in order; built-in ones (with two underscores) left out.
QStringList referencedVariables(const QString &text);

} // namespace Promontory
