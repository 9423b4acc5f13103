#include "app/import/exportvariables.h"

#include "app/import/exportpanel.h"
#include "app/variables/variableoptions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// The kind of query that Grafana's editor shows as the text it is.
constexpr int ClassicQuery = 5;

void setText(Json &json, QStringView key, const QString &text)
{
    if (!text.isEmpty())
        json.set(key, Json(text));
}

Json currentOf(const QList<VariableOption> &current, bool isList)
{
    if (current.isEmpty())
        return Json::object();
    Json texts = Json::array();
    Json values = Json::array();
    for (const VariableOption &one : current) {
        texts.append(Json(one.text));
        values.append(Json(one.value));
    }
    const bool many = isList || current.size() > 1;
    return Json::object({{u"text"_s, many ? texts : texts.at(0), -1}, {u"value"_s, many ? values : values.at(0), -1}});
}

Json currentOf(const QString &value)
{
    return value.isEmpty() ? Json::object() : currentOf({{value, value}}, false);
}

Json optionsOf(const QStringList &values, const QString &current)
{
    Json list = Json::array();
    for (const QString &value : values) {
        list.append(Json::object({{u"selected"_s, Json(value == current), -1},
                                  {u"text"_s, Json(value), -1},
                                  {u"value"_s, Json(value), -1}}));
    }
    return list;
}

/// Writes one kind of variable after the other into the object of the common keys.
class VariableWriter
{
public:
    VariableWriter(const VariableCommon &common, QString fallbackSource)
        : m_fallback(std::move(fallbackSource))
    {
        m_json.set(u"name", Json(common.name));
        setText(m_json, u"label", common.label);
        setText(m_json, u"description", common.description);
        m_json.set(u"hide", Json(int(common.hide)));
    }

    Json take() const { return m_json; }

    void operator()(const QueryVariable &variable)
    {
        setType(u"query"_s);
        setSource(variable.sourceId);
        m_json.set(u"definition", Json(variable.query));
        m_json.set(u"query", Json::object({{u"qryType"_s, Json(ClassicQuery), -1},
                                           {u"query"_s, Json(variable.query), -1},
                                           {u"refId"_s, Json(u"PrometheusVariableQueryEditor-VariableQuery"_s), -1}}));
        m_json.set(u"regex", Json(variable.regex));
        if (variable.regexOnText)
            m_json.set(u"regexApplyTo", Json(u"text"_s));
        m_json.set(u"sort", Json(variable.sort));
        // Grafana treats "never" as "on load" and writes that.
        m_json.set(u"refresh", Json(std::max(1, variable.refresh)));
        setSelection(variable.selection);
        m_json.set(u"options", Json::array());
    }

    void operator()(const CustomVariable &variable)
    {
        setType(u"custom"_s);
        const bool isJson = variable.query.trimmed().startsWith(u'[') && !variable.options.isEmpty();
        m_json.set(u"query", Json(variable.query.isEmpty() ? customListText(variable.options) : variable.query));
        if (isJson)
            m_json.set(u"valuesFormat", Json(u"json"_s));
        setSelection(variable.selection);
        m_json.set(u"options", Json::array());
    }

    void operator()(const ConstantVariable &variable)
    {
        setType(u"constant"_s);
        m_json.set(u"query", Json(variable.value));
    }

    void operator()(const IntervalVariable &variable)
    {
        setType(u"interval"_s);
        m_json.set(u"query", Json(variable.options.join(u','))); // no blank: other readers do not trim
        m_json.set(u"refresh", Json(2));
        m_json.set(u"auto", Json(variable.automatic));
        m_json.set(u"auto_count", Json(variable.autoCount));
        m_json.set(u"auto_min", Json(variable.autoMin));
        m_json.set(u"current", currentOf(variable.current));
        m_json.set(u"options", optionsOf(variable.options, variable.current));
    }

    void operator()(const TextVariable &variable)
    {
        setType(u"textbox"_s);
        m_json.set(u"query", Json(variable.value));
        m_json.set(u"current", currentOf(variable.value));
        m_json.set(u"options", optionsOf({variable.value}, variable.value));
    }

    void operator()(const SourceVariable &variable)
    {
        setType(u"datasource"_s);
        m_json.set(u"query", Json(variable.pluginType));
        m_json.set(u"regex", Json(variable.regex));
        m_json.set(u"refresh", Json(1));
        setSelection(variable.selection);
        m_json.set(u"options", Json::array());
    }

