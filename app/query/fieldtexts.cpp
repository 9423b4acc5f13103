#include "app/query/fieldtexts.h"

#include "app/links/filledaddress.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// Fills variables into texts and addresses.
class Filler
{
public:
    Filler(const VariableValues &values, const MacroContext &macros) : m_values(values), m_macros(macros) { }

    QString text(const QString &text) const { return interpolateTitle(text, m_values, m_macros); }

    QString url(const QString &url) const
    {
        return filledAddress(url, {m_values, m_macros});
    }

    Json value(const OverrideProperty &property) const
    {
        if (property.value.isString())
            return Json(text(property.value.toString()));
        return property.id == u"links"_s ? links(property.value) : property.value;
    }

    /// Every text inside; keys stay.
    Json leaves(const Json &json) const
    {
        if (json.isString())
            return Json(text(json.toString()));
        Json filled = json;
        for (qsizetype index = 0; index < json.items().size(); ++index)
            filled.replaceItem(index, leaves(json.at(index)));
        for (const JsonMember &member : json.members())
            filled.set(member.key, leaves(member.value));
        return filled;
    }

private:
    Json links(const Json &links) const
    {
        Json filled = links;
        for (qsizetype index = 0; index < links.items().size(); ++index) {
            Json link = links.at(index);
            if (link[u"title"].isString())
                link.set(u"title", text(link[u"title"].toString()));
            if (link[u"url"].isString())
                link.set(u"url", url(link[u"url"].toString()));
            filled.replaceItem(index, link);
        }
        return filled;
    }

    const VariableValues &m_values;
    const MacroContext &m_macros;
};

} // namespace

FieldConfig filledIn(FieldConfig config, const VariableValues &values, const MacroContext &macros)
{
    const Filler filler(values, macros);
    config.displayName = filler.text(config.displayName);
    config.description = filler.text(config.description);
    config.noValue = filler.text(config.noValue);
    config.unit = filler.text(config.unit);
    for (DataLink &link : config.links)
        link = {filler.text(link.title), filler.url(link.url), link.newWindow, link.oneClick};
    return config;
}

QList<FieldOverride> filledIn(QList<FieldOverride> overrides, const VariableValues &values,
                              const MacroContext &macros)
{
    const Filler filler(values, macros);
    for (FieldOverride &override : overrides) {
        for (OverrideProperty &property : override.properties)
            property.value = filler.value(property);
    }
    return overrides;
}

QList<TransformSpec> filledIn(const QList<TransformStep> &steps, const VariableValues &values,
                              const MacroContext &macros)
{
    const Filler filler(values, macros);
    QList<TransformSpec> specs;
    for (const TransformStep &step : steps)
        specs.append({step.id, filler.leaves(step.options), step.disabled, filler.leaves(step.filter),
                      step.topic});
    return specs;
}

} // namespace Promontory
