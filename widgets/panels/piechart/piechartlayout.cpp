#include "widgets/panels/piechart/piechartlayout.h"

#include "widgets/common/values/valuecolor.h"
#include "widgets/panels/shared/seriescolor.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PieChart", text);
}

/// One value with what its field says about it.
struct Entry
{
    const DisplayValue *value = nullptr;
    FieldLook look;
    QColor color;
    bool isShown = false; ///< has a slice
    QString percent;
};

QColor entryColor(const DisplayValue &value, qsizetype place, bool isByRow, const PieSetting &setting)
{
    const QString &mode = value.config.color.mode;
    const QString mapped = mappedColor(value.number, value.text, value.config);
    if (!mapped.isEmpty())
        return setting.theme.namedColor(mapped);
    if (mode.isEmpty())
        return setting.theme.seriesColor(setting.palette.place(value.title));
    if (mode == "palette-classic-by-name"_L1)
        return colorByName(value.title, setting.theme);
    if (mode.startsWith("palette-"_L1))
        return setting.theme.seriesColor(isByRow ? place : value.index);
    if (mode == "shades"_L1)
        return shadeOf(setting.theme.namedColor(value.config.color.fixedColor, setting.theme.seriesColor(0)), place);
    if (setting.isMuted && tellsValue(mode))
        return setting.theme.text.secondary;
    const QColor color = valueColor(value, setting.theme);
    return color.isValid() ? color : setting.theme.seriesColor(place);
}

bool hasSlice(const Entry &entry, const PieSetting &setting)
{
    const double number = entry.value->number;
    return std::isfinite(number) && number >= 0 && !entry.look.isHiddenInPlot
        && !setting.hidden.contains(entry.value->title);
}

QString percentText(double part, const FieldConfig &config)
{
    return formatUnit(part * 100, u"percent"_s, config.decimals.value_or(0)).joined();
}

std::vector<Entry> entriesOf(const std::vector<DisplayValue> &values, const PieChartOptions &options,
                             const PieSetting &setting)
{
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < values.size(); ++i) {
        Entry entry{&values[i], pieFieldLookFrom(values[i].config.custom), {}, false, {}};
        entry.color = entryColor(values[i], static_cast<qsizetype>(i), options.reduce.values, setting);
        entry.isShown = hasSlice(entry, setting);
        entries.push_back(std::move(entry));
    }
    if (options.order == PieChartOptions::Order::None)
        return entries;
    const bool isRising = options.order == PieChartOptions::Order::Ascending;
    std::stable_sort(entries.begin(), entries.end(), [isRising](const Entry &a, const Entry &b) {
        const double left = a.value->number;
        const double right = b.value->number;
        if (std::isnan(left) || std::isnan(right))
            return !std::isnan(left) && std::isnan(right);
        return isRising ? left < right : left > right;
    });
    return entries;
}

PieSlice sliceOf(const Entry &entry, const PieChartOptions &options)
{
    PieSlice slice;
    slice.name = entry.value->title;
    slice.value = entry.value->text.joined();
    slice.percent = entry.percent;
    slice.color = entry.color;
    slice.isInTooltip = !entry.look.isHiddenInTooltip;
    slice.place = entry.value->place();
    if (options.labelsName)
        slice.labels.append(slice.name);
    if (options.labelsValue)
        slice.labels.append(slice.value);
    if (options.labelsPercent)
        slice.labels.append(slice.percent);
    return slice;
}

/// The rows in the order of the slices, or sorted as the table was left.
void sortLegend(std::vector<std::size_t> &rows, const std::vector<Entry> &entries, const LegendOptions &options)
{
    const bool isByName = options.sortBy == "Name"_L1;
    const bool isByValue = options.sortBy == "Value"_L1 || options.sortBy == "Percent"_L1;
    if (!options.isTable || (!isByName && !isByValue))
        return;
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        const DisplayValue &left = *entries[options.isDescending ? b : a].value;
        const DisplayValue &right = *entries[options.isDescending ? a : b].value;
        return isByName ? left.title.localeAwareCompare(right.title) < 0 : left.number < right.number;
    });
}

void addLegend(PieLayout &layout, const std::vector<Entry> &entries, const std::vector<DisplayValue> &values,
               const PieChartOptions &options)
{
    LegendContent &legend = layout.legend;
    legend.isTable = options.legend.isTable;
    legend.nameColumn = tr("Name");
    if (options.legendValue)
        legend.columns.append(tr("Value"));
    if (options.legendPercent)
        legend.columns.append(tr("Percent"));
    std::vector<std::size_t> rows(entries.size());
    std::iota(rows.begin(), rows.end(), std::size_t(0));
    sortLegend(rows, entries, options.legend);
    for (const std::size_t place : rows) {
        const Entry &entry = entries[place];
        if (entry.look.isHiddenInLegend)
            continue;
        LegendRow row{entry.value->title, entry.color, true, false, !entry.isShown, {}};
        if (options.legendValue)
            row.values.append(entry.value->text.joined());
        if (options.legendPercent)
            row.values.append(entry.isShown ? entry.percent : u"–"_s);
        legend.rows.append(row);
        layout.order.append(static_cast<int>(entry.value - values.data()));
    }
}

} // namespace

PieLayout layOutPieScene(const std::vector<DisplayValue> &values, const PieChartOptions &options,
                         const PieSetting &setting)
{
    PieLayout layout;
    layout.scene.isDonut = options.isDonut;
    std::vector<Entry> entries = entriesOf(values, options, setting);
    // By parts of the greatest: a sum of huge values would be infinite.
    double greatest = 0;
    for (const Entry &entry : entries)
        greatest = entry.isShown ? std::max(greatest, entry.value->number) : greatest;
    double sum = 0;
    for (const Entry &entry : entries)
        sum += entry.isShown && greatest > 0 ? entry.value->number / greatest : 0;
    double at = 0;
    for (Entry &entry : entries) {
        const double part = entry.isShown && sum > 0 ? entry.value->number / greatest / sum : 0;
        entry.percent = percentText(part, entry.value->config);
        if (!entry.isShown || sum <= 0)
            continue;
        PieSlice slice = sliceOf(entry, options);
        slice.entry = static_cast<int>(entry.value - values.data());
        slice.from = at;
        slice.to = at + part;
        at = slice.to;
        layout.scene.slices.append(slice);
    }
    addLegend(layout, entries, values, options);
    return layout;
}

} // namespace Promontory