    void operator()(const FilterVariable &variable)
    {
        setType(u"adhoc"_s);
        setSource(variable.sourceId);
        m_json.set(u"filters", variable.filters.isArray() ? variable.filters : Json::array());
    }

    void operator()(const SwitchVariable &variable)
    {
        setType(u"switch"_s);
        const QString &value = variable.isOn ? variable.onValue : variable.offValue;
        m_json.set(u"current", currentOf(value));
        m_json.set(u"options", optionsOf({variable.onValue, variable.offValue}, value));
    }

    void operator()(const GroupVariable &variable)
    {
        setType(u"groupby"_s);
        setSource(variable.sourceId);
        setSelection(variable.selection);
        Json options = Json::array();
        for (const VariableOption &one : variable.options)
            options.append(Json::object({{u"text"_s, Json(one.text), -1}, {u"value"_s, Json(one.value), -1}}));
        m_json.set(u"options", options);
    }

private:
    void setType(const QString &type) { m_json.set(u"type", Json(type)); }

    void setSource(const QString &id) { m_json.set(u"datasource", classicSource(id.isEmpty() ? m_fallback : id, {})); }

    void setSelection(const VariableSelection &selection)
    {
        m_json.set(u"multi", Json(selection.multi));
        m_json.set(u"includeAll", Json(selection.includeAll));
        if (!selection.allowsCustom)
            m_json.set(u"allowCustomValue", Json(false));
        setText(m_json, u"allValue", selection.allValue);
        m_json.set(u"current", currentOf(selection.current, selection.multi));
    }

    QString m_fallback;
    Json m_json = Json::object();
};

Json classicFilter(const PanelFilter &filter)
{
    Json ids = Json::array();
    for (const PanelId &id : filter.ids)
        ids.append(std::visit([](const auto &value) { return Json(value); }, id.value));
    return Json::object({{u"exclude"_s, Json(filter.exclude), -1}, {u"ids"_s, ids, -1}});
}

} // namespace

Json classicVariable(const VariableSpec &variable, const QString &fallbackSource)
{
    VariableWriter writer(commonOf(variable), fallbackSource);
    std::visit(writer, variable);
    return writer.take();
}

Json classicAnnotation(const AnnotationQuery &annotation, const QString &fallbackSource)
{
    Json json = Json::object();
    json.set(u"name", Json(annotation.name));
    json.set(u"datasource", classicSource(annotation.sourceId.isEmpty() ? fallbackSource : annotation.sourceId, {}));
    json.set(u"enable", Json(annotation.enabled));
    if (annotation.hidden)
        json.set(u"hide", Json(true));
    json.set(u"iconColor", Json(annotation.color));
    setText(json, u"expr", annotation.expression);
    setText(json, u"step", annotation.step);
    setText(json, u"titleFormat", annotation.titleForm);
    setText(json, u"textFormat", annotation.textForm);
    setText(json, u"tagKeys", annotation.tagLabels.join(u','));
    if (annotation.valueIsTime)
        json.set(u"useValueForTime", Json(u"on"_s));
    if (annotation.filter)
        json.set(u"filter", classicFilter(*annotation.filter));
    return json;
}

Json askedInTarget(Json classic, const Json &source)
{
    Json target = source[u"target"];
    if (target[u"expr"].toString().isEmpty())
        return classic;
    target.set(u"expr", classic[u"expr"]);
    if (classic.contains(u"step") || target.contains(u"interval"))
        target.set(u"interval", Json(classic[u"step"].toString()));
    classic.set(u"target", target);
    classic.remove(u"expr");
    classic.remove(u"step");
    return classic;
}

Json builtInAnnotation()
{
    Json json = Json::object();
    json.set(u"builtIn", Json(1));
    json.set(u"datasource", classicSource({}, u"grafana"_s));
    json.set(u"enable", Json(true));
    json.set(u"hide", Json(true));
    json.set(u"iconColor", Json(u"rgba(0, 211, 255, 1)"_s));
    json.set(u"name", Json(u"Annotations & Alerts"_s));
    json.set(u"type", Json(u"dashboard"_s));
    return json;
}

} // namespace Promontory
