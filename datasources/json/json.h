/// datasources/json holds the one JSON value of documents and of Grafana import. It keeps what
/// Qt's own type loses: key order, the text of numbers, duplicate keys and byte offsets. The parser
/// is our own because people read its faults: simdjson names no place for a bad string or bad UTF-8.
/// Not for the answers of servers: those go straight into columns.
#pragma once

#include "datasources/base/result.h"

#include <QByteArray>
#include <QList>
#include <QSharedDataPointer>
#include <QString>
#include <QStringView>

#include <optional>

namespace Promontory {

struct JsonMember;

/// One ordered JSON value. Copies share their parts (copy on write), so a copy is cheap. A value takes 16 bytes
/// beside what it shares: an imported dashboard is kept whole, and is many times its text already.
class Json
{
public:
    enum class Kind : quint8 { Undefined, Null, Bool, Number, String, Array, Object };

    Json(); ///< Undefined: what operator[] gives for a key that is not there
    Json(const Json &other);
    Json(Json &&other) noexcept;
    Json &operator=(const Json &other);
    Json &operator=(Json &&other) noexcept;
    ~Json();
    Json(bool value);
    Json(int value);
    Json(qint64 value);
    Json(double value); ///< shortest text that reads back the same; NaN and infinities become null
    Json(const QString &value);
    Json(const char *) = delete; ///< a literal would become a bool
    static Json null();
    static Json array(QList<Json> items = {});
    static Json object(QList<JsonMember> members = {});
    /// A number by its text, which is written back as it stands. The text must be a JSON number.
    static Json number(QByteArray text);

    Kind kind() const { return m_kind; }
    bool isUndefined() const { return m_kind == Kind::Undefined; }
    bool isNull() const { return m_kind == Kind::Null; }
    bool isBool() const { return m_kind == Kind::Bool; }
    bool isNumber() const { return m_kind == Kind::Number; }
    bool isString() const { return m_kind == Kind::String; }
    bool isArray() const { return m_kind == Kind::Array; }
    bool isObject() const { return m_kind == Kind::Object; }

    bool toBool(bool fallback = false) const;
    double toDouble(double fallback = 0) const;       ///< not a finite number: the fallback
    qint64 toInteger(qint64 fallback = 0) const;      ///< rounds towards zero; out of range: fallback
    QString toString(const QString &fallback = {}) const;
    /// A finite number from a number or from a string that holds one ("number-like" in Grafana).
    std::optional<double> numberLike() const;
    QByteArray numberText() const;

    qsizetype size() const;                            ///< items or members; 0 for anything else
    const QList<Json> &items() const;                  ///< empty unless an array
    const QList<JsonMember> &members() const;          ///< in file order, duplicates kept; empty unless an object
    const Json &operator[](QStringView key) const;     ///< the last of equal keys; Undefined if missing
    const Json &at(qsizetype index) const;             ///< Undefined if out of range
    bool contains(QStringView key) const;

    /// Changes an array or object; an Undefined or Null value becomes one first.
    void append(Json value);
    void set(QStringView key, Json value);             ///< replaces in place, else appends; an Undefined value removes
    void remove(QStringView key);
    void replaceItem(qsizetype index, Json value);
    void removeItem(qsizetype index);

    /// Byte offset in the parsed text, -1 for values made in the program. No part of equality.
    qsizetype offset() const { return m_offset; }
    void setOffset(qsizetype offset) { m_offset = qint32(offset); }

    /// Same value: numbers by value (1.0 equals 1), objects without regard to key order, last duplicate wins.
    bool operator==(const Json &other) const;

private:
    struct Payload;
    Kind m_kind = Kind::Undefined;
    bool m_bool = false;
    qint32 m_offset = -1; // texts are far smaller, see JsonLimits
    QExplicitlySharedDataPointer<const Payload> m_payload; // number text, string, items or members

    Json(Kind kind, Payload payload);
    QList<Json> takeItems();
    QList<JsonMember> takeMembers();
};

/// One key with its value, and where the key stands.
struct JsonMember
{
    QString key;
    Json value;
    qsizetype keyOffset = -1;

    bool operator==(const JsonMember &other) const { return key == other.key && value == other.value; }
};

/// Where a byte offset lies: both from 1; columns count characters (code points), not bytes.
struct TextPosition
{
    qsizetype line = 1;
    qsizetype column = 1;
};
TextPosition positionOf(const QByteArray &text, qsizetype offset);

/// Limits that a parse keeps; reliability-security D1 gives the defaults.
struct JsonLimits
{
    qsizetype bytes = 16 * 1024 * 1024;
    int depth = 64; ///< arrays and objects inside each other
    qsizetype nodes = 500'000; ///< values of any kind
    qsizetype stringBytes = 1024 * 1024; ///< of one string or number, as it stands in the text
};

/// What a parse found wrong, with its place.
struct JsonFault
{
    QString message;      ///< translated, one sentence
    qsizetype offset = 0; ///< byte offset in the text
    bool limit = false;   ///< over one of the limits, rather than malformed
};

/// Reads UTF-8 text, with or without BOM. Never throws, never recurses deeper than the limit.
/// RFC 8259 to the letter: comments, trailing commas, raw control characters, NaN, invalid UTF-8 and
/// UTF-16 are faults. Kept as they stand: duplicate keys, -0, numbers of any size, "\\u0000" and lone
/// surrogates written as escapes.
tl::expected<Json, JsonFault> parseJson(const QByteArray &text, const JsonLimits &limits = {});

/// Canonical text: two spaces, one member or item a line, numbers as they were read, "\n" at the end.
/// Arrays of plain numbers and empty containers stand on one line.
QByteArray writeJson(const Json &value);
/// The same without any white space.
QByteArray writeJsonCompact(const Json &value);

} // namespace Promontory

Q_DECLARE_TYPEINFO(Promontory::Json, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(Promontory::JsonMember, Q_RELOCATABLE_TYPE);
