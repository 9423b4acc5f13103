#pragma once

#include "datasources/json/json.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace Promontory {

/// One thing wrong with a document, by its byte offset.
struct ReadFault
{
    QString message;
    qsizetype offset = 0;
    bool adjusted = false; ///< read all the same, with another value than the file says
};

/// Adds a fault unless there are a thousand: more would help nobody, and a hostile file could ask for
/// millions. A fault that forbids reading is not dropped because of those that do not.
void addFault(QList<ReadFault> &faults, ReadFault fault);

/// Where a value stands in the document, for messages: "panels[3].grid.x". Chained on the stack while
/// reading. Without a list of faults it is silent, as when a writer reads what it is about to replace.
class ReadPlace
{
public:
    explicit ReadPlace(QList<ReadFault> *faults);
    ReadPlace child(QStringView key) const;
    ReadPlace item(qsizetype index) const;

    QString toText() const;
    bool isSilent() const { return m_faults == nullptr; }

    /// The file cannot be read: %1 of the message becomes the place.
    void wrong(const Json &json, const QString &message) const;
    /// The value cannot be used as it stands: %1 of the message becomes the place.
    void adjusted(const Json &json, const QString &message) const;
    /// The same with %2 and %3 filled in.
    void adjusted(const Json &json, const QString &message, const QString &second,
                  const QString &third = {}) const;

private:
    void add(const Json &json, const QString &message, bool adjusted) const;

    const ReadPlace *m_parent = nullptr;
    QStringView m_key;
    qsizetype m_index = -1;
    QList<ReadFault> *m_faults = nullptr;
};

} // namespace Promontory
