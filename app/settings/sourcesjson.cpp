#include "app/settings/sourcesjson.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Version = 1;

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::SourcesJson", text);
}

struct AuthName
{
    AuthKind kind;
    QLatin1StringView name;
};
constexpr std::array<AuthName, 5> AuthNames{{{AuthKind::None, "none"_L1},
                                             {AuthKind::Basic, "basic"_L1},
                                             {AuthKind::Bearer, "bearer"_L1},
                                             {AuthKind::Headers, "headers"_L1},
                                             {AuthKind::ClientCertificate, "certificate"_L1}}};

QString authName(AuthKind kind)
{
    const auto found = std::find_if(AuthNames.begin(), AuthNames.end(),
                                    [kind](const AuthName &name) { return name.kind == kind; });
    return found == AuthNames.end() ? QString() : QString(found->name);
}

AuthKind authKind(const QString &name)
{
    const auto found = std::find_if(AuthNames.begin(), AuthNames.end(),
                                    [&](const AuthName &auth) { return auth.name == name; });
    return found == AuthNames.end() ? AuthKind::None : found->kind;
}

Json stringList(const QStringList &texts)
{
    Json list = Json::array();
    for (const QString &text : texts)
        list.append(Json(text));
    return list;
}

QStringList stringList(const Json &value)
{
    QStringList texts;
    for (const Json &item : value.items()) {
        if (item.isString())
            texts.append(item.toString());
    }
    return texts;
}

Json parameterList(const QList<std::pair<QString, QString>> &parameters)
{
    Json list = Json::array();
    for (const auto &[name, value] : parameters) {
        Json item = Json::object();
        item.set(u"name", Json(name));
        item.set(u"value", Json(value));
        list.append(item);
    }
    return list;
}

QList<std::pair<QString, QString>> parameterList(const Json &value)
{
    QList<std::pair<QString, QString>> parameters;
    for (const Json &item : value.items())
        parameters.append({item[u"name"].toString(), item[u"value"].toString()});
    return parameters;
}

/// Sets what differs from the default; a default removes the key, so that the file stays small.
class Writer
{
public:
    explicit Writer(Json object) : m_object(std::move(object)) {}

    template <typename T>
    void set(QStringView key, const T &value, const T &fallback)
    {
        m_object.set(key, value == fallback ? Json() : Json(value));
    }
    void set(QStringView key, const QStringList &value)
    {
        m_object.set(key, value.isEmpty() ? Json() : stringList(value));
    }
    Json take() { return std::move(m_object); }
    Json &object() { return m_object; }

private:
    Json m_object;
};

void writeConnection(Writer &writer, const SourceSettings &settings, const SourceSettings &fallback)
{
    writer.set(u"url", settings.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo), QString());
    writer.set(u"auth", authName(settings.auth), authName(fallback.auth));
    writer.set(u"user", settings.user, fallback.user);
    writer.set(u"headers", settings.headerNames);
    writer.set(u"clientCertificate", settings.clientCertificatePath, QString());
    writer.set(u"clientKey", settings.clientKeyPath, QString());
    writer.set(u"ca", settings.caPath, QString());
    writer.set(u"caReplacesSystem", settings.caReplacesSystem, false);
    writer.set(u"skipTlsVerify", settings.skipTlsVerify, false);
    writer.set(u"tenant", settings.tenant, QString());
    writer.object().set(u"parameters", settings.queryParameters.isEmpty()
                                           ? Json()
                                           : parameterList(settings.queryParameters));
    writer.set(u"timeoutMs", settings.timeoutMs, fallback.timeoutMs);
}

void readConnection(const Json &value, SourceSettings &settings)
{
    settings.url = QUrl(value[u"url"].toString(), QUrl::StrictMode);
    settings.auth = authKind(value[u"auth"].toString());
    settings.user = value[u"user"].toString();
    settings.headerNames = stringList(value[u"headers"]);
    settings.clientCertificatePath = value[u"clientCertificate"].toString();
    settings.clientKeyPath = value[u"clientKey"].toString();
    settings.caPath = value[u"ca"].toString();
    settings.caReplacesSystem = value[u"caReplacesSystem"].toBool();
    settings.skipTlsVerify = value[u"skipTlsVerify"].toBool();
    settings.tenant = value[u"tenant"].toString();
    settings.queryParameters = parameterList(value[u"parameters"]);
    settings.timeoutMs = value[u"timeoutMs"].toInteger(settings.timeoutMs);
}

