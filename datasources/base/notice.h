#pragma once

#include <QList>
#include <QString>

namespace Promontory {

/// Something the user should know although there is a value.
struct Notice
{
    enum class Severity {
        Info,    ///< worth reading in the inspector
        Warning, ///< a badge on the panel
        Partial, ///< a part of the answer is missing: the panel's state becomes "partial"
    };

    Severity severity = Severity::Warning;
    QString text; ///< plain text, a sentence

    bool operator==(const Notice &) const = default;
};

/// A value together with what has to be said about it.
template <typename T>
struct Noted
{
    T value{};
    QList<Notice> notices;
};

} // namespace Promontory
