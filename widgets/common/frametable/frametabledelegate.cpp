#include "widgets/common/frametable/frametabledelegate.h"

#include "datasources/json/json.h"
#include "widgets/common/values/barpaint.h"
#include "widgets/common/values/dataimage.h"
#include "widgets/common/values/oneline.h"
#include "widgets/theme/contrast.h"
#include "widgets/theme/hairline.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>
#include <QRegularExpression>

#include <cmath>

namespace Promontory {

namespace {

constexpr int BarHeight = 8;
constexpr int BarWidth = 56; // what a bar wants beside its number
constexpr int BarGap = 10;
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
}

int FrameTableDelegate::naturalWidth(const TableCell &cell, const TableColumn &column) const
{
    const bool hasBar = column.style.type == CellStyle::Type::Gauge && cell.isNumber;
    if (column.style.type == CellStyle::Type::Image && cell.text.text.startsWith(QStringLiteral("data:")))
        return BarWidth + 2 * Padding;
    if (column.style.type == CellStyle::Type::Pill)
        return static_cast<int>(std::ceil(m_figures.width(textOf(cell)))) + 2 * Padding +
               static_cast<int>(pillTexts(cell.text.joined()).size()) * 3 * int(PillInset);
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
        const QColor series = m_theme.seriesColor(colorIndexOfName(text, m_theme.series.size()));
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
    else
        paintText(painter, area, cell, column);
}

void FrameTableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto *model = qobject_cast<const FrameTableModel *>(index.model());
    const Field *field = model ? model->field(index.column()) : nullptr;
    if (!field)
        return;
    const TableColumn &column = model->columns()[static_cast<std::size_t>(index.column())];
    const TableCell cell = model->cell(index.row(), index.column());
    Colors colors = colorsOf(cell, column, *field);
    const bool isLink = !field->config.links.isEmpty() && !colors.fill.isValid();
    if (isLink)
        colors.text = m_theme.text.link;
    const Colors whole = rowColors(*model, index.row());
    if (whole.fill.isValid() && !colors.fill.isValid())
        colors = whole;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    paintFill(painter, option.rect, colors);
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isColored = column.style.valueText == CellStyle::ValueText::Color && !isSelected;
    if (isSelected) {
        painter->fillRect(option.rect, m_theme.selection.background);
        colors.text = m_theme.selection.text;
    }
    painter->setPen(colors.text);
    if (column.style.type == CellStyle::Type::Gauge && cell.isNumber)
        paintGauge(painter, option.rect, cell, column, *field, isColored ? QColor() : colors.text);
    else
        paintContent(painter, option.rect, cell, column, *field);
    paintHorizontalLine(painter, option.rect.left(), option.rect.right() + 1, option.rect.bottom(),
                        m_theme.border.subtle);
    if ((option.state & QStyle::State_HasFocus) &&
        (option.state & QStyle::State_KeyboardFocusChange))
        paintBox(painter, QRectF(option.rect), Qt::transparent, m_theme.focusRing, 2, 2);
    painter->restore();
}

} // namespace Promontory
