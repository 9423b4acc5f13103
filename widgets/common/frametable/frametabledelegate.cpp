#include "widgets/common/frametable/frametabledelegate.h"

#include "datasources/json/json.h"
#include "widgets/common/frametable/frozencolumns.h"
#include "widgets/common/frametable/sparkpaint.h"
#include "widgets/common/frametable/tablebody.h"
#include "widgets/common/values/barpaint.h"
#include "widgets/common/values/dataimage.h"
#include "widgets/common/values/oneline.h"
#include "widgets/theme/contrast.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"

#include <QFontMetricsF>
#include <QHeaderView>
#include <QLinearGradient>
#include <QPainter>
#include <QRegularExpression>

#include <cmath>

namespace Promontory {

namespace {

constexpr int BarHeight = 8;
constexpr int BarWidth = 56; // what a bar wants beside its number
constexpr int BarGap = 10;
constexpr int SparkWidth = 90;
constexpr int SparkInset = 3;
constexpr int ExpanderWidth = 28;
constexpr int ChevronSide = 14;
constexpr int NestedIndent = 28;
constexpr int MeasuredRows = 60;
constexpr qsizetype LongestText = 300;
constexpr qsizetype LongestTallText = 2'000;
constexpr int LineInset = 4;
constexpr qreal PillInset = 8;
constexpr qsizetype MostPills = 50;
constexpr int MostImageSide = 400;

QString textOf(const TableCell &cell)
{
    return oneLine(cell.text.joined(), LongestText);
}

/// A line of Markdown without its marks: of headings and quotes, of weight and code, of links.
QString unmarked(QString line)
{
    static const QRegularExpression Link(QStringLiteral("\\[([^\\[\\]]*)\\]\\([^()]*\\)"));
    static const QRegularExpression Start(QStringLiteral("^\\s*(#{1,6}|>)\\s+"));
    line.remove(Start);
    line.replace(Link, QStringLiteral("\\1"));
    return line.remove(QStringLiteral("**")).remove(QStringLiteral("__")).remove(u'`');
}

/// Text of more lines: marks of Markdown are taken away, what they mean for the looks is lost.
QString tallText(const TableCell &cell, const TableColumn &column)
{
    const QString text = cell.text.joined().left(LongestTallText);
    const bool isMarked = column.style.type == CellStyle::Type::Markdown;
    QStringList lines;
    for (const QString &line : text.split(u'\n'))
        lines.append(oneLine(isMarked ? unmarked(line) : line, LongestTallText));
    return lines.join(u'\n');
}

/// Between words; inside of them where one is wider than the room.
int wrapFlag(const QFontMetricsF &metrics, const QString &text, qreal width)
{
    const QStringList words = text.split(u' ');
    const bool fits = std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return metrics.horizontalAdvance(word) <= width;
    });
    return fits ? int(Qt::TextWordWrap) : int(Qt::TextWrapAnywhere);
}

/// "a, b" or ["a","b"].
QStringList pillTexts(const QString &text)
{
    QStringList texts;
    const Json json = text.startsWith(u'[') ? parseJson(text.toUtf8()).value_or(Json()) : Json();
    if (json.isArray()) {
        for (const Json &item : json.items())
            texts.append(oneLine(item.isString() ? item.toString() : QString::fromUtf8(writeJsonCompact(item))));
    } else {
        for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
            texts.append(oneLine(part));
    }
    return texts.mid(0, MostPills);
}

} // namespace

FrameTableDelegate::FrameTableDelegate(QObject *parent)
    : QStyledItemDelegate(parent), m_figures(fontFor(TextRole::Body))
{
}

void FrameTableDelegate::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_figures = Figures(fontFor(TextRole::Body, theme.textScale));
    m_nested.clear();
}

int FrameTableDelegate::naturalWidth(const TableCell &cell, const TableColumn &column) const
{
    const bool hasBar = column.style.type == CellStyle::Type::Gauge && cell.isNumber;
    if (column.style.type == CellStyle::Type::Image && cell.text.text.startsWith(QStringLiteral("data:")))
        return BarWidth + 2 * Padding;
    if (column.style.type == CellStyle::Type::Pill)
        return static_cast<int>(std::ceil(m_figures.width(textOf(cell)))) + 2 * Padding +
               static_cast<int>(pillTexts(cell.text.joined()).size()) * 3 * int(PillInset);
    if (column.style.type == CellStyle::Type::Expander)
        return ExpanderWidth;
    if (column.style.type == CellStyle::Type::Sparkline && cell.frame)
        return SparkWidth + 2 * Padding +
               (column.style.spark.hidesValue
                    ? 0
                    : BarGap + static_cast<int>(std::ceil(m_figures.width(column.widestText))));
    const qreal text = hasBar && column.style.valueText == CellStyle::ValueText::Hidden
                           ? 0
                           : m_figures.width(textOf(cell));
    return static_cast<int>(std::ceil(text)) + 2 * Padding + (hasBar ? BarWidth + BarGap : 0);
}

