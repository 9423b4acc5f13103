#include "app/edit/mergedashboards.h"

#include "app/dashboard/gridlayout.h"
#include "app/edit/layoutedit.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct MergeTexts
{
    Q_DECLARE_TR_FUNCTIONS(DashboardMerge)
};

QString keyOf(const PanelSpec &panel)
{
    return panel.id.toText();
}
QString keyOf(const Row &row)
{
    return row.id.toText();
}
QString keyOf(const VariableSpec &variable)
{
    return commonOf(variable).name;
}
QString keyOf(const AnnotationQuery &annotation)
{
    return annotation.name;
}

QString nameOf(const PanelSpec &panel)
{
    return panel.title.isEmpty() ? MergeTexts::tr("the panel %1").arg(panel.id.toText())
                                 : MergeTexts::tr("the panel “%1”").arg(panel.title.left(60));
}
QString nameOf(const Row &row)
{
    return MergeTexts::tr("the row “%1”").arg(row.title.left(60));
}
QString nameOf(const VariableSpec &variable)
{
    return MergeTexts::tr("the variable %1").arg(commonOf(variable).name.left(60));
}
QString nameOf(const AnnotationQuery &annotation)
{
    return MergeTexts::tr("the annotations “%1”").arg(annotation.name.left(60));
}

/// A list by keys; equal keys are told apart by how often they came before.
template <typename T>
struct Keyed
{
    explicit Keyed(const QList<T> &list)
    {
        QHash<QString, int> seen;
        for (const T &item : list) {
            const QString key = keyOf(item) + u'\n' + QString::number(seen[keyOf(item)]++);
            keys.append(key);
            items.insert(key, &item);
        }
    }
    const T *find(const QString &key) const { return items.value(key); }

    QStringList keys;
    QHash<QString, const T *> items;
};

template <typename T>
bool areSame(const T *one, const T *other)
{
    return one == other || (one && other && *one == *other);
}

QStringList commonKeys(const QStringList &keys, const QStringList &others)
{
    const QSet<QString> known(others.cbegin(), others.cend());
    QStringList common;
    std::copy_if(keys.cbegin(), keys.cend(), std::back_inserter(common),
                 [&known](const QString &key) { return known.contains(key); });
    return common;
}

/// All keys of both sides: in the order of mine if mine was reordered, else in that of theirs. What
/// only the other side has stands behind what it stands behind there.
QStringList mergedOrder(const QStringList &base, const QStringList &mine, const QStringList &theirs)
{
    const bool reordered = commonKeys(base, mine) != commonKeys(mine, base);
    QStringList order = reordered ? mine : theirs;
    const QStringList &others = reordered ? theirs : mine;
    for (qsizetype i = 0; i < others.size(); ++i) {
        if (!order.contains(others.at(i)))
            order.insert(i == 0 ? 0 : order.indexOf(others.at(i - 1)) + 1, others.at(i));
    }
    return order;
}

class Merger
{
public:
    explicit Merger(Prefer prefer) : m_prefer(prefer) {}

    template <typename T>
    T field(const T &base, const T &mine, const T &theirs, const QString &what)
    {
        if (mine == base || mine == theirs)
            return theirs;
        if (theirs == base)
            return mine;
        conflicts.append(what);
        return m_prefer == Prefer::Mine ? mine : theirs;
    }

    /// Values that nobody sees: mine where I changed them, and never a conflict.
    template <typename T>
    T silent(const T &base, const T &mine, const T &theirs) const
    {
        return mine == base ? theirs : mine;
    }

    template <typename T>
    QList<T> list(const QList<T> &base, const QList<T> &mine, const QList<T> &theirs)
    {
        if (mine == base || mine == theirs)
            return theirs;
        if (theirs == base)
            return mine;
        const Keyed<T> bases(base), mines(mine), theirsByKey(theirs);
        QList<T> merged;
        for (const QString &key : mergedOrder(bases.keys, mines.keys, theirsByKey.keys)) {
            if (const auto one = item(bases.find(key), mines.find(key), theirsByKey.find(key)))
                merged.append(*one);
        }
        return merged;
    }

