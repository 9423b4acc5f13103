#pragma once

#include "app/variables/interpolate.h"

#include <QChar>
#include <QStringView>

namespace Promontory {

/// Reads PromQL from left to right and knows in which kind of text it stands.
class ExpressionPlace
{
public:
    enum class Kind { Code, DoubleQuotes, SingleQuotes, BackQuotes, Comment };

    Kind kind() const { return m_kind; }
    bool isString() const { return m_kind != Kind::Code && m_kind != Kind::Comment; }
    /// Moves over literal text of the expression.
    void advance(QStringView text);

private:
    void advance(QChar c);

    Kind m_kind = Kind::Code;
    bool m_escaped = false;
};

/// A value for an expression, by its place (see interpolate.h). BadQuery if it cannot stand there.
Result<QString> expressionText(const VariableValue &value, const QString &name, QStringView format,
                               ExpressionPlace::Kind place, const QTimeZone &zone);

} // namespace Promontory