FrameTableDelegate::Colors FrameTableDelegate::colorsOf(const TableCell &cell,
                                                        const TableColumn &column,
                                                        const Field &field) const
{
    Colors colors{{}, m_muted ? m_theme.text.secondary : m_theme.text.primary, false};
    const bool hasColors = column.style.type == CellStyle::Type::ColorText ||
                           column.style.type == CellStyle::Type::ColorBackground;
    if (!hasColors || m_muted)
        return colors;
    const QColor scale = std::isfinite(cell.number) || !cell.text.color.isEmpty()
                             ? valueColor(cell.number, cell.text, field.config, column.span,
                                          static_cast<qsizetype>(column.field), m_theme)
                             : QColor();
    if (!scale.isValid() || scale.alpha() == 0)
        return colors;
    if (column.style.type == CellStyle::Type::ColorText) {
        colors.text = scale;
        return colors;
    }
    colors.fill = scale;
    colors.text = readableOn(blended(scale, m_theme.surface.panel), Qt::black, Qt::white);
    colors.gradient = column.style.gradient;
    return colors;
}

FrameTableDelegate::Colors FrameTableDelegate::rowColors(const FrameTableModel &model,
                                                         int row) const
{
    const std::vector<TableColumn> &columns = model.columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int column = static_cast<int>(i);
        const Field *field = model.field(column);
        if (columns[i].style.wholeRow && field)
            return colorsOf(model.cell(row, column), columns[i], *field);
    }
    return {};
}

void FrameTableDelegate::paintFill(QPainter *painter, const QRect &area, const Colors &colors) const
{
    if (!colors.fill.isValid())
        return;
    if (!colors.gradient) {
        painter->fillRect(area, colors.fill);
        return;
    }
    // A slight turn of the hue, as dashboards of Grafana are used to; the text stays readable on
    // both ends.
    QLinearGradient gradient(area.topLeft(), area.topRight());
    gradient.setColorAt(0, m_theme.isDark ? colors.fill.darker(112) : colors.fill.lighter(108));
    gradient.setColorAt(1, colors.fill);
    painter->fillRect(area, gradient);
}

void FrameTableDelegate::paintText(QPainter *painter, const QRect &area, const TableCell &cell,
                                   const TableColumn &column) const
{
    const QRectF room = QRectF(area).adjusted(Padding, 0, -Padding, 0);
    if (isTall(column)) {
        const QString text = tallText(cell, column);
        painter->setFont(m_figures.font());
        painter->drawText(room.adjusted(0, LineInset, 0, -LineInset),
                          int(column.alignment | Qt::AlignVCenter)
                              | wrapFlag(QFontMetricsF(m_figures.font()), text, room.width()),
                          text);
    } else if (column.style.type == CellStyle::Type::Json) {
        const QFont font = fontFor(TextRole::Code, m_theme.textScale);
        painter->setFont(font);
        painter->drawText(room, int(column.alignment | Qt::AlignVCenter) | int(Qt::TextSingleLine),
                          QFontMetricsF(font).elidedText(textOf(cell), Qt::ElideRight, room.width()));
    } else {
        m_figures.paint(painter, room, column.alignment | Qt::AlignVCenter,
                        m_figures.elided(textOf(cell), room.width() + 0.5));
    }
}

bool FrameTableDelegate::isTall(const TableColumn &column)
{
    return column.style.wraps || column.style.type == CellStyle::Type::Markdown;
}

int FrameTableDelegate::tallHeight(const TableCell &cell, const TableColumn &column, int width) const
{
    const QRectF room(0, 0, qMax(20, width - 2 * Padding), 1e6);
    const QFontMetricsF metrics(m_figures.font());
    const QString text = tallText(cell, column);
    const QRectF needed = metrics.boundingRect(room, wrapFlag(metrics, text, room.width()), text);
    return static_cast<int>(std::ceil(needed.height())) + 2 * LineInset;
}

