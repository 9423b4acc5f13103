#pragma once

#include <QStringView>

#include <vector>

namespace Promontory {

/// One member of an object that holds only plain values.
struct FlatMember
{
    enum class Kind { Null, Flag, Number, Text };

    QStringView name;
    Kind kind = Kind::Null;
    double number = 0; ///< of a flag 0 or 1
    QStringView text;
};

/// Reads an object of plain values straight from a text, without a tree: columns of labels have
/// hundreds of thousands. False for everything else that may still be JSON: arrays, objects inside,
/// escapes, numbers out of range, and for what is no JSON at all. The views look into the text.
bool readFlatJson(QStringView text, std::vector<FlatMember> &members);

} // namespace Promontory
