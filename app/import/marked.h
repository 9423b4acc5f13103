#pragma once

#include "app/dashboard/dashboardjson.h"
#include "app/import/importledger.h"

#include <initializer_list>

namespace Promontory {

/// One object of the source while it is read: each way of asking for a key says what became of it. Values
/// that are not what their key holds are said to be ignored, those that are changed to be approximated.
class Marked
{
public:
    Marked(const Json &object, ImportLedger &ledger)
        : m_object(object)
        , m_ledger(ledger)
    {
    }

    const Json &json() const { return m_object; }
    ImportLedger &ledger() const { return m_ledger; }
    bool has(QStringView key) const { return m_object.contains(key); }
    /// Without a mark, for a value that others go into.
    const Json &peek(QStringView key) const { return m_object[key]; }

    const Json &exact(QStringView key) const
    {
        m_ledger.exact(m_object[key]);
        return m_object[key];
    }
    const Json &approximated(QStringView key, const QString &how) const
    {
        m_ledger.approximated(m_object[key], how);
        return m_object[key];
    }
    /// What says nothing is not worth a word.
    void ignored(QStringView key, const QString &why) const;
    template <typename... Keys>
    void unread(Keys... keys) const
    {
        (m_ledger.unread(m_object[keys]), ...);
    }
    /// An empty list or object says nothing; anything else without values inside was not expected.
    void unreadEmpty(QStringView key) const { markEmpty(m_object[key], m_ledger); }
    static void markEmpty(const Json &value, ImportLedger &ledger);

    QString text(QStringView key) const;
    /// A text that names something: control characters and half surrogates are left out.
    QString name(QStringView key) const { return speakable(text(key)); }
    /// One of these words, the first of which is taken for all others; nothing for nothing.
    QString word(QStringView key, std::initializer_list<QStringView> words) const;
    bool flag(QStringView key, bool fallback = false) const;
    /// A number or a text that holds one, between two others.
    double number(QStringView key, double fallback, double least, double most) const;
    int whole(QStringView key, int fallback, int least, int most) const;
    QStringList texts(QStringView key) const;

private:
    const Json &m_object;
    ImportLedger &m_ledger;
};

} // namespace Promontory
