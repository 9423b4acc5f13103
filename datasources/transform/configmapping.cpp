#include "datasources/transform/configmapping.h"

#include "datasources/frame/fieldconfigjson.h"
#include "datasources/transform/cells.h"
#include "datasources/transform/fieldreduction.h"
#include "datasources/transform/overrideproperty.h"

#include <algorithm>
#include <array>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Handler
{
    QStringView id;
    QStringView otherName; // a column of this name is taken without a mapping, too
};
constexpr std::array<Handler, 12> Handlers{{
    {u"field.name", u"name"},
    {u"field.value", u"value"},
    {u"field.label", u"label"},
    {u"displayName", u"display name"},
    {u"unit", u"units"},
    {u"min", u"minimum"},
    {u"max", u"maximum"},
    {u"decimals", u""},
    {u"color", u""},
    {u"noValue", u""},
    {u"description", u""},
    {u"threshold1", u"threshold"},
}};
constexpr std::array<QStringView, 4> MappingHandlers{u"mappings.value", u"mappings.text",
                                                     u"mappings.color", u"mappings.icon"};

QString handlerByName(const QString &name)
{
    const QString lower = name.toLower();
    for (const Handler &handler : Handlers) {
        const bool isField = handler.id.startsWith(u"field.");
        if (!isField && (lower == handler.id.toString().toLower() || lower == handler.otherName))
            return handler.id.toString();
    }
    return {};
}

// Adds a step above the base, which becomes the panel's usual colour if there is none.
void addThreshold(FieldConfig &config, double value)
{
    QList<ThresholdStep> &steps = config.thresholds.steps;
    if (steps.isEmpty())
        steps.append({-std::numeric_limits<double>::infinity(), u"green"_s});
    steps.append({value, u"red"_s});
    std::stable_sort(
        steps.begin(), steps.end(),
        [](const ThresholdStep &a, const ThresholdStep &b) { return a.value < b.value; });
}

void setProperty(FieldConfig &config, const QString &handler, const Cell &cell)
{
    if (std::holds_alternative<std::monostate>(cell) || handler == "__ignore"_L1)
        return;
    const double number = cellNumber(cell);
    if (handler == "threshold1"_L1) {
        if (!isMissing(number))
            addThreshold(config, number);
        return;
    }
    if (handler == "color"_L1) {
        config.color = {u"fixed"_s, cellText(cell), {}};
        return;
    }
    const bool isNumeric = handler == "min"_L1 || handler == "max"_L1 || handler == "decimals"_L1;
    applyOverrideProperty(config, {handler, isNumeric ? Json(number) : Json(cellText(cell))});
}

QString textAt(const Field *field, std::size_t row)
{
    return field && !isMissingAt(field->values, row) ? cellText(cellAt(field->values, row))
                                                     : QString();
}

} // namespace

ConfigMappings::ConfigMappings(const Json &mappings, const Frame &source)
{
    for (const Field &field : source.fields) {
        Mapping mapping{field.displayName, handlerByName(field.displayName), u"lastNotNull"_s};
        for (const Json &item : mappings.items()) {
            if (item[u"fieldName"].toString() != field.displayName)
                continue;
            mapping.handler = item[u"handlerKey"].toString();
            mapping.reducer = item[u"reducerId"].toString(mapping.reducer);
        }
        if (!mapping.handler.isEmpty())
            m_mappings.append(mapping);
    }
}

bool ConfigMappings::reads(const QString &fieldName) const
{
    return !handlerOf(fieldName).isEmpty();
}

QString ConfigMappings::handlerOf(const QString &fieldName) const
{
    for (const Mapping &mapping : m_mappings) {
        if (mapping.fieldName == fieldName)
            return mapping.handler;
    }
    return {};
}

const Field *ConfigMappings::fieldFor(QStringView handler, const Frame &source) const
{
    for (const Field &field : source.fields) {
        if (handlerOf(field.displayName) == handler)
            return &field;
    }
    return nullptr;
}

void ConfigMappings::applyReduced(FieldConfig &config, const Frame &source) const
{
    for (const Mapping &mapping : m_mappings) {
        const bool isOfMapping = mapping.handler.startsWith("mappings."_L1);
        for (const Field &field : source.fields) {
            if (field.displayName == mapping.fieldName && !isOfMapping)
                setProperty(config, mapping.handler, reducedField(field.values, mapping.reducer));
        }
    }
    const Field *values = fieldFor(MappingHandlers[0], source);
    if (!values)
        return;
    for (std::size_t row = 0; row < values->size(); ++row) {
        ValueMapping mapping;
        mapping.match = textAt(values, row);
        mapping.result = {textAt(fieldFor(MappingHandlers[1], source), row),
                          textAt(fieldFor(MappingHandlers[2], source), row),
                          textAt(fieldFor(MappingHandlers[3], source), row)};
        if (!mapping.match.isNull())
            config.mappings.append(mapping);
    }
}

void ConfigMappings::applyRow(FieldConfig &config, const Frame &source, std::size_t row) const
{
    for (const Mapping &mapping : m_mappings) {
        const bool isConfig =
            !mapping.handler.startsWith("field."_L1) && !mapping.handler.startsWith("mappings."_L1);
        for (const Field &field : source.fields) {
            if (field.displayName == mapping.fieldName && isConfig)
                setProperty(config, mapping.handler, cellAt(field.values, row));
        }
    }
}

} // namespace Promontory