/// Several values in one cell, each on a ground of its own colour.
void FrameTableDelegate::paintPills(QPainter *painter, const QRect &area, const TableCell &cell,
                                    const Field &field) const
{
    const QRectF room = QRectF(area).adjusted(Padding, 0, -Padding, 0);
    qreal x = room.left();
    for (const QString &text : pillTexts(cell.text.joined())) {
        const FormattedValue mapped = formatText(text, field.config);
        const bool isFixed = field.config.color.mode == QStringLiteral("fixed");
        const QColor named = m_theme.seriesColor(colorIndexOfName(text, m_theme.series.size()));
        const QColor series = isFixed ? m_theme.namedColor(field.config.color.fixedColor, named) : named;
        const QColor ground = m_muted ? m_theme.chart.ghost : m_theme.namedColor(mapped.color, series);
        const QString shown = m_figures.elided(mapped.joined(), qMax(0.0, room.right() - x - 2 * PillInset));
        const qreal width = m_figures.width(shown) + 2 * PillInset;
        const QRectF pill(x, room.center().y() - m_figures.height() / 2 - 1, width, m_figures.height() + 2);
        if (x + 2 * PillInset >= room.right())
            return;
        painter->setPen(Qt::NoPen);
        painter->setBrush(ground);
        painter->drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        painter->setPen(readableOn(blended(ground, m_theme.surface.panel), Qt::black, Qt::white));
        m_figures.paint(painter, pill, Qt::AlignCenter, shown);
        x += width + PillInset / 2;
    }
}

QPixmap FrameTableDelegate::imageOf(const QString &url) const
{
    if (!m_images.contains(url)) {
        const QImage image = dataImage(url);
        const QImage small = image.height() > MostImageSide || image.width() > MostImageSide
            ? image.scaled(MostImageSide, MostImageSide, Qt::KeepAspectRatio, Qt::SmoothTransformation) : image;
        m_images.insert(url, new QPixmap(QPixmap::fromImage(small)));
    }
    const QPixmap *known = m_images.object(url);
    return known ? *known : QPixmap();
}

/// Pictures that stand in the data itself; none is fetched.
void FrameTableDelegate::paintImage(QPainter *painter, const QRect &area, const TableCell &cell,
                                    const TableColumn &column) const
{
    const QString url = cell.text.text;
    const QPixmap image = url.startsWith(QStringLiteral("data:")) ? imageOf(url) : QPixmap();
    if (image.isNull()) {
        TableCell instead = cell;
        if (!column.style.imageText.isEmpty())
            instead.text = {{}, column.style.imageText, {}, {}};
        paintText(painter, area, instead, column);
        return;
    }
    const QRectF room = QRectF(area).adjusted(Padding, 2, -Padding, -2);
    const QSizeF size = QSizeF(image.size()).scaled(room.size(), Qt::KeepAspectRatio);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawPixmap(QRectF(QPointF(room.left(), room.center().y() - size.height() / 2), size), image,
                        QRectF(image.rect()));
}

void FrameTableDelegate::paintGauge(QPainter *painter, const QRect &area, const TableCell &cell,
                                    const TableColumn &column, const Field &field,
                                    const QColor &text) const
{
    const QColor scale = scaleColor(cell.number, field.config, column.span,
                                    static_cast<qsizetype>(column.field), m_theme);
    const QColor color = scale.isValid() && !m_muted ? scale : m_theme.chart.ghost;
    const bool hasText = column.style.valueText != CellStyle::ValueText::Hidden;
    const QRectF room = QRectF(area).adjusted(Padding, 0, -Padding, 0);
    qreal end = room.right();
    if (hasText) {
        // All numbers of the column keep the room of the longest, so that the bars end at one line.
        const qreal widest =
            qMax(m_figures.width(textOf(cell)), m_figures.width(column.widestText));
        end -= widest + BarGap;
        painter->setPen(text.isValid() ? text : color);
        m_figures.paint(painter, room, Qt::AlignRight | Qt::AlignVCenter, textOf(cell));
    }
    DisplayValue value;
    value.number = cell.number;
    value.config = field.config;
    value.span = column.span;
    value.index = static_cast<qsizetype>(column.field);
    BarLook look;
    look.style = m_muted ? BarStyle::Basic : column.style.bar;
    look.fromEnd = hasText && column.style.bar == BarStyle::Basic;
    look.showUnfilled = column.style.bar == BarStyle::Lcd;
    look.rounding = 1;
    const QRectF bar(room.left(), area.center().y() - BarHeight / 2 + 1, end - room.left(),
                     BarHeight);
    if (bar.width() > 4)
        paintBar(painter, bar, value, look, color, m_theme);
}

