#include "widgets/common/frametable/frametablefooter.h"

#include "datasources/frame/reducer.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/hairline.h"

#include <QHeaderView>
#include <QPainter>

#include <algorithm>
#include <cmath>

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
    update();
}

QStringList FrameTableFooter::textsFor(int column) const
{
    const Field *field = m_model.field(column);
    if (!field)
        return {};
    const TableColumn &shown = m_model.columns()[static_cast<std::size_t>(column)];
    const bool isOwn = !shown.style.reducers.isEmpty();
    if (!isOwn && !m_options.show)
        return {};
    if (!isOwn && m_options.countRows)
        return column == 0 ? QStringList{tr("%n rows", nullptr, m_model.countedRows())} : QStringList();
    const NumberColumn *numbers = field->numbers();
    const bool isMeant = isOwn || m_options.fields.isEmpty() || m_options.fields.contains(shown.title);
    const QStringList ids = isOwn ? shown.style.reducers : m_options.calculations;
    QStringList texts;
    for (const QString &id : ids) {
        const Reducer *reducer = findReducer(id);
        if (!numbers || !isMeant || !reducer || !reducer->reduce)
            continue;
        const double value = reducer->reduce(numbers->span());
        const QString text = reducer->keepsUnit ? formatValue(value, field->config).joined()
                                                : formatUnit(value, reducer->unit).joined();
        // One number explains itself as in all tables; of several one has to know which is which.
        texts.append(isOwn || ids.size() > 1 ? tr("%1: %2").arg(reducer->name, text) : text);
    }
    return texts;
}

int FrameTableFooter::wantedHeight() const
{
    qsizetype lines = m_options.show ? 1 : 0;
    for (int column = 0; column < m_model.columnCount(); ++column)
        lines = std::max(lines, textsFor(column).size());
    return static_cast<int>(lines) * LineHeight;
}

int FrameTableFooter::naturalWidth(int column) const
{
    const QStringList texts = textsFor(column);
    if (texts.isEmpty())
        return 0;
    const Figures figures(fontFor(TextRole::BodyStrong, m_theme.textScale));
    qreal widest = 0;
    for (const QString &text : texts)
        widest = std::max(widest, figures.width(text));
    return static_cast<int>(std::ceil(widest)) + 2 * Padding;
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
                          LineHeight);
        QRectF room = area.adjusted(Padding, 0, -Padding, 0);
        const Qt::Alignment alignment =
            m_model.columns()[static_cast<std::size_t>(column)].alignment;
        for (const QString &text : textsFor(column)) {
            figures.paint(&painter, room, alignment | Qt::AlignVCenter, figures.elided(text, room.width() + 0.5));
            room.translate(0, LineHeight);
        }
    }
}

} // namespace Promontory
