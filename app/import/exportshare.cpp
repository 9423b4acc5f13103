#include "app/import/exportshare.h"

#include "app/import/exportsecrets.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr QStringView LeastGrafana = u"10.0.0";
constexpr qsizetype MostPaths = 5; ///< in one notice

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaExport", text);
}

/// "prometheus" as people write it: "Prometheus".
QString titleOf(const QString &pluginId)
{
    QString name = pluginId;
    name.remove(u"grafana-"_s).remove(u"-datasource"_s).replace(u'-', u' ');
    return name.isEmpty() ? name : QString(name.at(0).toUpper() + name.mid(1));
}

QString inputName(const QString &name)
{
    QString result = name.toUpper();
    return u"DS_"_s + result.replace(QRegularExpression(u"[^A-Z0-9_]+"_s), u"_"_s);
}

/// "${DS_PROMETHEUS}" gives "DS_PROMETHEUS".
QString placeholderName(const QString &uid)
{
    return uid.startsWith("${"_L1) && uid.endsWith(u'}') ? uid.mid(2, uid.size() - 3) : QString();
}

class Sharing
{
public:
    Sharing(const Json &classic, const Json &inputs, const QHash<QString, QString> &names)
        : m_earlier(inputs)
        , m_names(names)
    {
        for (const Json &variable : classic[u"templating"][u"list"].items())
            m_variables.insert(variable[u"name"].toString());
    }

    Json shared(const Json &classic);

private:
    Json withInputs(const Json &value);
    Json inputFor(const Json &source);
    QString freeName(const QString &wanted);
    Json required() const;
    bool isVariable(const QString &uid) const;
    static Json withoutValues(const Json &variable);

    const Json &m_earlier;
    const QHash<QString, QString> &m_names;
    QSet<QString> m_variables;
    Json m_inputs = Json::array();
    QHash<QString, QString> m_inputOf; ///< type and uid to the input's name
    QSet<QString> m_takenNames;
    QHash<QString, int> m_lastNumber; ///< tried last for a wanted name
    QStringList m_panelTypes;
    QStringList m_sourceTypes;
};

bool Sharing::isVariable(const QString &uid) const
{
    static const QRegularExpression reference(u"^(?:\\$(\\w+)|\\$\\{(\\w+)(?::[^}]*)?\\}|\\[\\[(\\w+)\\]\\])$"_s);
    const auto match = reference.match(uid);
    if (!match.hasMatch())
        return false;
    return m_variables.contains(match.captured(1) + match.captured(2) + match.captured(3));
}

QString Sharing::freeName(const QString &wanted)
{
    QString name = wanted;
    for (int &number = m_lastNumber[wanted]; m_takenNames.contains(name); ++number)
        name = wanted + u'_' + QString::number(number + 2);
    m_takenNames.insert(name);
    return name;
}

/// The reference with its uid as an input; references that mean the same everywhere stay.
Json Sharing::inputFor(const Json &source)
{
    const QString type = source[u"type"].toString();
    const QString uid = source[u"uid"].toString();
    static const QSet<QString> builtIn{u"datasource"_s, u"grafana"_s, u"__expr__"_s};
    if (builtIn.contains(type) || uid.startsWith("-- "_L1) || uid == "grafana"_L1 || isVariable(uid))
        return source;
    if (!m_sourceTypes.contains(type) && !type.isEmpty())
        m_sourceTypes.append(type);
    const QString key = uid.isEmpty() ? type : uid;
    if (!m_inputOf.contains(key)) {
        const QString earlier = placeholderName(uid);
        const QString label = m_names.value(uid, titleOf(type));
        const QString name = freeName(earlier.isEmpty() ? inputName(m_names.value(uid, type)) : earlier);
        m_inputOf.insert(key, name);
        Json input = Json::object({{u"name"_s, Json(name), -1},
                                   {u"label"_s, Json(label), -1},
                                   {u"description"_s, Json(QString()), -1},
                                   {u"type"_s, Json(u"datasource"_s), -1},
                                   {u"pluginId"_s, Json(type), -1},
                                   {u"pluginName"_s, Json(titleOf(type)), -1}});
        for (const Json &one : m_earlier.items()) {
            if (one[u"name"].toString() == name)
                input = one;
        }
        m_inputs.append(input);
    }
    Json result = source;
    result.set(u"uid", Json(QString(u"${"_s + m_inputOf.value(key) + u'}')));
    return result;
}

