// The legend and the sentence of a time series panel.
#include "datasources/frame/reducer.h"
#include "widgets/panels/shared/serieslayout.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TimeSeries", text);
}

QString calculated(double value, const Reducer &reducer, const FieldConfig &config)
{
    if (reducer.keepsUnit)
        return formatValue(value, config).joined();
    const bool isPercent = reducer.id == "diffperc"_L1;
    return formatUnit(value, isPercent ? u"percent"_s : QString(), isPercent ? config.decimals : std::nullopt).joined();
}

/// The name without the star that sets calculations over samples apart from those over gaps.
QString shortName(const Reducer &reducer)
{
    QString name = reducer.name;
    return name.endsWith(" *"_L1) ? name.chopped(2) : name;
}

/// Sorted by a calculation or by name; series without a value come last.
void sortRows(QList<int> &order, const ChartScene &scene, const LegendOptions &options,
              const QHash<int, double> &values)
{
    if (options.sortBy.isEmpty())
        return;
    const bool isByName = options.sortBy == "Name"_L1;
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        if (isByName) {
            const int compared = scene.series.at(a).name.localeAwareCompare(scene.series.at(b).name);
            return options.isDescending ? compared > 0 : compared < 0;
        }
        const double left = values.value(a);
        const double right = values.value(b);
        if (std::isnan(left) || std::isnan(right))
            return !std::isnan(left) && std::isnan(right);
        return options.isDescending ? left > right : left < right;
    });
}

} // namespace

LegendContent legendFor(const ChartScene &scene, const LegendOptions &options, QList<int> &order)
{
    LegendContent content;
    content.isTable = options.isTable;
    content.nameColumn = tr("Name");
    QList<const Reducer *> calculations;
    for (const QString &id : options.calculations) {
        if (const Reducer *reducer = findReducer(id)) {
            calculations.append(reducer);
            content.columns.append(shortName(*reducer));
        }
    }
    order.clear();
    QHash<int, double> sortValues;
    QHash<int, LegendRow> rows;
    for (int i = 0; i < scene.series.size(); ++i) {
        const ChartSeries &series = scene.series.at(i);
        if (!series.isInLegend)
            continue;
        const bool isArea = !series.base.isEmpty() && series.style.fillOpacity > 0;
        LegendRow row{series.name, series.color, isArea || series.style.draw == DrawStyle::Bars, !series.style.dashes.isEmpty(),
                      !series.isVisible, {}};
        for (const Reducer *reducer : std::as_const(calculations)) {
            const double value = reducer->reduce(series.shown.span());
            const QString text = calculated(value, *reducer, series.config);
            // Without a head over them, more than one value needs its name.
            const bool isNamed = !options.isTable && calculations.size() > 1;
            row.values.append(isNamed ? tr("%1 %2").arg(shortName(*reducer), text) : text);
            if (reducer->name == options.sortBy || reducer->id == options.sortBy)
                sortValues.insert(i, value);
        }
        rows.insert(i, row);
        order.append(i);
    }
    sortRows(order, scene, options, sortValues);
    for (const int index : std::as_const(order))
        content.rows.append(rows.value(index));
    return content;
}

QString summaryOf(const ChartScene &scene)
{
    const Reducer *last = findReducer(u"lastNotNull");
    QStringList parts;
    constexpr qsizetype Spoken = 6;
    for (const ChartSeries &series : scene.series) {
        if (!series.isVisible || !last || parts.size() == Spoken)
            continue;
        parts.append(tr("%1 %2").arg(series.name, formatValue(last->reduce(series.shown.span()), series.config).joined()));
    }
    if (parts.isEmpty())
        return tr("No series.");
    return tr("%1 series from %2 to %3; last values: %4.")
        .arg(QString::number(scene.series.size()), formatTime(scene.range.fromMs, scene.zone, u"HH:mm"_s),
             formatTime(scene.range.toMs, scene.zone, u"HH:mm"_s), parts.join(u", "_s));
}

} // namespace Promontory
