#include "widgets/panels/piechart/piechartview.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype Spoken = 6;

} // namespace

PieChartView::PieChartView(QWidget *parent) : PieChartView(new PieChart, parent) {}

PieChartView::PieChartView(PieChart *chart, QWidget *parent)
    : MarkPanelView(chart, parent)
    , m_chart(chart)
{
    connect(m_chart, &MarkChart::markPointed, this,
            [this](int mark) { pointAt(mark < 0 ? -1 : m_chart->scene().slices.at(mark).entry); });
}

void PieChartView::setOptions(const Json &options)
{
    m_options = pieChartOptionsFrom(options);
    m_chart->setTooltip(m_options.tooltip);
    redraw();
}

void PieChartView::draw()
{
    const std::vector<DisplayValue> values =
        displayValues(data().frames, m_options.reduce, context().zone, data().range);
    QStringList names;
    for (const DisplayValue &value : values)
        names.append(value.title);
    m_palette.update(names);
    PieLayout layout = layOutPieScene(values, m_options, {context().theme, m_palette, hidden(), isMuted()});
    const bool isUnsliced = !values.empty() && layout.scene.slices.isEmpty() && hidden().isEmpty();
    if (isUnsliced) {
        m_chart->setScene({});
        return showMessage(tr("A pie has slices of positive values; there are none."));
    }
    present(layout.legend, layout.order, m_options.legend);
    m_chart->setScene(std::move(layout.scene));
}

QString PieChartView::summary() const
{
    if (!message().isEmpty())
        return message();
    const QList<PieSlice> &slices = m_chart->scene().slices;
    QStringList parts;
    for (const PieSlice &slice : slices.first(std::min(Spoken, slices.size())))
        parts.append(tr("%1: %2 (%3)").arg(slice.name, slice.value, slice.percent));
    if (parts.isEmpty())
        return tr("No slices.");
    const auto count = static_cast<int>(slices.size());
    return count > parts.size() ? tr("%n slices, the first are %1.", nullptr, count).arg(parts.join(u"; "_s))
                                : tr("%n slices: %1.", nullptr, count).arg(parts.join(u"; "_s));
}

} // namespace Promontory
