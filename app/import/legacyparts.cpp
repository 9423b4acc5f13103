#include "app/import/legacyparts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

QString legacyText(const char *text)
{
    return QCoreApplication::translate("GrafanaImport", text);
}

void setInside(Json &object, const QString &path, const Json &value)
{
    if (value.isUndefined())
        return;
    const qsizetype point = path.indexOf(u'.');
    if (point < 0) {
        object.set(path, value);
        return;
    }
    const QString head = path.left(point);
    Json inner = object[head].isObject() ? object[head] : Json::object();
    setInside(inner, path.mid(point + 1), value);
    object.set(head, inner);
}

LegacySuccessor::LegacySuccessor(const Json &panel, const QString &type, ImportLedger &ledger)
    : m_panel(panel)
    , m_type(type)
    , m_old(m_panel, ledger)
{
    m_old.unread(u"options", u"fieldConfig");
    const Json &settings = m_panel[u"fieldConfig"];
    for (const JsonMember &member : settings[u"defaults"].members()) {
        if (member.key != "custom"_L1 && member.key != "unitScale"_L1)
            m_defaults.set(member.key, member.value);
    }
    for (const Json &one : settings[u"overrides"].items())
        m_overrides.append(one);
    for (const Json &one : m_panel[u"transformations"].items())
        m_transformations.append(one);
}

void LegacySuccessor::setOption(const QString &path, const Json &value)
{
    setInside(m_options, path, value);
}

void LegacySuccessor::setDefault(const QString &id, const Json &value)
{
    setInside(m_defaults, id, value);
}

Json LegacySuccessor::defaultOf(const QString &id) const
{
    return m_defaults[id];
}

void LegacySuccessor::addOverride(const QString &matcher, const Json &matcherOptions,
                                  const QList<FieldSetting> &settings)
{
    Json properties = Json::array();
    for (const FieldSetting &setting : settings)
        properties.append(Json::object({{u"id"_s, Json(setting.id)}, {u"value"_s, setting.value}}));
    if (properties.size() == 0)
        return;
    const Json chosen = Json::object({{u"id"_s, Json(matcher)}, {u"options"_s, matcherOptions}});
    m_overrides.append(Json::object({{u"matcher"_s, chosen}, {u"properties"_s, properties}}));
}

void LegacySuccessor::addTransformation(const QString &id, const Json &options)
{
    m_transformations.append(Json::object({{u"id"_s, Json(id)}, {u"options"_s, options}}));
}

Json LegacySuccessor::finished() const
{
    Json panel = m_panel;
    panel.set(u"type", madeFrom(m_panel[u"type"], Json(m_type)));
    panel.set(u"options", m_options);
    panel.set(u"fieldConfig",
              Json::object({{u"defaults"_s, m_defaults}, {u"overrides"_s, m_overrides}}));
    if (m_transformations.size() > 0)
        panel.set(u"transformations", m_transformations);
    return panel;
}

Json numberMadeFrom(const Json &value, double factor, double offset)
{
    const std::optional<double> number = value.numberLike();
    return number ? madeFrom(value, Json(*number * factor + offset)) : Json();
}

Json textMadeFrom(const Json &value)
{
    return value.toString().isEmpty() ? Json() : value;
}

QString reducerOfOldName(const QString &name)
{
    struct OldName
    {
        QStringView name;
        QStringView reducer;
    };
    static constexpr std::array Names{
        OldName{u"min", u"min"},           OldName{u"max", u"max"},
        OldName{u"avg", u"mean"},          OldName{u"mean", u"mean"},
        OldName{u"current", u"lastNotNull"}, OldName{u"last", u"lastNotNull"},
        OldName{u"first", u"firstNotNull"}, OldName{u"total", u"sum"},
        OldName{u"sum", u"sum"},           OldName{u"count", u"count"},
        OldName{u"delta", u"delta"},       OldName{u"diff", u"diff"},
        OldName{u"range", u"range"},       OldName{u"name", u"lastNotNull"},
        OldName{u"last_time", u"lastNotNull"}};
    const auto found = std::find_if(Names.begin(), Names.end(),
                                    [&name](const OldName &one) { return one.name == name; });
    return found == Names.end() ? QString() : found->reducer.toString();
}

Json thresholdStep(const Json &value, const Json &color)
{
    return Json::object({{u"value"_s, value.isUndefined() ? Json::null() : value}, {u"color"_s, color}});
}

Json absoluteThresholds(const QList<Json> &steps)
{
    return Json::object({{u"mode"_s, Json(u"absolute"_s)}, {u"steps"_s, Json::array(steps)}});
}

} // namespace Promontory
