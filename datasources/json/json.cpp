#include "datasources/json/json.h"

#include <QHash>

#include <charconv>
#include <cmath>
#include <limits>
#include <variant>

namespace Promontory {

struct Json::Payload : QSharedData
{
    using Data = std::variant<QByteArray, QString, QList<Json>, QList<JsonMember>>;

    explicit Payload(Data parts)
        : data(std::move(parts))
    {
    }

    Data data;
};

namespace {

std::optional<double> finiteNumber(QByteArrayView text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return {};
    return value;
}

std::optional<qint64> wholeNumber(QByteArrayView text)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return value;
}

/// Plain digits for what people write that way; an exponent only for the very large and small.
QByteArray textOf(double value)
{
    std::array<char, 64> buffer{};
    const double size = std::abs(value);
    const bool plain = value == 0 || (size >= 1e-6 && size < 1e21);
    const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
    return error == std::errc() ? QByteArray(buffer.data(), end - buffer.data())
                                : QByteArray::number(value, 'g', 17);
}

bool sameNumber(const QByteArray &left, const QByteArray &right)
{
    if (left == right)
        return true;
    const auto leftWhole = wholeNumber(left);
    const auto rightWhole = wholeNumber(right);
    if (leftWhole && rightWhole)
        return *leftWhole == *rightWhole;
    const auto leftValue = finiteNumber(left);
    const auto rightValue = finiteNumber(right);
    return leftValue && rightValue && *leftValue == *rightValue;
}

bool sameMembers(const QList<JsonMember> &left, const QList<JsonMember> &right)
{
    const auto effective = [](const QList<JsonMember> &members) {
        QHash<QStringView, const Json *> values;
        values.reserve(members.size());
        for (const JsonMember &member : members)
            values.insert(member.key, &member.value);
        return values;
    };
    const auto leftValues = effective(left);
    const auto rightValues = effective(right);
    if (leftValues.size() != rightValues.size())
        return false;
    for (auto it = leftValues.cbegin(); it != leftValues.cend(); ++it) {
        const Json *other = rightValues.value(it.key());
        if (!other || *it.value() != *other)
            return false;
    }
    return true;
}

const Json &undefined()
{
    static const Json value;
    return value;
}

} // namespace

Json::Json() = default;
Json::Json(const Json &other) = default;
Json::Json(Json &&other) noexcept = default;
Json &Json::operator=(const Json &other) = default;
Json &Json::operator=(Json &&other) noexcept = default;
Json::~Json() = default;

Json::Json(Kind kind, Payload payload)
    : m_kind(kind), m_payload(new Payload(std::move(payload)))
{
}

Json::Json(bool value) : m_kind(Kind::Bool), m_bool(value) {}

Json::Json(int value) : Json(qint64(value)) {}

Json::Json(qint64 value) : Json(number(QByteArray::number(value))) {}

Json::Json(double value) : Json(std::isfinite(value) ? number(textOf(value)) : null()) {}

Json::Json(const QString &value)
    : Json(Kind::String, Payload(value))
{
}

Json Json::null()
{
    Json value;
    value.m_kind = Kind::Null;
    return value;
}

Json Json::array(QList<Json> items)
{
    return Json(Kind::Array, Payload(std::move(items)));
}

Json Json::object(QList<JsonMember> members)
{
    return Json(Kind::Object, Payload(std::move(members)));
}

Json Json::number(QByteArray text)
{
    return Json(Kind::Number, Payload(std::move(text)));
}

bool Json::toBool(bool fallback) const
{
    return isBool() ? m_bool : fallback;
}

double Json::toDouble(double fallback) const
{
    return isNumber() ? finiteNumber(numberText()).value_or(fallback) : fallback;
}

qint64 Json::toInteger(qint64 fallback) const
{
    if (!isNumber())
        return fallback;
    if (const auto whole = wholeNumber(numberText()))
        return *whole;
    const auto value = finiteNumber(numberText());
    // 2^63 is the first double that does not fit.
    constexpr double edge = 9223372036854775808.0;
    return value && *value >= -edge && *value < edge ? static_cast<qint64>(*value) : fallback;
}

