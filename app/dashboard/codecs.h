#pragma once

#include "app/dashboard/dashboard.h"
#include "app/dashboard/fieldio.h"

#include <QStringList>

namespace Promontory {

// Codecs of single values, see FieldReader. A wrong kind of value is a fault; a value out of bounds is
// adjusted (reliability-security D2, D8, D9).

struct ValueCodec
{
    static constexpr bool Shares = true;
    static constexpr bool TakesNull = false;
};

struct TextCodec : ValueCodec
{
    void read(const Json &json, QString &value, const ReadPlace &place) const;
    Json write(const QString &value, const Json &) const { return Json(value); }
};

/// A text that names something: no control characters, no half surrogates.
struct NameCodec : ValueCodec
{
    void read(const Json &json, QString &value, const ReadPlace &place) const;
    Json write(const QString &value, const Json &) const { return Json(value); }
};

/// A title; longer than 512 characters is worth a notice.
struct TitleCodec : ValueCodec
{
    void read(const Json &json, QString &value, const ReadPlace &place) const;
    Json write(const QString &value, const Json &) const { return Json(value); }
};

struct FlagCodec : ValueCodec
{
    void read(const Json &json, bool &value, const ReadPlace &place) const;
    Json write(bool value, const Json &) const { return Json(value); }
};

/// A whole number within bounds; fractions are rounded, the rest is clamped.
struct WholeCodec : ValueCodec
{
    int least = 0;
    int most = 0;

    void read(const Json &json, int &value, const ReadPlace &place) const;
    void read(const Json &json, std::optional<int> &value, const ReadPlace &place) const;
    Json write(int value, const Json &) const { return Json(value); }
    Json write(const std::optional<int> &value, const Json &) const { return value ? Json(*value) : Json::null(); }
};

/// A finite number.
struct NumberCodec : ValueCodec
{
    void read(const Json &json, std::optional<double> &value, const ReadPlace &place) const;
    Json write(const std::optional<double> &value, const Json &) const { return value ? Json(*value) : Json::null(); }
};

/// One of a few names, by its index.
struct ChoiceCodec : ValueCodec
{
    QStringList names;

    void read(const Json &json, int &value, const ReadPlace &place) const;
    Json write(int value, const Json &) const { return Json(names.value(value)); }
};

struct TextsCodec : ValueCodec
{
    void read(const Json &json, QStringList &value, const ReadPlace &place) const;
    Json write(const QStringList &value, const Json &) const;
};

/// Any value as it stands, null included.
struct AnyCodec : ValueCodec
{
    static constexpr bool TakesNull = true;
    void read(const Json &json, Json &value, const ReadPlace &) const { value = json; }
    Json write(const Json &value, const Json &) const { return value; }
};

/// An object as it stands.
struct AnyObjectCodec : ValueCodec
{
    void read(const Json &json, Json &value, const ReadPlace &place) const;
    Json write(const Json &value, const Json &) const { return value; }
};

struct PanelIdCodec : ValueCodec
{
    void read(const Json &json, PanelId &value, const ReadPlace &place) const;
    Json write(const PanelId &value, const Json &) const;
};

/// "10s", or "" for never; at least a second.
struct RefreshCodec : ValueCodec
{
    void read(const Json &json, qint64 &value, const ReadPlace &place) const;
    Json write(qint64 value, const Json &) const;
};

/// One end of a time range; what cannot be read becomes `fallback`.
struct TimeCodec : ValueCodec
{
    QString fallback;

    void read(const Json &json, QString &value, const ReadPlace &place) const;
    Json write(const QString &value, const Json &) const { return Json(value); }
};

/// "", "utc" or an IANA id.
struct ZoneCodec : ValueCodec
{
    void read(const Json &json, QString &value, const ReadPlace &place) const;
    Json write(const QString &value, const Json &) const { return Json(value); }
};

/// A unit; its free text has at most 32 characters.
struct UnitCodec : ValueCodec
{
    void read(const Json &json, QString &value, const ReadPlace &place) const;
    Json write(const QString &value, const Json &) const { return Json(value); }
};

/// The lower end of a threshold: null is minus infinity.
struct StepCodec : ValueCodec
{
    void read(const Json &json, double &value, const ReadPlace &place) const;
    Json write(double value, const Json &) const;
};

struct MappingsCodec : ValueCodec
{
    void read(const Json &json, QList<ValueMapping> &value, const ReadPlace &place) const;
    Json write(const QList<ValueMapping> &value, const Json &before) const;
};

/// True if the kind is right; otherwise the fault is said.
bool expectObject(const Json &json, const ReadPlace &place);
bool expectList(const Json &json, const ReadPlace &place);
bool expectText(const Json &json, const ReadPlace &place);

} // namespace Promontory