void FrameTableDelegate::paintContent(QPainter *painter, const QRect &area, const TableCell &cell,
                                      const TableColumn &column, const Field &field) const
{
    if (column.style.type == CellStyle::Type::Pill)
        paintPills(painter, area, cell, field);
    else if (column.style.type == CellStyle::Type::Image)
        paintImage(painter, area, cell, column);
    else if (column.style.type == CellStyle::Type::Sparkline && cell.frame)
        paintSparkCell(painter, area, cell, column, field);
    else
        paintText(painter, area, cell, column);
}

/// The series, and behind it the number that it counts as.
void FrameTableDelegate::paintSparkCell(QPainter *painter, const QRect &area, const TableCell &cell,
                                        const TableColumn &column, const Field &field) const
{
    QRectF room = QRectF(area).adjusted(Padding, SparkInset, -Padding, -SparkInset);
    if (!column.style.spark.hidesValue) {
        const QString text = textOf(cell);
        m_figures.paint(painter, room, Qt::AlignRight | Qt::AlignVCenter, text);
        room.adjust(0, 0, -BarGap - qMax(m_figures.width(text), m_figures.width(column.widestText)), 0);
    }
    const QColor own = valueColor(cell.number, cell.text, field.config, column.span,
                                  static_cast<qsizetype>(column.field), m_theme);
    const QColor color = own.isValid() && own.alpha() > 0 ? own : m_theme.seriesColor(0);
    paintSpark(painter, room,
               {*cell.frame, m_range, column.style.spark, m_muted ? m_theme.chart.ghost : color});
}

void FrameTableDelegate::paintExpander(QPainter *painter, const QRect &area, bool isExpanded) const
{
    const QString icon = isExpanded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
    painter->drawPixmap(QPointF(area.center().x() + 1 - ChevronSide / 2.0, area.center().y() + 1 - ChevronSide / 2.0),
                        iconPixmap(icon, m_theme.text.secondary, ChevronSide, ratio));
}

NestedTable &FrameTableDelegate::nestedOf(const FramePtr &frame, const FormatContext &format) const
{
    if (!m_nested.contains(frame.get()))
        m_nested.insert(frame.get(), new NestedTable(frame, format));
    return *m_nested.object(frame.get());
}

int FrameTableDelegate::nestedHeight(const FramePtr &frame, const FormatContext &format) const
{
    return frame ? nestedOf(frame, format).height(m_lineHeight) + LineInset : 0;
}

int FrameTableDelegate::nestedWidth(const NestedTable &table, int column) const
{
    const TableColumn &shown = table.model().columns()[static_cast<std::size_t>(column)];
    const QFontMetricsF metrics(fontFor(TextRole::Caption, m_theme.textScale));
    int width = table.hasTitles() ? static_cast<int>(metrics.horizontalAdvance(shown.title)) + 2 * Padding + 1 : 0;
    for (int row = 0; row < qMin(table.shownRows(), MeasuredRows); ++row)
        width = qMax(width, naturalWidth(table.model().cell(row, column), shown));
    return width;
}

