#pragma once

#include "datasources/transform/columnbuilder.h"

#include <QHash>
#include <QString>

#include <deque>

namespace Promontory {

/// Columns as their names turn up, row by row; at most a thousand.
class ExtractedColumns
{
public:
    void beginRow(std::size_t row);
    void addNumber(QStringView name, double number);
    void addFlag(QStringView name, bool flag);
    void addText(QStringView name, QStringView text);
    void add(QStringView name, const Cell &cell);

    std::size_t count() const { return m_names.size(); }
    const QString &name(std::size_t column) const { return m_names[column]; }
    FieldValues take(std::size_t column, std::size_t rows) { return m_columns[column].take(rows); }

private:
    ColumnBuilder *columnOf(QStringView name);

    std::vector<QString> m_names;
    std::deque<ColumnBuilder> m_columns;
    QHash<QString, std::size_t> m_places;
    std::size_t m_next = 0; // rows mostly name the same columns in the same order
    std::size_t m_row = 0;
};

} // namespace Promontory
