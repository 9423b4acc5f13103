#include "app/dashboard/dashboard.h"

namespace Promontory {

QString PanelId::toText() const
{
    if (const auto *number = std::get_if<qint64>(&value))
        return QString::number(*number);
    return std::get<QString>(value);
}

size_t qHash(const PanelId &id, size_t seed) noexcept
{
    if (const auto *number = std::get_if<qint64>(&id.value))
        return ::qHash(*number, seed);
    return ::qHash(std::get<QString>(id.value), seed);
}

bool GridRect::intersects(const GridRect &other) const
{
    return x < other.x + other.width && other.x < x + width && y < other.y + other.height &&
           other.y < y + height;
}

const VariableCommon &commonOf(const VariableSpec &variable)
{
    return std::visit([](const auto &kind) -> const VariableCommon & { return kind.common; },
                      variable);
}

VariableCommon &commonOf(VariableSpec &variable)
{
    return std::visit([](auto &kind) -> VariableCommon & { return kind.common; }, variable);
}

} // namespace Promontory
