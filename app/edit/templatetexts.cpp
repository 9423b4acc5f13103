#include "app/edit/templatetexts.h"

namespace Promontory {

namespace {

/// Changes texts in place, and only where they come out different: copies keep sharing the rest.
class TemplateMapper
{
public:
    explicit TemplateMapper(const TemplateMap &map) : m_map(map) {}

    void operator()(QString &text) const
    {
        const QString mapped = text.isEmpty() ? text : m_map.text(text);
        if (mapped != text)
            text = mapped;
    }
    void operator()(std::optional<Repeat> &repeat) const
    {
        if (!repeat)
            return;
        const QString mapped = m_map.name(repeat->variable);
        if (mapped != repeat->variable)
            repeat->variable = mapped;
    }
    void operator()(Json &json) const
    {
        const Json mapped = leaves(json);
        if (mapped != json)
            json = mapped;
    }
    template <typename T>
    void operator()(QList<T> &list) const
    {
        for (qsizetype i = 0; i < list.size(); ++i) {
            T item = list.at(i);
            (*this)(item);
            if (item != list.at(i))
                list[i] = std::move(item);
        }
    }

    void operator()(Query &query) const
    {
        texts(query.sourceId, query.expression, query.legend, query.minInterval, query.model);
    }
    void operator()(DataLink &link) const { texts(link.title, link.url); }
    void operator()(TransformStep &step) const { texts(step.options, step.filter); }
    void operator()(ValueMapping &mapping) const { (*this)(mapping.result.text); }
    void operator()(OverrideProperty &property) const { (*this)(property.value); }
    void operator()(FieldOverride &one) const { texts(one.matcherOptions, one.properties); }
    void operator()(FieldConfig &config) const
    {
        texts(config.unit, config.displayName, config.description, config.noValue, config.mappings,
              config.links, config.custom);
    }
    void operator()(PanelSpec &panel) const
    {
        texts(panel.title, panel.description, panel.sourceId, panel.queries, panel.interval,
              panel.timeFrom, panel.timeShift, panel.transforms, panel.defaults, panel.overrides,
              panel.repeat, panel.links, panel.options);
    }
    void operator()(Row &row) const { texts(row.title, row.folded, row.repeat); }
    void operator()(AnnotationQuery &annotation) const
    {
        texts(annotation.name, annotation.sourceId, annotation.expression, annotation.step,
              annotation.titleForm, annotation.textForm);
    }
    void operator()(DashboardLink &link) const { texts(link.title, link.url, link.tooltip); }

    void operator()(QueryVariable &variable) const
    {
        texts(variable.sourceId, variable.query, variable.regex, variable.selection.allValue);
    }
    void operator()(CustomVariable &variable) const { (*this)(variable.selection.allValue); }
    void operator()(SourceVariable &variable) const
    {
        texts(variable.regex, variable.selection.allValue);
    }
    void operator()(FilterVariable &variable) const { (*this)(variable.sourceId); }
    void operator()(GroupVariable &variable) const { (*this)(variable.sourceId); }
    void operator()(ConstantVariable &) const {}
    void operator()(IntervalVariable &) const {}
    void operator()(TextVariable &) const {}
    void operator()(SwitchVariable &) const {}
    void operator()(VariableSpec &variable) const
    {
        std::visit([this](auto &kind) { (*this)(kind); }, variable);
    }

private:
    template <typename... Parts>
    void texts(Parts &...parts) const
    {
        ((*this)(parts), ...);
    }

    Json leaves(const Json &json) const
    {
        Json mapped = json;
        if (json.isString())
            mapped = m_map.text(json.toString());
        for (qsizetype i = 0; i < json.items().size(); ++i) {
            if (const Json item = leaves(json.at(i)); item != json.at(i))
                mapped.replaceItem(i, item);
        }
        for (const JsonMember &member : json.members()) {
            if (const Json value = leaves(member.value); value != member.value)
                mapped.set(member.key, value);
        }
        return mapped;
    }

    const TemplateMap &m_map;
};

template <typename T>
T mapped(T value, const TemplateMap &map)
{
    TemplateMapper mapper(map);
    mapper(value);
    return value;
}

} // namespace

PanelSpec mapTemplates(PanelSpec panel, const TemplateMap &map)
{
    return mapped(std::move(panel), map);
}

Row mapTemplates(Row row, const TemplateMap &map)
{
    return mapped(std::move(row), map);
}

AnnotationQuery mapTemplates(AnnotationQuery annotation, const TemplateMap &map)
{
    return mapped(std::move(annotation), map);
}

DashboardLink mapTemplates(DashboardLink link, const TemplateMap &map)
{
    return mapped(std::move(link), map);
}

VariableSpec mapTemplates(VariableSpec variable, const TemplateMap &map)
{
    return mapped(std::move(variable), map);
}

Dashboard mapTemplates(Dashboard dashboard, const TemplateMap &map)
{
    const TemplateMapper mapper(map);
    mapper(dashboard.sourceId);
    mapper(dashboard.variables);
    mapper(dashboard.rows);
    mapper(dashboard.panels);
    mapper(dashboard.annotations);
    mapper(dashboard.links);
    return dashboard;
}

} // namespace Promontory
