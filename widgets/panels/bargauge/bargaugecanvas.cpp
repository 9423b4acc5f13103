#include "widgets/panels/bargauge/bargaugecanvas.h"

#include "widgets/common/values/barpaint.h"
#include "widgets/common/values/valuetext.h"
#include "widgets/common/values/valuetip.h"
#include "widgets/theme/figures.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int NarrowPanel = 220; // below, names stand above their bars
constexpr int MoreHeight = 14;

BarStyle styleOf(BarGaugeOptions::Display display)
{
    switch (display) {
    case BarGaugeOptions::Display::Basic:
        return BarStyle::Basic;
    case BarGaugeOptions::Display::Gradient:
        return BarStyle::Gradient;
    case BarGaugeOptions::Display::Lcd:
        return BarStyle::Lcd;
    }
    return BarStyle::Basic;
}

} // namespace

BarGaugeCanvas::BarGaugeCanvas(QWidget *parent)
    : QWidget(parent)
    , m_links(this, [this] { return places(); }, [this](const QUrl &url) { emit linkActivated(url); })
{
}

void BarGaugeCanvas::setValues(std::vector<DisplayValue> values)
{
    m_values = std::move(values);
    m_links.setValues(placesOf(m_values));
}

void BarGaugeCanvas::setOptions(const BarGaugeOptions &options)
{
    m_options = options;
}

void BarGaugeCanvas::setContext(const PanelContext &context)
{
    m_context = context;
}

void BarGaugeCanvas::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

TextRole BarGaugeCanvas::textRole() const
{
    return m_vertical ? TextRole::Caption : TextRole::Body;
}

QFont BarGaugeCanvas::nameFont() const
{
    return sizedFont(textRole(), m_context.theme, m_options.titleSize);
}

QFont BarGaugeCanvas::valueFontOf() const
{
    QFont font = sizedFont(textRole(), m_context.theme, m_options.valueSize);
    font.setWeight(m_muted ? QFont::Normal : QFont::DemiBold);
    return font;
}

bool BarGaugeCanvas::isVertical(const QSize &visible) const
{
    if (m_options.orientation == ValueOrientation::Auto)
        return visible.height() > visible.width();
    return m_options.orientation == ValueOrientation::Vertical;
}

void BarGaugeCanvas::fitInto(const QSize &visible)
{
    using Placement = BarGaugeOptions::NamePlacement;
    m_vertical = isVertical(visible);
    m_visible = visible;
    BarGaugeLayoutInput input;
    input.area = visible;
    input.count = static_cast<int>(m_values.size());
    input.vertical = m_vertical;
    input.hasNames = m_options.names != Placement::Hidden;
    input.hasValues = m_options.valueMode != BarGaugeOptions::ValueMode::Hidden;
    input.namesOnTop = m_options.names == Placement::Top ||
                       (m_options.names == Placement::Auto && visible.width() < NarrowPanel);
    const QFontMetricsF names(nameFont());
    const Figures figures(valueFontOf());
    for (const DisplayValue &value : m_values) {
        input.widestName = qMax(input.widestName, names.horizontalAdvance(value.title) + 1);
        input.widestNumber = qMax(input.widestNumber, figures.width(value.text.text) + 1);
        input.widestValue = qMax(input.widestValue, figures.width(value.text.joined()) + 1);
    }
    input.textHeight = qMax(names.height(), figures.height());
    if (m_options.sizing.isManual) {
        input.leastColumn = qMax(1.0, m_options.sizing.minWidth);
        input.leastRow = m_options.sizing.minHeight;
        input.mostRow = qMax(1.0, m_options.sizing.maxHeight);
    }
    m_layout = layOutBars(input);
    resize(m_layout.content.toSize());
    update();
}