Json Sharing::withInputs(const Json &value)
{
    if (value.isArray()) {
        QList<Json> items;
        for (const Json &item : value.items())
            items.append(withInputs(item));
        return Json::array(items);
    }
    if (!value.isObject())
        return value;
    QList<JsonMember> members;
    for (const JsonMember &member : value.members()) {
        const bool isSource = member.key == "datasource"_L1 && member.value.isObject();
        members.append({member.key, isSource ? inputFor(member.value) : withInputs(member.value), -1});
    }
    const bool isPanel = value[u"type"].isString() && value[u"gridPos"].isObject();
    if (isPanel && value[u"type"].toString() != "row"_L1 && !m_panelTypes.contains(value[u"type"].toString()))
        m_panelTypes.append(value[u"type"].toString());
    return Json::object(members);
}

/// What a variable found at this source is not known at another one.
Json Sharing::withoutValues(const Json &variable)
{
    const QString type = variable[u"type"].toString();
    if (type != "query"_L1 && type != "datasource"_L1)
        return variable;
    Json result = variable;
    result.set(u"current", Json::object());
    result.set(u"options", Json::array());
    return result;
}

Json Sharing::required() const
{
    Json list = Json::array();
    const auto add = [&list](const QString &type, const QString &id, const QString &name, QStringView version) {
        list.append(Json::object({{u"type"_s, Json(type), -1},
                                  {u"id"_s, Json(id), -1},
                                  {u"name"_s, Json(name), -1},
                                  {u"version"_s, Json(version.toString()), -1}}));
    };
    add(u"grafana"_s, u"grafana"_s, u"Grafana"_s, LeastGrafana);
    for (const QString &type : m_sourceTypes)
        add(u"datasource"_s, type, titleOf(type), type == "prometheus"_L1 ? u"1.0.0" : u"");
    for (const QString &type : m_panelTypes)
        add(u"panel"_s, type, titleOf(type), u"");
    return list;
}

Json Sharing::shared(const Json &classic)
{
    Json model = classic;
    Json variables = Json::array();
    for (const Json &variable : classic[u"templating"][u"list"].items())
        variables.append(withoutValues(variable));
    model.set(u"templating", Json::object({{u"list"_s, variables, -1}}));
    model = withInputs(model);
    model.set(u"id", Json::null());
    model.remove(u"version");
    Json result = Json::object();
    result.set(u"__inputs", m_inputs);
    result.set(u"__elements", Json::object());
    result.set(u"__requires", required());
    for (const JsonMember &member : model.members()) {
        if (!member.key.startsWith("__"_L1))
            result.set(member.key, member.value);
    }
    return result;
}

QString shortList(const QStringList &paths)
{
    QStringList some = paths.mid(0, MostPaths);
    if (paths.size() > some.size())
        some.append(u"…"_s);
    return some.join(u", "_s);
}

} // namespace

Json sharedDocument(const Json &classic, const Json &inputs, const QHash<QString, QString> &sourceNames,
                    QStringList &notices)
{
    SecretsFound found;
    const Json clean = withoutSecrets(classic, found);
    if (!found.removed.isEmpty())
        notices.append(tr("Taken out as secret: %1.").arg(shortList(found.removed)));
    if (!found.doubtful.isEmpty())
        notices.append(tr("Look whether these texts are secrets before you share them: %1.")
                           .arg(shortList(found.doubtful)));
    return Sharing(clean, inputs, sourceNames).shared(clean);
}

} // namespace Promontory
