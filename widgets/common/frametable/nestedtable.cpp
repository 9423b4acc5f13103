#include "widgets/common/frametable/nestedtable.h"

#include "widgets/common/frametable/columnwidths.h"

namespace Promontory {

namespace {

constexpr int MostRows = 100;
constexpr int LeastWidth = 40;

} // namespace

NestedTable::NestedTable(const FramePtr &frame, const FormatContext &format)
{
    m_model.setFormat(format);
    m_model.setFrame(frame);
    m_hasTitles = frame && frame->meta.hasTitles;
}

int NestedTable::shownRows() const
{
    return qMin(m_model.rowCount(), MostRows);
}

bool NestedTable::shows(int column) const
{
    return m_model.columns()[static_cast<std::size_t>(column)].style.type != CellStyle::Type::Expander;
}

int NestedTable::height(int lineHeight) const
{
    return lineHeight * (shownRows() + (m_hasTitles ? 1 : 0) + (hiddenRows() > 0 ? 1 : 0));
}

void NestedTable::fit(const std::vector<int> &natural, int room)
{
    std::vector<ColumnWish> wishes;
    for (std::size_t column = 0; column < natural.size(); ++column) {
        const CellStyle &style = m_model.columns()[column].style;
        ColumnWish wish;
        wish.natural = natural[column];
        wish.least = qMin(LeastWidth, natural[column]);
        if (!shows(static_cast<int>(column)))
            wish.fixed = 0;
        else if (style.width)
            wish.fixed = style.width;
        wishes.push_back(wish);
    }
    m_widths = fitColumns(wishes, room);
    m_room = room;
}

} // namespace Promontory
