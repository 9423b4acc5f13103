#include "app/settings/credentials.h"

#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

const QString VariablePrefix = QStringLiteral("PROMONTORY_SECRET_");

/// Takes the secrets out of the environment, so that no child process inherits them.
QHash<QString, QByteArray> takeFromEnvironment()
{
    QHash<QString, QByteArray> secrets;
    const QStringList names = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &name : names) {
        if (!name.startsWith(VariablePrefix))
            continue;
        const QByteArray variable = name.toLocal8Bit();
        secrets.insert(name, qgetenv(variable.constData()));
        qunsetenv(variable.constData());
    }
    return secrets;
}

template <typename T>
void finish(QPromise<Result<T>> &promise, Result<T> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

template <typename T>
std::shared_ptr<QPromise<Result<T>>> startedPromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

void setText(Json &object, QStringView key, const QByteArray &secret)
{
    if (!secret.isEmpty())
        object.set(key, Json(QString::fromUtf8(secret)));
}

SourceSecrets fromPlainText(const QByteArray &text, const SourceSettings &settings)
{
    SourceSecrets secrets;
    switch (settings.auth) {
    case AuthKind::None:
        break;
    case AuthKind::Basic:
        secrets.password = text;
        break;
    case AuthKind::Bearer:
        secrets.token = text;
        break;
    case AuthKind::Headers:
        if (!settings.headerNames.isEmpty())
            secrets.headerValues.append({settings.headerNames.first(), text});
        break;
    case AuthKind::ClientCertificate:
        secrets.keyPassphrase = text;
        break;
    }
    return secrets;
}

} // namespace

QByteArray encodeSecrets(const SourceSecrets &secrets)
{
    Json object = Json::object();
    setText(object, u"password", secrets.password);
    setText(object, u"token", secrets.token);
    setText(object, u"keyPassphrase", secrets.keyPassphrase);
    Json headers = Json::object();
    for (const auto &[name, value] : secrets.headerValues)
        setText(headers, name, value);
    if (headers.size() > 0)
        object.set(u"headers", headers);
    return object.size() > 0 ? writeJsonCompact(object) : QByteArray();
}

Result<SourceSecrets> decodeSecrets(const QByteArray &text, const SourceSettings &settings)
{
    if (text.isEmpty())
        return SourceSecrets();
    if (!text.startsWith('{'))
        return fromPlainText(text, settings);
    const auto parsed = parseJson(text);
    if (!parsed) {
        return failure(ErrorKind::Syntax,
                       Credentials::tr("The stored secret of “%1” cannot be read. Enter it again.")
                           .arg(settings.name));
    }
    SourceSecrets secrets;
    secrets.password = (*parsed)[u"password"].toString().toUtf8();
    secrets.token = (*parsed)[u"token"].toString().toUtf8();
    secrets.keyPassphrase = (*parsed)[u"keyPassphrase"].toString().toUtf8();
    for (const JsonMember &header : (*parsed)[u"headers"].members())
        secrets.headerValues.append({header.key, header.value.toString().toUtf8()});
    return secrets;
}

Credentials::Credentials(std::unique_ptr<SecretVault> keychain, std::unique_ptr<SecretVault> file,
                         const QString &filePath, QObject *parent)
    : QObject(parent)
    , m_keychain(std::move(keychain))
    , m_file(std::move(file))
    , m_filePath(filePath)
    , m_environment(takeFromEnvironment())
{
}

QString Credentials::variableName(const QString &uid)
{
    QString name = VariablePrefix;
    const QString upper = uid.toUpper();
    for (const QChar c : upper)
        name.append((c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ? c : QChar(u'_'));
    return name;
}

bool Credentials::isFromEnvironment(const QString &uid) const
{
    return m_environment.contains(variableName(uid));
}

QString Credentials::description(const QString &uid) const
{
    if (isFromEnvironment(uid))
        return tr("The secret comes from the environment variable %1.").arg(variableName(uid));
    switch (m_backend) {
    case SecretBackend::File:
        return tr("No keychain is running: secrets are kept in a file that only you can read: %1")
            .arg(m_filePath);
    case SecretBackend::Keychain:
        return tr("Kept in your keychain, never in a file.");
    case SecretBackend::Unknown:
    case SecretBackend::Environment:
        break;
    }
    return tr("Kept in your keychain; where none is running, in a file that only you can read.");
}

void Credentials::setBackend(SecretBackend backend)
{
    if (std::exchange(m_backend, backend) != backend)
        Q_EMIT backendChanged(backend);
}

QFuture<Result<SourceSecrets>> Credentials::read(const SourceSettings &settings)
{
    auto promise = startedPromise<SourceSecrets>();
    if (isFromEnvironment(settings.uid)) {
        finish(*promise, decodeSecrets(m_environment.value(variableName(settings.uid)), settings));
        return promise->future();
    }
    m_keychain->read(settings.uid)
        .then(this, [this, settings, promise](const Result<QByteArray> &secret) {
            const bool missing = !secret && secret.error().kind == ErrorKind::Unsupported;
            setBackend(missing ? SecretBackend::File : SecretBackend::Keychain);
            if (secret && !secret->isEmpty())
                finish(*promise, decodeSecrets(*secret, settings));
            else if (secret || missing)
                readFile(settings, promise);
            else
                finish<SourceSecrets>(*promise, failure(secret.error()));
        });
    return promise->future();
}

void Credentials::readFile(const SourceSettings &settings,
                           const std::shared_ptr<QPromise<Result<SourceSecrets>>> &promise)
{
    m_file->read(settings.uid).then(this, [settings, promise](const Result<QByteArray> &secret) {
        finish(*promise, secret ? decodeSecrets(*secret, settings)
                                : Result<SourceSecrets>(failure(secret.error())));
    });
}

QFuture<Result<void>> Credentials::write(const QString &uid, const SourceSecrets &secrets)
{
    const QByteArray text = encodeSecrets(secrets);
    if (text.isEmpty())
        return remove(uid);
    return change(uid, [uid, text](SecretVault &vault) { return vault.write(uid, text); });
}

QFuture<Result<void>> Credentials::remove(const QString &uid)
{
    return change(uid, [uid](SecretVault &vault) { return vault.remove(uid); });
}

QFuture<Result<void>> Credentials::change(const QString &uid, const Change &change)
{
    auto promise = startedPromise<void>();
    change(*m_keychain).then(this, [this, uid, change, promise](const Result<void> &done) {
        const bool missing = !done && done.error().kind == ErrorKind::Unsupported;
        setBackend(missing ? SecretBackend::File : SecretBackend::Keychain);
        if (!missing && !done)
            return finish<void>(*promise, done);
        // With a keychain, an older copy in the file goes away.
        const QFuture<Result<void>> inFile = missing ? change(*m_file) : m_file->remove(uid);
        QFuture<Result<void>>(inFile).then(this, [this, uid, promise](const Result<void> &filed) {
            finish<void>(*promise, filed);
            if (filed)
                Q_EMIT secretsChanged(uid);
        });
    });
    return promise->future();
}

} // namespace Promontory
