#include "widgets/common/frametable/frametablefooter.h"

#include "datasources/frame/reducer.h"
#include "datasources/transform/fieldreduction.h"
#include "widgets/common/values/oneline.h"
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

QString nameOf(const QString &id)
{
    const Reducer *reducer = findReducer(id);
    return reducer ? reducer->name : id;
}

} // namespace

FrameTableFooter::FrameTableFooter(const FrameTableModel &model, const QHeaderView &header,
                                   QWidget *parent)
    : QWidget(parent), m_model(model), m_header(header)
{
    setVisible(false);
    connect(&model, &QAbstractItemModel::modelReset, this, &FrameTableFooter::forget);
    connect(&model, &QAbstractItemModel::dataChanged, this, &FrameTableFooter::forget);
    connect(&model, &QAbstractItemModel::layoutChanged, this, &FrameTableFooter::forget);
}

void FrameTableFooter::forget()
{
    m_texts.clear();
    update();
}

void FrameTableFooter::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void FrameTableFooter::setOptions(const FooterOptions &options)
{
    m_options = options;
    forget();
}

QStringList FrameTableFooter::textsFor(int column) const
{
    const auto known = m_texts.constFind(column);
    if (known != m_texts.cend())
        return *known;
    return *m_texts.insert(column, calculated(column));
}

QStringList FrameTableFooter::calculated(int column) const
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
    const bool isMeant = isOwn || m_options.fields.isEmpty() || m_options.fields.contains(shown.title);
    const QStringList ids = isOwn ? shown.style.reducers : m_options.calculations;
    QStringList texts;
    for (const QString &id : ids) {
        // What is no number can be counted and listed, where it is asked to.
        const bool isAsked = field->isNumber() || (isOwn && !field->frames());
        const QString text = isMeant && isAsked ? textFor(*field, id) : QString();
        if (text.isEmpty())
            continue;
        // One number explains itself as in all tables; of several one has to know which is which.
        texts.append(isOwn || ids.size() > 1 ? tr("%1: %2").arg(nameOf(id), text) : text);
    }
    return texts;
}

/// Of the rows that pass the filters.
QString FrameTableFooter::textFor(const Field &field, const QString &id) const
{
    if (!isReducer(id))
        return {};
    const std::vector<std::size_t> &passing = m_model.passingRows();
    RowIndexes rows;
    if (passing.size() < field.size())
        rows.assign(passing.begin(), passing.end());
    std::sort(rows.begin(), rows.end());
    const Cell result = reducedField(
        passing.size() < field.size() ? gathered(field.values, rows) : field.values, id);
    if (const QString *text = std::get_if<QString>(&result))
        return oneLine(*text);
    if (const qint64 *time = std::get_if<qint64>(&result))
        return formatTime(*time, m_model.format().zone, u"YYYY-MM-DD HH:mm:ss"_s);
    const Reducer *reducer = findReducer(id);
    const double value = cellNumber(result);
    if (isMissing(value) && !field.isNumber())
        return {};
    return reducer && !reducer->keepsUnit ? formatUnit(value, reducer->unit).joined()
                                          : formatValue(value, field.config).joined();
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
    int covered = 0;
    for (int column = 0; column < std::min(m_frozen, m_model.columnCount()); ++column) {
        paintColumn(&painter, column, covered);
        covered += m_header.sectionSize(column);
    }
    painter.setClipRect(QRect(covered, 0, width() - covered, height()));
    for (int column = m_frozen; column < m_model.columnCount(); ++column)
        paintColumn(&painter, column, m_header.sectionViewportPosition(column));
}

void FrameTableFooter::paintColumn(QPainter *painter, int column, int left) const
{
    const Figures figures(fontFor(TextRole::BodyStrong, m_theme.textScale));
    painter->setPen(m_theme.text.primary);
    QRectF room = QRectF(left, 0, m_header.sectionSize(column), LineHeight).adjusted(Padding, 0, -Padding, 0);
    const Qt::Alignment alignment = m_model.columns()[static_cast<std::size_t>(column)].alignment;
    for (const QString &text : textsFor(column)) {
        figures.paint(painter, room, alignment | Qt::AlignVCenter, figures.elided(text, room.width() + 0.5));
        room.translate(0, LineHeight);
    }
}

void FrameTableFooter::setFrozen(int columns)
{
    if (columns == m_frozen)
        return;
    m_frozen = columns;
    update();
}

} // namespace Promontory
