#include "widgets/common/frametable/frametablefooter.h"

#include "datasources/frame/reducer.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/hairline.h"

#include <QHeaderView>
#include <QPainter>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Padding = 12;

} // namespace

FrameTableFooter::FrameTableFooter(const FrameTableModel &model, const QHeaderView &header,
                                   QWidget *parent)
    : QWidget(parent), m_model(model), m_header(header)
{
    setVisible(false);
}

void FrameTableFooter::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void FrameTableFooter::setOptions(const FooterOptions &options)
{
    m_options = options;
    setVisible(options.show);
    update();
}

QString FrameTableFooter::textFor(int column) const
{
    const Field *field = m_model.field(column);
    const NumberColumn *numbers = field ? field->numbers() : nullptr;
    if (m_options.countRows)
        return column == 0 ? tr("%n rows", nullptr, m_model.rowCount()) : QString();
    const TableColumn *shown =
        field ? &m_model.columns()[static_cast<std::size_t>(column)] : nullptr;
    const Reducer *reducer = findReducer(m_options.calculation);
    if (!numbers || !shown || !reducer || !reducer->reduce)
        return {};
    if (!m_options.fields.isEmpty() && !m_options.fields.contains(shown->title))
        return {};
    const double value = reducer->reduce(numbers->span());
    return reducer->keepsUnit ? formatValue(value, field->config).joined()
                              : formatUnit(value, {}).joined();
}

void FrameTableFooter::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHorizontalLine(&painter, 0, width(), 0, m_theme.border.normal);
    const Figures figures(fontFor(TextRole::BodyStrong, m_theme.textScale));
    painter.setPen(m_theme.text.primary);
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const QRectF area(m_header.sectionViewportPosition(column), 0, m_header.sectionSize(column),
                          height());
        const QRectF room = area.adjusted(Padding, 0, -Padding, 0);
        const Qt::Alignment alignment =
            m_model.columns()[static_cast<std::size_t>(column)].alignment;
        figures.paint(&painter, room, alignment | Qt::AlignVCenter,
                      figures.elided(textFor(column), room.width() + 0.5));
    }
}

} // namespace Promontory
