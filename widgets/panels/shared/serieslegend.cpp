// The legend and the sentence of a time series panel.
#include "datasources/frame/reducer.h"
#include "widgets/common/values/listtext.h"
#include "widgets/panels/shared/serieslayout.h"
#include "widgets/panels/shared/serieslegend.h"

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

/// Sorted by a calculation or by name; rows without a value come last.
void sortRows(QList<qsizetype> &order, const QList<LegendSource> &sources, const LegendOptions &options,
              const QList<double> &values)
{
    if (options.sortBy.isEmpty())
        return;
    const bool isByName = options.sortBy == "Name"_L1;
    std::stable_sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) {
        if (isByName) {
            const int compared = sources.at(a).row.name.localeAwareCompare(sources.at(b).row.name);
            return options.isDescending ? compared > 0 : compared < 0;
        }
        const double left = values.at(a);
        const double right = values.at(b);
        if (std::isnan(left) || std::isnan(right))
            return !std::isnan(left) && std::isnan(right);
        return options.isDescending ? left > right : left < right;
    });
}

} // namespace

LegendContent legendOf(const QList<LegendSource> &sources, const LegendOptions &options, QList<int> &order)
{
    LegendContent content;
    content.isTable = options.isTable;
    content.nameColumn = tr("Name");
    QList<const Reducer *> calculations;
    for (const QString &id : options.calculations) {
        if (const Reducer *reducer = findReducer(id); reducer && reducer->reduce) {
            calculations.append(reducer);
            content.columns.append(shortName(*reducer));
        }
    }
    QList<double> sortValues(sources.size(), 0);
    QList<LegendRow> rows;
    for (qsizetype i = 0; i < sources.size(); ++i) {
        LegendRow row = sources.at(i).row;
        for (const Reducer *reducer : std::as_const(calculations)) {
            const double value = reducer->reduce(sources.at(i).values.span());
            const QString text = reducer->isList
                ? listText(*reducer, sources.at(i).values.span(), sources.at(i).config)
                : calculated(value, *reducer, sources.at(i).config);
            // Without a head over them, more than one value needs its name.
            const bool isNamed = !options.isTable && calculations.size() > 1;
            row.values.append(isNamed ? tr("%1 %2").arg(shortName(*reducer), text) : text);
            if (reducer->name == options.sortBy || reducer->id == options.sortBy)
                sortValues[i] = value;
        }
        rows.append(row);
    }
    QList<qsizetype> places(sources.size());
    std::iota(places.begin(), places.end(), 0);
    sortRows(places, sources, options, sortValues);
    if (options.limit > 0)
        places = places.mid(0, options.limit);
    order.clear();
    for (const qsizetype place : std::as_const(places)) {
        content.rows.append(rows.at(place));
        order.append(sources.at(place).series);
    }
    return content;
}

LegendContent legendFor(const ChartScene &scene, const LegendOptions &options, QList<int> &order)
{
    QList<LegendSource> sources;
    for (int i = 0; i < scene.series.size(); ++i) {
        const ChartSeries &series = scene.series.at(i);
        if (!series.isInLegend)
            continue;
        const bool isArea = !series.base.isEmpty() && series.style.fillOpacity > 0;
        const LegendRow row{series.name, series.color, isArea || series.style.draw == DrawStyle::Bars,
                            !series.style.dashes.isEmpty(), !series.isVisible, {}};
        sources.append({row, i, series.shown, series.config});
    }
    return legendOf(sources, options, order);
}

QString summaryOf(const ChartScene &scene)
{
    const Reducer *last = findReducer(u"lastNotNull");
    QStringList parts;
    constexpr qsizetype Spoken = 6;
    qsizetype count = 0;
    for (const ChartSeries &series : scene.series) {
        if (series.style.pointShape == PointShape::Diamond)
            continue; // an exemplar of another one
        ++count;
        if (!series.isVisible || !last || parts.size() == Spoken)
            continue;
        parts.append(tr("%1 %2").arg(series.name, formatValue(last->reduce(series.shown.span()), series.config).joined()));
    }
    if (parts.isEmpty())
        return tr("No series.");
    if (scene.numbers)
        return tr("%1 series over %2; last values: %3.")
            .arg(QString::number(count), scene.numbers->name, parts.join(u", "_s));
    return tr("%1 series from %2 to %3; last values: %4.")
        .arg(QString::number(count), formatTime(scene.range.fromMs, scene.zone, u"HH:mm"_s),
             formatTime(scene.range.toMs, scene.zone, u"HH:mm"_s), parts.join(u", "_s));
}

} // namespace Promontory
