#pragma once

#include <QString>

#include <vector>

namespace Promontory {

/// A part of a formula.
struct MathNode
{
    enum class Kind {
        Number,   ///< `number`
        Variable, ///< `text` is the refId
        Unary,    ///< `text` is "-" or "!", one child
        Binary,   ///< `text` is the operator, two children
        Call,     ///< `text` is the function, its arguments are the children
    };

    Kind kind = Kind::Number;
    QString text;
    double number = 0;
    std::vector<MathNode> children;
};

} // namespace Promontory
