#include "datasources/transform/overrideproperty.h"

#include "datasources/frame/fieldconfigjson.h"

#include <array>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

void setUnit(FieldConfig &config, const Json &value)
{
    config.unit = value.toString();
}

void setMin(FieldConfig &config, const Json &value)
{
    config.min = value.numberLike();
}

void setMax(FieldConfig &config, const Json &value)
{
    config.max = value.numberLike();
}

void setFieldMinMax(FieldConfig &config, const Json &value)
{
    config.fieldMinMax = value.toBool();
}

void setDecimals(FieldConfig &config, const Json &value)
{
    Json field = Json::object();
    field.set(u"decimals", value);
    config.decimals = fieldConfigFromJson(field).decimals;
}

void setDisplayName(FieldConfig &config, const Json &value)
{
    config.displayName = value.toString();
}

void setDescription(FieldConfig &config, const Json &value)
{
    config.description = value.toString();
}

void setNoValue(FieldConfig &config, const Json &value)
{
    config.noValue = value.toString();
}

void setThresholds(FieldConfig &config, const Json &value)
{
    config.thresholds = thresholdsFromJson(value);
}

void setMappings(FieldConfig &config, const Json &value)
{
    config.mappings = value.isArray() ? mappingsFromJson(value) + config.mappings : QList<ValueMapping>();
}

void setColor(FieldConfig &config, const Json &value)
{
    config.color = fieldColorFromJson(value);
}

void setLinks(FieldConfig &config, const Json &value)
{
    config.links = value.isArray() ? linksFromJson(value) + config.links : QList<DataLink>();
}

struct Setter
{
    QStringView id;
    void (*set)(FieldConfig &config, const Json &value);
};
constexpr std::array<Setter, 13> Setters{{
    {u"unit", setUnit},
    {u"min", setMin},
    {u"max", setMax},
    {u"fieldMinMax", setFieldMinMax},
    {u"decimals", setDecimals},
    {u"displayName", setDisplayName},
    {u"title", setDisplayName}, // the old id
    {u"description", setDescription},
    {u"noValue", setNoValue},
    {u"thresholds", setThresholds},
    {u"mappings", setMappings},
    {u"color", setColor},
    {u"links", setLinks},
}};

// "a.b" inside of an object; what is not there yet is made.
Json withPath(Json object, QStringView path, const Json &value)
{
    const qsizetype point = path.indexOf(u'.');
    const Json stored = value.isNull() ? Json() : value;
    if (point < 0) {
        object.set(path, stored);
        return object;
    }
    const QStringView key = path.left(point);
    object.set(key, withPath(object[key].isObject() ? object[key] : Json::object(), path.mid(point + 1), stored));
    return object;
}

struct OldCell
{
    QStringView displayMode;
    QStringView type;
    QStringView mode; // may be empty
};
constexpr std::array<OldCell, 5> OldCells{{
    {u"basic", u"gauge", u"basic"},
    {u"gradient-gauge", u"gauge", u"gradient"},
    {u"lcd-gauge", u"gauge", u"lcd"},
    {u"color-background", u"color-background", u"gradient"},
    {u"color-background-solid", u"color-background", u"basic"},
}};

// What `displayMode` of a table's column is called today.
Json cellOptionsOf(const QString &displayMode)
{
    Json cell = Json::object();
    cell.set(u"type", Json(displayMode));
    for (const OldCell &old : OldCells) {
        if (old.displayMode != displayMode)
            continue;
        cell.set(u"type", Json(old.type.toString()));
        cell.set(u"mode", Json(old.mode.toString()));
    }
    return cell;
}

// Names that options of tables had before.
void setCustom(FieldConfig &config, QStringView path, const Json &value)
{
    const Json custom = config.custom.isObject() ? config.custom : Json::object();
    if (path == u"displayMode" && value.isString())
        config.custom = withPath(custom, u"cellOptions", cellOptionsOf(value.toString()));
    else if (path == u"hidden" && (value.isBool() || value.toString() == "true"_L1))
        config.custom = withPath(custom, u"hideFrom.viz", Json(value.toBool(value.isString())));
    else
        config.custom = withPath(custom, path, value);
}

} // namespace

void applyOverrideProperty(FieldConfig &config, const OverrideProperty &property)
{
    constexpr qsizetype LongestPath = 200;
    constexpr auto CustomPrefix = "custom."_L1;
    if (property.id.startsWith(CustomPrefix) && property.id.size() < LongestPath) {
        setCustom(config, QStringView(property.id).mid(CustomPrefix.size()), property.value);
        return;
    }
    for (const Setter &setter : Setters) {
        if (setter.id == property.id)
            setter.set(config, property.value);
    }
}

} // namespace Promontory