    QStringList conflicts;

private:
    template <typename T>
    std::optional<T> item(const T *base, const T *mine, const T *theirs)
    {
        const auto valueOf = [](const T *one) {
            return one ? std::optional<T>(*one) : std::nullopt;
        };
        if (areSame(base, mine) || areSame(mine, theirs))
            return valueOf(theirs);
        if (areSame(base, theirs))
            return valueOf(mine);
        if (base && mine && theirs) {
            if (const std::optional<T> both = parts(*base, *mine, *theirs))
                return both;
        }
        conflicts.append(nameOf(mine ? *mine : *theirs));
        return valueOf(m_prefer == Prefer::Mine ? mine : theirs);
    }

    template <typename T>
    std::optional<T> parts(const T &, const T &, const T &) const
    {
        return {};
    }

    /// One side moved the panel, the other edited it.
    std::optional<PanelSpec> parts(const PanelSpec &base, const PanelSpec &mine,
                                   const PanelSpec &theirs)
    {
        const auto content = [](PanelSpec panel) {
            panel.rect = {};
            panel.unknown = {};
            return panel;
        };
        const bool mineMovedOnly = content(mine) == content(base);
        if (!mineMovedOnly && content(theirs) != content(base))
            return {};
        PanelSpec merged = mineMovedOnly ? theirs : mine;
        merged.rect = field(base.rect, mine.rect, theirs.rect, nameOf(mine));
        return merged;
    }

    std::optional<Row> parts(const Row &base, const Row &mine, const Row &theirs)
    {
        const QString what = nameOf(mine);
        Row merged = theirs;
        merged.title = field(base.title, mine.title, theirs.title, what);
        merged.y = field(base.y, mine.y, theirs.y, what);
        merged.collapsed = field(base.collapsed, mine.collapsed, theirs.collapsed, what);
        merged.repeat = field(base.repeat, mine.repeat, theirs.repeat, what);
        merged.unknown = silent(base.unknown, mine.unknown, theirs.unknown);
        merged.original = silent(base.original, mine.original, theirs.original);
        return merged;
    }

    Prefer m_prefer;
};

/// The panels in sight and the folded ones alike: what folds a row does not change its panels.
struct FlatLayout
{
    explicit FlatLayout(const Dashboard &dashboard) : rows(dashboard.rows), panels(dashboard.panels)
    {
        const QStringList rowKeys = Keyed<Row>(rows).keys;
        QStringList places(panels.size(), QString());
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QList<PanelSpec> folded = std::exchange(rows[i].folded, {});
            panels.append(folded);
            places.resize(panels.size(), rowKeys.at(i));
        }
        const QStringList keys = Keyed<PanelSpec>(panels).keys;
        for (qsizetype i = 0; i < keys.size(); ++i)
            homes.insert(keys.at(i), places.at(i));
    }

    QList<Row> rows; ///< without their panels
    QList<PanelSpec> panels;
    QHash<QString, QString> homes; ///< the key of the row that a panel is folded into, or nothing
};

QString mergedHome(Merger &merger, const QString &key, const FlatLayout &base,
                   const FlatLayout &mine, const FlatLayout &theirs, const QString &what)
{
    if (!mine.homes.contains(key))
        return theirs.homes.value(key);
    if (!theirs.homes.contains(key))
        return mine.homes.value(key);
    return merger.field(base.homes.value(key), mine.homes.value(key), theirs.homes.value(key),
                        what);
}

