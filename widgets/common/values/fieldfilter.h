#pragma once

#include "datasources/frame/frame.h"
#include "datasources/frame/pattern.h"

#include <QString>

#include <optional>

namespace Promontory {

/// The `fields` option: "" takes numbers, "/.*/" all, "/pattern/flags" by pattern, else one display
/// name. What is no pattern although it looks like one takes nothing.
class FieldFilter
{
public:
    explicit FieldFilter(const QString &fields);
    bool accepts(const Field &field) const;

private:
    QString m_name;
    std::optional<Pattern> m_pattern;
};

} // namespace Promontory