QString Json::toString(const QString &fallback) const
{
    const auto *text = m_payload ? std::get_if<QString>(&m_payload->data) : nullptr;
    return text ? *text : fallback;
}

std::optional<double> Json::numberLike() const
{
    if (isNumber())
        return finiteNumber(numberText());
    if (!isString())
        return {};
    QByteArray text = toString().trimmed().toUtf8();
    if (text.startsWith('+'))
        text.remove(0, 1);
    return finiteNumber(text);
}

QByteArray Json::numberText() const
{
    const auto *text = m_payload ? std::get_if<QByteArray>(&m_payload->data) : nullptr;
    return text ? *text : QByteArray();
}

qsizetype Json::size() const
{
    return isArray() ? items().size() : members().size();
}

const QList<Json> &Json::items() const
{
    static const QList<Json> none;
    const auto *items = m_payload ? std::get_if<QList<Json>>(&m_payload->data) : nullptr;
    return items ? *items : none;
}

const QList<JsonMember> &Json::members() const
{
    static const QList<JsonMember> none;
    const auto *members = m_payload ? std::get_if<QList<JsonMember>>(&m_payload->data) : nullptr;
    return members ? *members : none;
}

const Json &Json::operator[](QStringView key) const
{
    const QList<JsonMember> &list = members();
    for (qsizetype i = list.size() - 1; i >= 0; --i) {
        if (list.at(i).key == key)
            return list.at(i).value;
    }
    return undefined();
}

const Json &Json::at(qsizetype index) const
{
    const QList<Json> &list = items();
    return index >= 0 && index < list.size() ? list.at(index) : undefined();
}

bool Json::contains(QStringView key) const
{
    return !(*this)[key].isUndefined();
}

QList<Json> Json::takeItems()
{
    QList<Json> list = items();
    m_payload.reset(); // leaves the list unshared unless another value holds it
    m_kind = Kind::Array;
    return list;
}

QList<JsonMember> Json::takeMembers()
{
    QList<JsonMember> list = members();
    m_payload.reset();
    m_kind = Kind::Object;
    return list;
}

void Json::append(Json value)
{
    QList<Json> list = takeItems();
    list.append(std::move(value));
    m_payload = new Payload(std::move(list));
}

void Json::replaceItem(qsizetype index, Json value)
{
    if (index < 0 || index >= items().size())
        return;
    QList<Json> list = takeItems();
    list[index] = std::move(value);
    m_payload = new Payload(std::move(list));
}

void Json::removeItem(qsizetype index)
{
    if (index < 0 || index >= items().size())
        return;
    QList<Json> list = takeItems();
    list.removeAt(index);
    m_payload = new Payload(std::move(list));
}

void Json::set(QStringView key, Json value)
{
    if (value.isUndefined()) {
        remove(key);
        return;
    }
    QList<JsonMember> list = takeMembers();
    qsizetype index = list.size() - 1;
    while (index >= 0 && list.at(index).key != key)
        --index;
    if (index >= 0)
        list[index].value = std::move(value);
    else
        list.append({key.toString(), std::move(value), -1});
    m_payload = new Payload(std::move(list));
}

void Json::remove(QStringView key)
{
    if (!contains(key))
        return;
    QList<JsonMember> list = takeMembers();
    list.removeIf([key](const JsonMember &member) { return member.key == key; });
    m_payload = new Payload(std::move(list));
}

bool Json::operator==(const Json &other) const
{
    if (m_kind != other.m_kind)
        return false;
    if (m_payload == other.m_payload)
        return m_bool == other.m_bool;
    switch (m_kind) {
    case Kind::Number:
        return sameNumber(numberText(), other.numberText());
    case Kind::String:
        return toString() == other.toString();
    case Kind::Array:
        return items() == other.items();
    case Kind::Object:
        return sameMembers(members(), other.members());
    case Kind::Undefined:
    case Kind::Null:
    case Kind::Bool:
        break;
    }
    return m_bool == other.m_bool;
}

} // namespace Promontory
