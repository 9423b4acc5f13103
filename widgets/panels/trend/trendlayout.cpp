#include "widgets/panels/trend/trendlayout.h"

#include "widgets/common/values/oneline.h"
#include "widgets/panels/shared/fieldlook.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Trend", text);
}

bool isAscending(std::span<const double> values)
{
    double last = -std::numeric_limits<double>::infinity();
    for (const double value : values) {
        if (value < last)
            return false;
        last = std::isnan(value) ? last : value;
    }
    return true;
}

QString nameOf(const Field &field)
{
    return field.displayName.isEmpty() ? field.name : field.displayName;
}

struct Found
{
    FramePtr frame;
    const Field *field = nullptr;
};

/// By name; without a name the first ascending numbers that have others beside them.
Found findX(const Frames &frames, const QString &name)
{
    for (const FramePtr &frame : frames) {
        const auto &fields = frame->fields;
        const auto count = std::count_if(fields.begin(), fields.end(),
                                         [](const Field &field) { return field.isNumber(); });
        for (const Field &field : fields) {
            const NumberColumn *numbers = field.numbers();
            const bool isFirst =
                name.isEmpty() && numbers && count > 1 && isAscending(numbers->span());
            if (isFirst || (!name.isEmpty() && (nameOf(field) == name || field.name == name)))
                return {frame, &field};
        }
    }
    return {};
}

ViewNotice noticeFor(const Found &found, const QString &name)
{
    const QString advice =
        tr("Choose a number field whose values ascend, for example with the transformations "
           "\u201CJoin by field\u201D or \u201COrganize fields\u201D.");
    if (!found.field)
        return {name.isEmpty() ? tr("A trend needs a field of ascending numbers beside the others")
                               : tr("There is no field \u201C%1\u201D").arg(oneLine(name, 60)),
                advice};
    const NumberColumn *numbers = found.field->numbers();
    if (!numbers)
        return {tr("The field along the axis holds no numbers"), advice};
    if (!isAscending(numbers->span()))
        return {tr("The values of the field along the axis do not ascend"), advice};
    return {};
}

NumberAxis axisOf(const Field &field, std::span<const double> values)
{
    NumberAxis axis;
    axis.config = field.config;
    axis.name = oneLine(nameOf(field));
    const FieldLook look = fieldLookFrom(field.config.custom);
    axis.label = look.axisLabel;
    axis.hasGrid = look.hasAxisGrid;
    axis.isHidden = look.placement == AxisPlacement::Hidden;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : values) {
        low = std::isfinite(value) ? std::min(low, value) : low;
        high = std::isfinite(value) ? std::max(high, value) : high;
    }
    low = field.config.min.value_or(low);
    high = field.config.max.value_or(high);
    if (low == high)
        high = low + std::max(1.0, std::abs(low));
    if (low < high && std::isfinite(high - low))
        axis.scale = ValueScale(ScaleKind::Linear, low, high);
    return axis;
}

template <typename T>
Column<T> picked(const Column<T> &column, const std::vector<std::size_t> &rows, std::size_t all)
{
    if (rows.size() == all)
        return column;
    std::vector<T> values;
    values.reserve(rows.size());
    for (const std::size_t row : rows)
        values.push_back(column[row]);
    return Column<T>(std::move(values));
}

} // namespace

TrendData trendData(const PanelData &data, const QString &xField)
{
    TrendData trend;
    trend.data.range = {0, NumberAxis::Parts};
    trend.data.generation = data.generation;
    Frames frames;
    std::copy_if(data.frames.begin(), data.frames.end(), std::back_inserter(frames),
                 [](const FramePtr &frame) { return frame && !frame->fields.empty(); });
    if (frames.empty())
        return trend;
    const Found found = findX(frames, xField);
    trend.notice = noticeFor(found, xField);
    const NumberColumn *x = found.field ? found.field->numbers() : nullptr;
    if (!trend.notice.isEmpty() || !x)
        return trend;
    trend.axis = axisOf(*found.field, x->span());
    std::vector<std::size_t> rows;
    std::vector<qint64> places;
    for (std::size_t row = 0; row < x->size(); ++row) {
        if (std::isnan((*x)[row]))
            continue;
        rows.push_back(row);
        places.push_back(trend.axis.placeOf((*x)[row]));
    }
    auto frame = std::make_shared<Frame>();
    Field time;
    time.values = TimeColumn(std::move(places));
    frame->fields.push_back(std::move(time));
    for (const Field &field : found.frame->fields) {
        const NumberColumn *numbers = &field != found.field ? field.numbers() : nullptr;
        if (!numbers || numbers->size() != x->size())
            continue;
        frame->fields.push_back(field);
        frame->fields.back().values = picked(*numbers, rows, x->size());
    }
    trend.data.frames = {std::move(frame)};
    return trend;
}

} // namespace Promontory
