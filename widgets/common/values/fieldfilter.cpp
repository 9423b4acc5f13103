#include "widgets/common/values/fieldfilter.h"

namespace Promontory {

namespace {

bool isDelimited(const QString &text)
{
    return text.size() > 2 && text.startsWith(u'/') && text.lastIndexOf(u'/') > 0;
}

} // namespace

FieldFilter::FieldFilter(const QString &fields) : m_name(fields)
{
    if (isDelimited(fields))
        m_pattern = Pattern::fromDelimited(fields).value_or(Pattern());
}

bool FieldFilter::accepts(const Field &field) const
{
    if (m_name.isEmpty())
        return field.isNumber();
    if (m_pattern)
        return m_pattern->matches(field.displayName) || m_pattern->matches(field.name);
    return field.displayName == m_name || field.name == m_name;
}

} // namespace Promontory
