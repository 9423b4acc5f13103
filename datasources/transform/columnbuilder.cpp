#include "datasources/transform/columnbuilder.h"

#include <utility>

namespace Promontory {

namespace {

QString textOf(double value)
{
    return isMissing(value) ? QString() : cellText(value);
}

QString textOf(char value)
{
    return value == MissingFlag ? QString() : cellText(value != 0);
}

QString textOf(qint64 value)
{
    return value == MissingTime ? QString() : cellText(value);
}

QString textOf(const QString &value)
{
    return value;
}

} // namespace

template <typename T>
void ColumnBuilder::put(std::size_t row, T value)
{
    if (std::holds_alternative<std::monostate>(m_values))
        std::get<std::vector<T>>(m_values = std::vector<T>()).reserve(m_expected);
    if (std::vector<T> *values = std::get_if<std::vector<T>>(&m_values)) {
        values->resize(row, missingOf<T>());
        values->push_back(std::move(value));
        return;
    }
    becomeTexts();
    std::vector<QString> &texts = std::get<std::vector<QString>>(m_values);
    texts.resize(row);
    texts.push_back(textOf(value));
}

void ColumnBuilder::becomeTexts()
{
    if (std::holds_alternative<std::vector<QString>>(m_values))
        return;
    std::vector<QString> texts;
    std::visit(
        [&texts]<typename Values>(const Values &values) {
            if constexpr (!std::is_same_v<Values, std::monostate>) {
                texts.reserve(values.capacity());
                for (const auto &value : values)
                    texts.push_back(textOf(value));
            }
        },
        m_values);
    m_values = std::move(texts);
}

void ColumnBuilder::addNumber(std::size_t row, double number)
{
    put(row, number);
}

void ColumnBuilder::addFlag(std::size_t row, bool flag)
{
    put(row, static_cast<char>(flag));
}

void ColumnBuilder::addTime(std::size_t row, qint64 timeMs)
{
    put(row, timeMs);
}

void ColumnBuilder::addText(std::size_t row, QStringView text)
{
    const auto *texts = std::get_if<std::vector<QString>>(&m_values);
    const bool isKnown =
        texts && row > 0 && texts->size() == row && !text.isNull() && texts->back() == text;
    put(row, isKnown ? texts->back() : text.toString());
}

void ColumnBuilder::add(std::size_t row, const Cell &cell)
{
    if (const double *number = std::get_if<double>(&cell))
        addNumber(row, *number);
    else if (const QString *text = std::get_if<QString>(&cell))
        put(row, *text);
    else if (const bool *flag = std::get_if<bool>(&cell))
        addFlag(row, *flag);
    else if (const qint64 *time = std::get_if<qint64>(&cell))
        addTime(row, *time);
    else if (const FramePtr *frame = std::get_if<FramePtr>(&cell))
        addNumber(row, (*frame)->meta.value);
}

FieldValues ColumnBuilder::take(std::size_t rows)
{
    return std::visit(
        [rows]<typename Values>(Values &&values) -> FieldValues {
            using Stored = std::decay_t<Values>;
            if constexpr (std::is_same_v<Stored, std::monostate>) {
                return NumberColumn(std::vector<double>(rows, missingSample()));
            } else {
                using T = typename Stored::value_type;
                values.resize(rows, missingOf<T>());
                return Column<T>(std::forward<Values>(values));
            }
        },
        std::exchange(m_values, {}));
}

} // namespace Promontory
