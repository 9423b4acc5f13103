#pragma once

#include "app/dashboard/codecs.h"

#include <QList>

namespace Promontory {

/// An object with a description. Merges into what the file holds.
template <typename T>
struct ObjectCodec
{
    static constexpr bool Shares = false;
    static constexpr bool TakesNull = false;

    void read(const Json &json, T &value, const ReadPlace &place) const
    {
        if (!expectObject(json, place))
            return;
        FieldReader reader(json, place);
        describe(reader, value);
    }

    Json write(const T &value, const Json &before) const
    {
        FieldWriter writer(before);
        T copy = value;
        describe(writer, copy);
        return writer.take();
    }
};

template <typename T>
struct OptionalCodec
{
    static constexpr bool Shares = false;
    static constexpr bool TakesNull = false;

    void read(const Json &json, std::optional<T> &value, const ReadPlace &place) const
    {
        value.emplace();
        ObjectCodec<T>().read(json, *value, place);
    }

    Json write(const std::optional<T> &value, const Json &before) const
    {
        return value ? ObjectCodec<T>().write(*value, before) : Json();
    }
};

/// A list whose items carry the object they came from.
template <typename T, typename ItemCodec = ObjectCodec<T>>
struct ListCodec
{
    static constexpr bool Shares = false;
    static constexpr bool TakesNull = false;
    ItemCodec itemCodec = {};

    void read(const Json &json, QList<T> &values, const ReadPlace &place) const
    {
        if (!expectList(json, place))
            return;
        const QList<Json> &items = json.items();
        values.reserve(items.size());
        for (qsizetype i = 0; i < items.size(); ++i) {
            T value{};
            itemCodec.read(items.at(i), value, place.item(i));
            values.append(std::move(value));
        }
    }

    Json write(const QList<T> &values, const Json &) const
    {
        QList<Json> items;
        items.reserve(values.size());
        for (const T &value : values)
            items.append(itemCodec.write(value, Json()));
        return Json::array(std::move(items));
    }
};

/// A list of plain values. An item that stands in the file already is written as it stands there.
template <typename T>
struct PlainListCodec : ValueCodec
{
    void read(const Json &json, QList<T> &values, const ReadPlace &place) const
    {
        ListCodec<T>().read(json, values, place);
    }

    Json write(const QList<T> &values, const Json &before) const
    {
        QList<T> earlier;
        if (before.isArray())
            read(before, earlier, ReadPlace(nullptr));
        QList<Json> items;
        for (qsizetype i = 0; i < values.size(); ++i)
            items.append(item(values, i, earlier, before));
        return Json::array(std::move(items));
    }

private:
    static Json item(const QList<T> &values, qsizetype index, const QList<T> &earlier, const Json &before)
    {
        const T &value = values.at(index);
        qsizetype same = index < earlier.size() && earlier.at(index) == value ? index
                                                                              : earlier.indexOf(value);
        if (same >= 0)
            return before.at(same);
        // Edited in place: foreign keys stay with the item.
        return ObjectCodec<T>().write(value, values.size() == earlier.size() ? before.at(index) : Json());
    }
};

} // namespace Promontory
