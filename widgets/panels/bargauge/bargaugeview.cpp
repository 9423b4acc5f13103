#include "widgets/panels/bargauge/bargaugeview.h"

#include "widgets/panels/bargauge/bargaugecanvas.h"

#include <QScrollArea>
#include <QScrollBar>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t MostInSummary = 8;

} // namespace

BarGaugeView::BarGaugeView(QWidget *parent)
    : PanelView(parent), m_scroll(new QScrollArea(this)), m_canvas(new BarGaugeCanvas)
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_canvas->setAutoFillBackground(false);
    m_scroll->setWidget(m_canvas);
    m_canvas->setAutoFillBackground(false); // setWidget() turned it on
    m_scroll->setFocusPolicy(Qt::NoFocus);
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
}

void BarGaugeView::rebuild()
{
    m_canvas->setValues(
        displayValues(m_data.frames, m_options.reduce, m_context.zone, m_data.range));
    fit();
}

void BarGaugeView::fit()
{
    m_scroll->setGeometry(rect());
    QSize visible = size();
    m_canvas->fitInto(visible);
    // A bar that scrolls takes its width from the bars.
    const int bar = m_context.interactive ? m_scroll->verticalScrollBar()->sizeHint().width() : 0;
    if (m_canvas->height() > visible.height())
        visible.rwidth() -= bar;
    else if (m_canvas->width() > visible.width())
        visible.rheight() -= bar;
    if (visible != size())
        m_canvas->fitInto(visible);
}

void BarGaugeView::resizeEvent(QResizeEvent *event)
{
    PanelView::resizeEvent(event);
    fit();
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
