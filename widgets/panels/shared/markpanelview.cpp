#include "widgets/panels/shared/markpanelview.h"

#include "widgets/panels/shared/chartpanelview.h"

#include <QPainter>

namespace Promontory {

namespace {

constexpr int Inset = 12;

} // namespace

MarkPanelView::MarkPanelView(MarkChart *chart, QWidget *parent)
    : DrawnPanelView(parent)
    , m_chart(chart)
    , m_legend(new ChartLegend(this))
{
    chart->setParent(this);
    m_legend->hide();
    setFocusProxy(chart);
    connect(chart, &MarkChart::linkActivated, this, &PanelView::linkActivated);
    connect(m_legend, &ChartLegend::hovered, this, [this](int row) { emphasise(m_order.value(row, -1)); });
    connect(m_legend, &ChartLegend::isolated, this, &MarkPanelView::isolate);
    connect(m_legend, &ChartLegend::toggled, this, &MarkPanelView::toggle);
}

void MarkPanelView::applyContext(const PanelContext &context)
{
    m_chart->setTheme(context.theme);
    m_chart->setInteractive(context.interactive);
    m_legend->setTheme(context.theme);
    m_legend->setEnabled(context.interactive);
}

void MarkPanelView::applyMuted(bool muted)
{
    m_legend->setMuted(muted);
}

void MarkPanelView::present(const LegendContent &content, const QList<int> &order, const LegendOptions &options)
{
    m_message.clear();
    m_chart->setVisible(true);
    m_legendOptions = options;
    m_order = order;
    m_legend->setContent(content);
    arrange();
}

void MarkPanelView::showMessage(const QString &message)
{
    m_message = message;
    m_chart->hide();
    m_legend->hide();
}

void MarkPanelView::pointAt(int series)
{
    m_legend->setHovered(series < 0 ? -1 : static_cast<int>(m_order.indexOf(series)));
}

void MarkPanelView::arrange()
{
    if (!m_message.isEmpty())
        return;
    const LegendPlace place = placeLegend(size(), m_legendOptions, *m_legend);
    m_chart->setGeometry(place.chart);
    m_legend->setVisible(!place.legend.isEmpty());
    if (!place.legend.isEmpty())
        m_legend->setGeometry(place.legend);
}

void MarkPanelView::resizeEvent(QResizeEvent *event)
{
    DrawnPanelView::resizeEvent(event);
    arrange();
}

void MarkPanelView::paintEvent(QPaintEvent *)
{
    if (m_message.isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(fontFor(TextRole::Body, context().theme.textScale));
    painter.setPen(context().theme.text.secondary);
    painter.drawText(rect().adjusted(Inset, 0, -Inset, 0), Qt::AlignCenter | Qt::TextWordWrap, m_message);
}

/// Alone, or all again when it was alone already.
void MarkPanelView::isolate(int row)
{
    QSet<QString> others;
    for (const LegendRow &each : m_legend->content().rows)
        others.insert(each.name);
    others.remove(m_legend->content().rows.at(row).name);
    m_hidden = m_hidden == others ? QSet<QString>() : others;
    redraw();
}

void MarkPanelView::toggle(int row)
{
    const QString name = m_legend->content().rows.at(row).name;
    if (!m_hidden.remove(name))
        m_hidden.insert(name);
    redraw();
}

void MarkPanelView::paintTo(QPainter *painter, const QRectF &target)
{
    if (!m_message.isEmpty())
        return PanelView::paintTo(painter, target);
    painter->save();
    painter->translate(target.topLeft());
    if (width() > 0 && height() > 0)
        painter->scale(target.width() / width(), target.height() / height());
    m_chart->paintTo(painter, QRectF(m_chart->geometry()));
    if (!m_legend->isHidden()) {
        painter->translate(m_legend->pos());
        m_legend->render(painter, QPoint(), QRegion(), QWidget::DrawChildren);
    }
    painter->restore();
}

} // namespace Promontory
