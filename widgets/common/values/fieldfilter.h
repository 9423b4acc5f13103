#pragma once

#include "datasources/frame/frame.h"

#include <QRegularExpression>
#include <QString>

namespace Promontory {

/// The `fields` option: "" takes numbers, "/.*/" all, "/pattern/flags" by pattern, else one display name.
class FieldFilter
{
public:
    explicit FieldFilter(const QString &fields);
    bool accepts(const Field &field) const;

private:
    QString m_name;
    QRegularExpression m_pattern;
    bool m_numbersOnly = false;
    bool m_everything = false;
};

} // namespace Promontory