void BarGaugeCanvas::paintRow(QPainter &painter, const DisplayValue &value,
                              const BarGaugeRow &row) const
{
    const Theme &theme = m_context.theme;
    const QColor scale = valueColor(value, theme);
    BarLook look;
    look.style = m_muted ? BarStyle::Basic : styleOf(m_options.display);
    look.orientation = m_vertical ? Qt::Vertical : Qt::Horizontal;
    look.showUnfilled = m_options.showUnfilled;
    paintBar(&painter, row.bar, value, look, fillColor(value, theme, m_muted), theme);
    if (!row.name.isEmpty()) {
        painter.setFont(nameFont());
        painter.setPen(m_vertical ? theme.text.secondary : theme.text.primary);
        const QString name =
            QFontMetricsF(nameFont()).elidedText(value.title, Qt::ElideMiddle, row.name.width());
        painter.drawText(row.name,
                         (m_vertical ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter |
                             Qt::TextSingleLine,
                         name);
    }
    if (row.value.isEmpty())
        return;
    using Mode = BarGaugeOptions::ValueMode;
    const bool isPlain = m_options.display == BarGaugeOptions::Display::Basic;
    const bool isColored =
        m_options.valueMode == Mode::Color || (m_options.valueMode == Mode::Auto && !isPlain);
    painter.setPen(m_muted                        ? theme.text.secondary
                   : isColored && scale.isValid() ? scale
                                                  : theme.text.primary);
    const Figures figures(valueFontOf());
    figures.paint(&painter, row.value,
                  (m_vertical ? Qt::AlignHCenter : Qt::AlignRight) | Qt::AlignVCenter,
                  figures.elided(m_layout.hasUnits ? value.text.joined() : value.text.text,
                                 row.value.width() + 1));
}

void BarGaugeCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int out = leftOut();
    for (std::size_t i = 0; i + static_cast<std::size_t>(out) < m_layout.rows.size(); ++i) {
        const BarGaugeRow &row = m_layout.rows[i];
        if (row.whole().intersects(event->rect()))
            paintRow(painter, m_values[i], row);
    }
    if (out > 0)
        paintMore(painter, out);
}

/// Where nobody scrolls, bars that do not fit are counted instead: half a bar would be a wrong one.
int BarGaugeCanvas::leftOut() const
{
    const QSizeF &content = m_layout.content;
    const bool fits = content.height() <= m_visible.height() && content.width() <= m_visible.width();
    if (m_context.interactive || fits || m_layout.rows.empty())
        return 0;
    const QRectF room(0, 0, m_visible.width(), m_visible.height() - (m_vertical ? 0 : MoreHeight));
    const auto isOut = [&room](const BarGaugeRow &row) {
        return row.whole().bottom() > room.bottom() || row.whole().right() > room.right();
    };
    return static_cast<int>(std::count_if(m_layout.rows.begin() + 1, m_layout.rows.end(), isOut));
}

void BarGaugeCanvas::paintMore(QPainter &painter, int count) const
{
    painter.setFont(fontFor(TextRole::Caption, m_context.theme.textScale));
    painter.setPen(m_context.theme.text.secondary);
    painter.drawText(QRectF(QPointF(), m_visible).adjusted(12, 0, -12, -1), Qt::AlignRight | Qt::AlignBottom,
                     tr("+%n more", nullptr, count));
}

std::vector<QRectF> BarGaugeCanvas::places() const
{
    std::vector<QRectF> places;
    for (const BarGaugeRow &row : m_layout.rows)
        places.push_back(row.whole());
    return places;
}

QList<ShownLink> BarGaugeCanvas::valueLinks() const
{
    return m_links.all([this](std::size_t i) { return m_values[i].title; });
}

bool BarGaugeCanvas::event(QEvent *event)
{
    if (m_links.handle(event))
        return true;
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    showValueTip(*static_cast<QHelpEvent *>(event), this, places(),
                 [this](std::size_t i) -> const DisplayValue & { return m_values[i]; });
    return true;
}

} // namespace Promontory
