#pragma once

#include <QString>
#include <QStringList>

namespace Promontory {

/// What a text in a field means, or why it cannot be used.
template <typename T>
struct FieldReading
{
    T value = {};
    QString error;   ///< one sentence; empty: the value can be used
    QString warning; ///< it can be used, but

    bool operator==(const FieldReading &) const = default;
};

/// A title: not empty, at most 512 characters.
FieldReading<QString> readTitle(const QString &text);
/// An interval of refreshing in ms, "" and `offText` for never: at least a second, better 5, at
/// most a day.
FieldReading<qint64> readRefresh(const QString &text, const QString &offText);
/// The interval as the file writes it; `offText` for never.
QString refreshText(qint64 refreshMs, const QString &offText);
/// Intervals separated by commas, each of at least a second.
FieldReading<QStringList> readIntervals(const QString &text);
/// How far "now" lies back; empty, or a length of time of at most a day.
FieldReading<QString> readNowDelay(const QString &text);

} // namespace Promontory