/// Every cell of the row paints the part of the inner table that lies below it.
void FrameTableDelegate::paintNested(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const auto *frozen = qobject_cast<const FrozenColumns *>(option.widget);
    const auto *model = qobject_cast<const FrameTableModel *>(index.model());
    const FramePtr frame = model ? model->nested(index.row()) : FramePtr();
    if (!view || !frame)
        return;
    NestedTable &table = nestedOf(frame, model->format());
    const int begin = option.rect.left() - view->horizontalHeader()->sectionPosition(index.column());
    const int whole = frozen ? frozen->body().viewport()->width() : view->viewport()->width();
    const std::vector<int> &widths = table.widths(qMax(1, whole - NestedIndent - Padding),
                                                  [&](int column) { return nestedWidth(table, column); });
    QRect place(begin + NestedIndent, option.rect.top() + m_lineHeight, 0, option.rect.height() - m_lineHeight);
    painter->fillRect(QRect(begin + NestedIndent - 8, place.top(), 2, place.height() - LineInset),
                      m_theme.border.normal);
    for (int column = 0; column < table.model().columnCount(); ++column) {
        place.setWidth(widths[static_cast<std::size_t>(column)]);
        if (table.shows(column) && place.intersects(option.rect))
            paintNestedColumn(painter, place, table, column);
        place.moveLeft(place.left() + place.width());
    }
    if (table.hiddenRows() == 0)
        return;
    painter->setPen(m_theme.text.secondary);
    const QRectF line(begin + NestedIndent, place.bottom() - m_lineHeight - LineInset, whole, m_lineHeight);
    m_figures.paint(painter, line.adjusted(Padding, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                    tr("%n more rows", nullptr, table.hiddenRows()));
}

void FrameTableDelegate::paintNestedColumn(QPainter *painter, const QRect &column, const NestedTable &table,
                                           int index) const
{
    const TableColumn &shown = table.model().columns()[static_cast<std::size_t>(index)];
    QRect cell(column.left(), column.top(), column.width(), m_lineHeight);
    if (table.hasTitles()) {
        const QFont font = fontFor(TextRole::Caption, m_theme.textScale);
        const QRectF room = QRectF(cell).adjusted(Padding, 0, -Padding, 0);
        painter->setFont(font);
        painter->setPen(m_theme.text.secondary);
        painter->drawText(room, int(shown.alignment | Qt::AlignVCenter) | int(Qt::TextSingleLine),
                          QFontMetricsF(font).elidedText(shown.title, Qt::ElideRight, room.width() + 0.5));
        cell.translate(0, m_lineHeight);
    }
    for (int row = 0; row < table.shownRows(); ++row) {
        painter->save();
        painter->setClipRect(cell, Qt::IntersectClip);
        paintCell(painter, cell, table.model(), table.model().index(row, index), false);
        painter->restore();
        cell.translate(0, m_lineHeight);
    }
}

void FrameTableDelegate::paintCell(QPainter *painter, const QRect &area, const FrameTableModel &model,
                                   const QModelIndex &index, bool isSelected) const
{
    const Field *field = model.field(index.column());
    if (!field)
        return;
    const TableColumn &column = model.columns()[static_cast<std::size_t>(index.column())];
    const TableCell cell = model.cell(index.row(), index.column());
    Colors colors = colorsOf(cell, column, *field);
    const bool isLink = !field->config.links.isEmpty() && !colors.fill.isValid();
    if (isLink)
        colors.text = m_theme.text.link;
    const Colors whole = rowColors(model, index.row());
    if (whole.fill.isValid() && !colors.fill.isValid())
        colors = whole;
    paintFill(painter, area, colors);
    const bool isColored = column.style.valueText == CellStyle::ValueText::Color && !isSelected;
    if (isSelected) {
        painter->fillRect(area, m_theme.selection.background);
        colors.text = m_theme.selection.text;
    }
    painter->setPen(colors.text);
    if (column.style.type == CellStyle::Type::Expander)
        paintExpander(painter, area, model.isExpanded(index.row()));
    else if (column.style.type == CellStyle::Type::Gauge && cell.isNumber)
        paintGauge(painter, area, cell, column, *field, isColored ? QColor() : colors.text);
    else
        paintContent(painter, area, cell, column, *field);
    paintHorizontalLine(painter, area.left(), area.right() + 1, area.bottom(), m_theme.border.subtle);
}

void FrameTableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto *model = qobject_cast<const FrameTableModel *>(index.model());
    if (!model)
        return;
    const bool isExpanded = model->isExpanded(index.row());
    QRect area = option.rect;
    if (isExpanded)
        area.setHeight(qMin(area.height(), m_lineHeight));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    paintCell(painter, area, *model, index, option.state & QStyle::State_Selected);
    if (isExpanded)
        paintNested(painter, option, index);
    // Columns that stay in place have no focus of their own.
    const auto *frozen = qobject_cast<const FrozenColumns *>(option.widget);
    const bool hasFocus = frozen ? frozen->body().hasFocus() && frozen->body().currentIndex() == index
                                 : bool(option.state & QStyle::State_HasFocus);
    if (hasFocus && option.state & QStyle::State_KeyboardFocusChange)
        paintBox(painter, QRectF(area), Qt::transparent, m_theme.focusRing, 2, 2);
    painter->restore();
}

} // namespace Promontory