/// What is left of the object after our own keys.
Json extraOf(const Json &value)
{
    static const QStringList known{u"uid"_s,
                                   u"name"_s,
                                   u"kind"_s,
                                   u"default"_s,
                                   u"url"_s,
                                   u"auth"_s,
                                   u"user"_s,
                                   u"headers"_s,
                                   u"clientCertificate"_s,
                                   u"clientKey"_s,
                                   u"ca"_s,
                                   u"caReplacesSystem"_s,
                                   u"skipTlsVerify"_s,
                                   u"tenant"_s,
                                   u"parameters"_s,
                                   u"timeoutMs"_s,
                                   u"scrapeIntervalMs"_s,
                                   u"targets"_s,
                                   u"retention"_s};
    QList<JsonMember> extra;
    std::copy_if(value.members().cbegin(), value.members().cend(), std::back_inserter(extra),
                 [](const JsonMember &member) { return !known.contains(member.key); });
    return extra.isEmpty() ? Json() : Json::object(extra);
}

Error syntaxError(const QByteArray &text, const JsonFault &fault)
{
    const TextPosition position = positionOf(text, fault.offset);
    return {
        ErrorKind::Syntax,
        tr("Line %1, column %2: %3")
            .arg(QString::number(position.line), QString::number(position.column), fault.message),
        {}};
}

} // namespace

Json sourceToJson(const SourceSettings &settings)
{
    const SourceSettings fallback;
    Writer writer(Json::object());
    writer.object().set(u"uid", Json(settings.uid));
    writer.object().set(u"name", Json(settings.name));
    writer.object().set(u"kind", Json(settings.kind));
    writer.set(u"default", settings.isDefault, false);
    writeConnection(writer, settings, fallback);
    writer.set(u"scrapeIntervalMs", settings.scrapeIntervalMs, fallback.scrapeIntervalMs);
    writer.set(u"targets", settings.targets);
    writer.set(u"retention", settings.retention, fallback.retention);
    for (const JsonMember &member : settings.extra.members())
        writer.object().set(member.key, member.value);
    return writer.take();
}

Result<SourceSettings> sourceFromJson(const Json &value)
{
    SourceSettings settings;
    settings.uid = value[u"uid"].toString();
    if (!value.isObject() || settings.uid.isEmpty())
        return failure(ErrorKind::Syntax, tr("A data source without a uid."));
    settings.name = value[u"name"].toString(settings.uid);
    settings.kind = value[u"kind"].toString(settings.kind);
    settings.isDefault = value[u"default"].toBool();
    readConnection(value, settings);
    settings.scrapeIntervalMs = value[u"scrapeIntervalMs"].toInteger(settings.scrapeIntervalMs);
    settings.targets = stringList(value[u"targets"]);
    settings.retention = value[u"retention"].toString(settings.retention);
    settings.extra = extraOf(value);
    return settings;
}

Result<SourcesDocument> readSources(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        return failure(syntaxError(text, parsed.error()));
    if ((*parsed)[u"format"].toString() != "promontory-sources"_L1)
        return failure(syntaxError(text, {tr("This is not a list of data sources."), 0}));
    if ((*parsed)[u"version"].toInteger(Version) > Version)
        return failure(ErrorKind::Unsupported,
                       tr("The data sources were written by a newer version of Promontory."));
    SourcesDocument document{{}, *parsed};
    QStringList uids;
    bool hasDefault = false;
    for (const Json &item : (*parsed)[u"sources"].items()) {
        Result<SourceSettings> source = sourceFromJson(item);
        if (!source)
            return failure(
                syntaxError(text, {source.error().message, std::max<qsizetype>(0, item.offset())}));
        if (uids.contains(source->uid))
            continue;
        uids.append(source->uid);
        source->isDefault = source->isDefault && !hasDefault;
        hasDefault = hasDefault || source->isDefault;
        document.sources.append(*source);
    }
    return document;
}

QByteArray writeSources(const SourcesDocument &document)
{
    Json root = document.root.isObject() ? document.root : Json::object();
    root.set(u"format", Json(u"promontory-sources"_s));
    root.set(u"version", Json(Version));
    Json list = Json::array();
    for (const SourceSettings &source : document.sources)
        list.append(sourceToJson(source));
    root.set(u"sources", list);
    return writeJson(root);
}

} // namespace Promontory
