#pragma once

#include "widgets/common/frametable/frametablemodel.h"

#include <vector>

namespace Promontory {

/// The table inside a row: what it shows and where its columns lie. At most a hundred rows are shown.
class NestedTable
{
public:
    NestedTable(const FramePtr &frame, const FormatContext &format);

    const FrameTableModel &model() const { return m_model; }
    bool hasTitles() const { return m_hasTitles; }
    int shownRows() const;
    int hiddenRows() const { return m_model.rowCount() - shownRows(); }
    /// Whether a column is drawn; tables inside of nested ones are not.
    bool shows(int column) const;
    /// With so much for each row and its titles; a line more where rows are hidden.
    int height(int lineHeight) const;

    /// The widths of all columns in this room; `natural` tells what a column wants.
    template <typename Natural>
    const std::vector<int> &widths(int room, Natural natural);

private:
    void fit(const std::vector<int> &natural, int room);

    FrameTableModel m_model;
    bool m_hasTitles = true;
    int m_room = -1;
    std::vector<int> m_widths;
};

template <typename Natural>
const std::vector<int> &NestedTable::widths(int room, Natural natural)
{
    if (room != m_room) {
        std::vector<int> wanted;
        for (int column = 0; column < m_model.columnCount(); ++column)
            wanted.push_back(shows(column) ? natural(column) : 0);
        fit(wanted, room);
    }
    return m_widths;
}

} // namespace Promontory
