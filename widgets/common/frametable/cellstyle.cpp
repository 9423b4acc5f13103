#include "widgets/common/frametable/cellstyle.h"

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr double WidestColumn = 4000;

constexpr qsizetype MostReducers = 8;

std::optional<int> pixelsFrom(const Json &json)
{
    const std::optional<double> pixels = json.numberLike();
    return pixels && *pixels > 0
               ? std::optional(static_cast<int>(std::clamp(*pixels, 16.0, WidestColumn)))
               : std::nullopt;
}

BarStyle barStyleFrom(const QString &mode)
{
    if (mode == "lcd"_L1)
        return BarStyle::Lcd;
    return mode == "gradient"_L1 ? BarStyle::Gradient : BarStyle::Basic;
}

void readOtherType(CellStyle &style, const QString &type, const Json &cell)
{
    if (type == "json-view"_L1) {
        style.type = CellStyle::Type::Json;
    } else if (type == "image"_L1) {
        style.type = CellStyle::Type::Image;
        style.imageText = cell[u"alt"].toString(cell[u"title"].toString()).left(300);
    } else if (type == "pill"_L1) {
        style.type = CellStyle::Type::Pill;
    } else if (type == "data-links"_L1) {
        style.type = CellStyle::Type::Links;
    } else if (type == "markdown"_L1) {
        style.type = CellStyle::Type::Markdown;
    } else if (type == "sparkline"_L1) {
        style.type = CellStyle::Type::Sparkline;
        style.spark = sparkStyleFrom(cell);
    }
}

void readCellOptions(CellStyle &style, const Json &cell)
{
    const QString type = cell[u"type"].toString();
    const QString mode = cell[u"mode"].toString();
    if (type == "color-text"_L1) {
        style.type = CellStyle::Type::ColorText;
    } else if (type == "color-background"_L1) {
        style.type = CellStyle::Type::ColorBackground;
        style.gradient = mode != "basic"_L1;
        style.wholeRow = cell[u"applyToRow"].toBool();
    } else if (type == "gauge"_L1) {
        style.type = CellStyle::Type::Gauge;
        style.bar = mode.isEmpty() ? BarStyle::Gradient : barStyleFrom(mode);
        const QString shown = cell[u"valueDisplayMode"].toString();
        style.valueText = shown == "hidden"_L1  ? CellStyle::ValueText::Hidden
                          : shown == "color"_L1 ? CellStyle::ValueText::Color
                                                : CellStyle::ValueText::Text;
    } else {
        readOtherType(style, type, cell);
    }
}

void readOldDisplayMode(CellStyle &style, const QString &mode)
{
    if (mode == "color-text"_L1) {
        style.type = CellStyle::Type::ColorText;
    } else if (mode.startsWith("color-background"_L1)) {
        style.type = CellStyle::Type::ColorBackground;
        style.gradient = !mode.endsWith("-solid"_L1);
    } else if (mode == "basic"_L1 || mode == "gradient-gauge"_L1 || mode == "lcd-gauge"_L1) {
        style.type = CellStyle::Type::Gauge;
        style.bar = barStyleFrom(mode.section(u'-', 0, 0));
    } else {
        readOtherType(style, mode, Json());
    }
}

std::optional<Qt::Alignment> alignmentFrom(const QString &word)
{
    if (word == "left"_L1)
        return Qt::AlignLeft;
    if (word == "right"_L1)
        return Qt::AlignRight;
    return word == "center"_L1 ? std::optional<Qt::Alignment>(Qt::AlignHCenter) : std::nullopt;
}

} // namespace

CellStyle cellStyleFrom(const Json &custom)
{
    CellStyle style;
    if (custom[u"cellOptions"].isObject())
        readCellOptions(style, custom[u"cellOptions"]);
    else
        readOldDisplayMode(style, custom[u"displayMode"].toString());
    style.wraps = custom[u"wrapText"].toBool() || custom[u"cellOptions"][u"wrapText"].toBool();
    style.filterable = custom[u"filterable"].toBool();
    style.inspects = custom[u"inspect"].toBool();
    style.sortable = custom[u"sortable"].toBool(true);
    style.wrapsTitle = custom[u"wrapHeaderText"].toBool();
    style.tooltipField = custom[u"tooltip"][u"field"].toString().left(300);
    style.hasHeader = !custom[u"hideHeader"].toBool();
    for (const Json &reducer : custom[u"footer"][u"reducers"].items()) {
        if (style.reducers.size() < MostReducers)
            style.reducers.append(reducer.toString());
    }
    style.alignment = alignmentFrom(custom[u"align"].toString());
    style.width = pixelsFrom(custom[u"width"]);
    style.minWidth = pixelsFrom(custom[u"minWidth"]);
    style.hidden = custom[u"hidden"].toBool() || custom[u"hideFrom"][u"viz"].toBool();
    return style;
}

} // namespace Promontory
