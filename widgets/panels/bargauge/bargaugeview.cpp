#include "widgets/panels/bargauge/bargaugeview.h"

#include "widgets/charts/chartlegend.h"
#include "widgets/common/values/valuecolor.h"
#include "widgets/panels/bargauge/bargaugecanvas.h"
#include "widgets/panels/shared/chartpanelview.h"

#include <QScrollArea>
#include <QScrollBar>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t MostInSummary = 8;

} // namespace

BarGaugeView::BarGaugeView(QWidget *parent)
    : PanelView(parent), m_scroll(new QScrollArea(this)), m_canvas(new BarGaugeCanvas),
      m_legend(new ChartLegend(this))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_canvas->setAutoFillBackground(false);
    m_scroll->setWidget(m_canvas);
    m_canvas->setAutoFillBackground(false); // setWidget() turned it on
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_legend->hide();
    connect(m_legend, &ChartLegend::isolated, this, &BarGaugeView::isolate);
    connect(m_legend, &ChartLegend::toggled, this, &BarGaugeView::toggle);
    connect(m_canvas, &BarGaugeCanvas::linkActivated, this, &PanelView::linkActivated);
}

void BarGaugeView::setOptions(const Json &options)
{
    m_options = barGaugeOptionsFrom(options);
    m_canvas->setOptions(m_options);
    rebuild();
}

void BarGaugeView::setContext(const PanelContext &context)
{
    m_context = context;
    m_canvas->setContext(context);
    m_legend->setTheme(context.theme);
    m_legend->setEnabled(context.interactive);
    const Qt::ScrollBarPolicy policy =
        context.interactive ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff;
    m_scroll->setVerticalScrollBarPolicy(policy);
    m_scroll->setHorizontalScrollBarPolicy(policy);
    rebuild();
}

void BarGaugeView::setData(const PanelData &answer)
{
    m_data = answer;
    rebuild();
}

void BarGaugeView::setMuted(bool muted)
{
    m_canvas->setMuted(muted);
    m_legend->setMuted(muted);
}

void BarGaugeView::rebuild()
{
    std::vector<DisplayValue> values =
        displayValues(m_data.frames, m_options.reduce, m_context.zone, m_data.range);
    if (m_options.legend.isShown) {
        fillLegend(values);
        std::erase_if(values, [this](const DisplayValue &value) { return m_hidden.contains(value.title); });
    }
    m_canvas->setValues(std::move(values));
    fit();
}

void BarGaugeView::fillLegend(const std::vector<DisplayValue> &values)
{
    LegendContent content;
    content.isTable = m_options.legend.isTable;
    content.nameColumn = tr("Name");
    for (const DisplayValue &value : values)
        content.rows.append({value.title, fillColor(value, m_context.theme, false), true, false,
                             m_hidden.contains(value.title), {}});
    m_legend->setContent(content);
}

/// Alone, or all again when it was alone already.
void BarGaugeView::isolate(int row)
{
    QSet<QString> others;
    for (const LegendRow &each : m_legend->content().rows)
        others.insert(each.name);
    others.remove(m_legend->content().rows.at(row).name);
    m_hidden = m_hidden == others ? QSet<QString>() : others;
    rebuild();
}

void BarGaugeView::toggle(int row)
{
    const QString name = m_legend->content().rows.at(row).name;
    if (!m_hidden.remove(name))
        m_hidden.insert(name);
    rebuild();
}

void BarGaugeView::fit()
{
    const LegendPlace place = placeLegend(size(), m_options.legend, *m_legend);
    m_legend->setVisible(!place.legend.isEmpty());
    m_legend->setGeometry(place.legend);
    const QRect bars = place.legend.isEmpty() ? rect() : place.chart;
    m_scroll->setGeometry(bars);
    QSize visible = bars.size();
    m_canvas->fitInto(visible);
    // A bar that scrolls takes its width from the bars.
    const int bar = m_context.interactive ? m_scroll->verticalScrollBar()->sizeHint().width() : 0;
    if (m_canvas->height() > visible.height())
        visible.rwidth() -= bar;
    else if (m_canvas->width() > visible.width())
        visible.rheight() -= bar;
    if (visible != bars.size())
        m_canvas->fitInto(visible);
}

void BarGaugeView::resizeEvent(QResizeEvent *event)
{
    PanelView::resizeEvent(event);
    fit();
}

QList<ShownLink> BarGaugeView::valueLinks() const
{
    return m_canvas->valueLinks();
}

QString BarGaugeView::summary() const
{
    QStringList parts;
    const std::vector<DisplayValue> &values = m_canvas->values();
    for (std::size_t i = 0; i < std::min(values.size(), MostInSummary); ++i)
        parts.append(tr("%1: %2").arg(values[i].title, values[i].text.joined()));
    if (parts.isEmpty())
        return {};
    return values.size() > MostInSummary
               ? tr("Shows %n values, first %1.", nullptr, static_cast<int>(values.size()))
                     .arg(parts.join(u", "_s))
               : tr("Shows %1.").arg(parts.join(u", "_s));
}

} // namespace Promontory
