#include "widgets/panels/paneltype.h"

#include <algorithm>

namespace Promontory {

void PanelTypeRegistry::add(std::unique_ptr<PanelType> type)
{
    m_types.push_back(std::move(type));
}

const PanelType &PanelTypeRegistry::find(const QString &id) const
{
    Q_ASSERT(!m_types.empty());
    const auto found = std::ranges::find(m_types, id, [](const auto &type) { return type->id(); });
    return found == m_types.end() ? *m_types.front() : **found;
}

bool PanelTypeRegistry::contains(const QString &id) const
{
    return std::ranges::any_of(m_types, [&](const auto &type) { return type->id() == id; });
}

QStringList PanelTypeRegistry::ids() const
{
    QStringList all;
    for (const auto &type : m_types)
        all.append(type->id());
    return all;
}

} // namespace Promontory