/// Rows and panels; every panel stands in one place, in sight or folded into a row.
void mergeLayout(Merger &merger, Dashboard &result, const Dashboard &base, const Dashboard &mine)
{
    const FlatLayout bases(base), mines(mine), theirs(result);
    result.rows = merger.list(bases.rows, mines.rows, theirs.rows);
    result.panels.clear();
    const QStringList rowKeys = Keyed<Row>(result.rows).keys;
    const QList<PanelSpec> panels = merger.list(bases.panels, mines.panels, theirs.panels);
    const QStringList keys = Keyed<PanelSpec>(panels).keys;
    for (qsizetype i = 0; i < panels.size(); ++i) {
        const PanelSpec &panel = panels.at(i);
        const QString home = mergedHome(merger, keys.at(i), bases, mines, theirs, nameOf(panel));
        const qsizetype row = home.isEmpty() ? -1 : rowKeys.indexOf(home);
        // A row that is gone or open holds nothing: its panels would not be seen any more.
        const bool isFolded = row >= 0 && result.rows.at(row).collapsed;
        (isFolded ? result.rows[row].folded : result.panels).append(panel);
    }
}

void mergeTexts(Merger &merger, Dashboard &result, const Dashboard &base, const Dashboard &mine)
{
    const auto take = [&](auto member, const QString &what) {
        result.*member = merger.field(base.*member, mine.*member, result.*member, what);
    };
    take(&Dashboard::uid, MergeTexts::tr("the id of the dashboard"));
    take(&Dashboard::title, MergeTexts::tr("the title"));
    take(&Dashboard::description, MergeTexts::tr("the description"));
    take(&Dashboard::tags, MergeTexts::tr("the tags"));
    take(&Dashboard::range, MergeTexts::tr("the default time range"));
    take(&Dashboard::refreshMs, MergeTexts::tr("the refresh interval"));
    take(&Dashboard::timeZone, MergeTexts::tr("the time zone"));
    take(&Dashboard::weekStart, MergeTexts::tr("the start of the week"));
    take(&Dashboard::fiscalYearStart, MergeTexts::tr("the start of the fiscal year"));
    take(&Dashboard::locked, MergeTexts::tr("the lock"));
    take(&Dashboard::tooltipSync, MergeTexts::tr("what the panels share"));
    take(&Dashboard::sourceId, MergeTexts::tr("the default data source"));
    take(&Dashboard::links, MergeTexts::tr("the links"));
}

void mergePickers(Merger &merger, PickerSpec &result, const PickerSpec &base,
                  const PickerSpec &mine)
{
    const auto take = [&](auto member, const QString &what) {
        result.*member = merger.field(base.*member, mine.*member, result.*member, what);
    };
    take(&PickerSpec::refreshIntervals, MergeTexts::tr("the offered refresh intervals"));
    take(&PickerSpec::ranges, MergeTexts::tr("the offered time ranges"));
    take(&PickerSpec::nowDelay, MergeTexts::tr("the delay of “now”"));
    take(&PickerSpec::hidden, MergeTexts::tr("whether the time controls are shown"));
}

bool changesLayout(const Dashboard &before, const Dashboard &after)
{
    return before.panels != after.panels || before.rows != after.rows;
}

} // namespace

DashboardMerge mergeDashboards(const Dashboard &base, const Dashboard &mine,
                               const Dashboard &theirs, Prefer prefer)
{
    Merger merger(prefer);
    Dashboard result = theirs;
    mergeTexts(merger, result, base, mine);
    mergePickers(merger, result.pickers, base.pickers, mine.pickers);
    result.variables = merger.list(base.variables, mine.variables, theirs.variables);
    result.annotations = merger.list(base.annotations, mine.annotations, theirs.annotations);
    if (!changesLayout(base, theirs)) {
        result.rows = mine.rows;
        result.panels = mine.panels;
    } else if (changesLayout(base, mine)) {
        mergeLayout(merger, result, base, mine);
    }
    result.unknown = merger.silent(base.unknown, mine.unknown, theirs.unknown);
    result.original = merger.silent(base.original, mine.original, theirs.original);
    // Both may have put something on the same place.
    if (changesLayout(base, mine) && changesLayout(base, theirs))
        result = withLayout(std::move(result), compacted);
    merger.conflicts.removeDuplicates();
    return {result, merger.conflicts};
}

} // namespace Promontory
