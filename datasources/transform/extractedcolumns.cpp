#include "datasources/transform/extractedcolumns.h"

namespace Promontory {

void ExtractedColumns::beginRow(std::size_t row)
{
    m_row = row;
    m_next = 0;
}

ColumnBuilder *ExtractedColumns::columnOf(QStringView name)
{
    constexpr std::size_t MostColumns = 1'000;
    if (m_next < m_names.size() && m_names[m_next] == name)
        return &m_columns[m_next++];
    const QString key = QString::fromRawData(name.data(), name.size());
    const auto known = m_places.constFind(key);
    if (known != m_places.cend()) {
        m_next = *known + 1;
        return &m_columns[*known];
    }
    if (m_names.size() >= MostColumns)
        return nullptr;
    m_places.insert(name.toString(), m_names.size());
    m_names.push_back(name.toString());
    m_next = m_names.size();
    return &m_columns.emplace_back();
}

void ExtractedColumns::addNumber(QStringView name, double number)
{
    if (ColumnBuilder *column = columnOf(name))
        column->addNumber(m_row, number);
}

void ExtractedColumns::addFlag(QStringView name, bool flag)
{
    if (ColumnBuilder *column = columnOf(name))
        column->addFlag(m_row, flag);
}

void ExtractedColumns::addText(QStringView name, QStringView text)
{
    if (ColumnBuilder *column = columnOf(name))
        column->addText(m_row, text);
}

void ExtractedColumns::add(QStringView name, const Cell &cell)
{
    if (ColumnBuilder *column = columnOf(name))
        column->add(m_row, cell);
}

} // namespace Promontory
