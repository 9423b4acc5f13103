#pragma once

#include "app/dashboard/readplace.h"
#include "datasources/json/json.h"

#include <QCoreApplication>

#include <optional>
#include <type_traits>

namespace Promontory {

/// One description per type, `describe(io, value)`, serves the reader and the writer, so that they
/// cannot drift apart. A codec turns one value: `read(json, value, place)`, `write(value, before)`
/// where `before` is what the file holds; `Shares`: whether the writer may keep `before` when it reads
/// the same (else the codec merges into it by itself); `TakesNull`: null means something to it.
class FieldReader
{
public:
    FieldReader(const Json &object, const ReadPlace &place)
        : m_object(object)
        , m_place(place)
    {
    }

    /// The member that keeps the object of the file. Comes first in a description.
    void source(Json &kept) { kept = m_object; }
    /// A key with a fixed value.
    void constant(QStringView, const Json &) {}

    /// A key that is left out at its default value; null counts as left out.
    template <typename T, typename Codec>
    void field(QStringView key, T &value, const Codec &codec, const std::type_identity_t<T> &absent = {})
    {
        const Json &json = m_object[key];
        value = absent;
        if (!json.isUndefined() && (!json.isNull() || Codec::TakesNull))
            codec.read(json, value, m_place.child(key));
    }

    /// A key that is always written.
    template <typename T, typename Codec>
    void required(QStringView key, T &value, const Codec &codec, const std::type_identity_t<T> &absent = {})
    {
        if (m_object[key].isUndefined()) {
            m_place.child(key).adjusted(
                m_object, QCoreApplication::translate("DashboardFile", "The key %1 is missing."));
        }
        field(key, value, codec, absent);
    }

private:
    const Json &m_object;
    const ReadPlace &m_place;
};

/// Merges a value into the object it came from: what did not change stays as it is, changed keys are
/// replaced in place, new keys come in the order of the description.
class FieldWriter
{
public:
    explicit FieldWriter(const Json &before);

    void source(const Json &kept);
    void constant(QStringView key, const Json &value);

    template <typename T, typename Codec>
    void field(QStringView key, const T &value, const Codec &codec,
               const std::type_identity_t<T> &absent = {})
    {
        write(key, value, codec, absent, false);
    }

    template <typename T, typename Codec>
    void required(QStringView key, const T &value, const Codec &codec,
                  const std::type_identity_t<T> &absent = {})
    {
        write(key, value, codec, absent, true);
    }

    Json take();

private:
    qsizetype find(QStringView key) const;
    void put(QStringView key, const Json &value);
    void putContainer(QStringView key, const Json &value, const Json &before, bool always);
    void leaveOut(QStringView key);

    template <typename T, typename Codec>
    void write(QStringView key, const T &value, const Codec &codec, const T &absent, bool always)
    {
        const qsizetype index = find(key);
        const Json before = index < 0 ? Json() : m_members.at(index).value;
        if constexpr (Codec::Shares) {
            if (index >= 0 && readsAs(before, value, codec, absent))
                m_last = index;
            else if (value == absent && !always)
                leaveOut(key);
            else
                put(key, codec.write(value, before));
        } else {
            putContainer(key, codec.write(value, before), before, always);
        }
    }

    template <typename T, typename Codec>
    static bool readsAs(const Json &json, const T &value, const Codec &codec, const T &absent)
    {
        T again = absent;
        if (!json.isNull() || Codec::TakesNull)
            codec.read(json, again, ReadPlace(nullptr));
        return again == value;
    }

    QList<JsonMember> m_members;
    qsizetype m_last = -1; ///< the member after which a new key belongs
};

} // namespace Promontory
