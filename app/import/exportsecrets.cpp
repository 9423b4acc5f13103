#include "app/import/exportsecrets.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype LeastSecretLength = 24;
constexpr qsizetype MostSecretLength = 4096;
constexpr double RandomBitsPerCharacter = 4.2;

/// Names of keys and variables whose values nobody else should see.
bool isSecretName(const QString &name)
{
    static const QRegularExpression word(u"^(securejson.*|snapshotdata|httpheader.*|basicauth.*|authorization|cookie|bearer.*"
                                         "|(.*[-_.])?(password|passwd|pwd|passphrase|credentials?|secret|token|jwt|session[-_]?id"
                                         "|webhook([-_]?url)?|(api|access|private|client|secret)[-_]?key))$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression hump(u"[a-z0-9](Password|Pwd|Secret|Token|Credentials?|SessionId|Webhook|(Api|Access|Private|Client|Secret)Key)$"_s);
    return word.match(name.left(200)).hasMatch() || hump.match(name.left(200)).hasMatch();
}

/// Objects whose keys are data: names of fields, values of a metric.
bool holdsData(const QString &key)
{
    static const QSet<QString> names{u"mappings"_s,    u"renameByName"_s,  u"excludeByName"_s, u"indexByName"_s,
                                     u"includeByName"_s, u"fields"_s,      u"refIdToStat"_s,   u"matcher"_s,
                                     u"aliasColors"_s, u"renames"_s};
    return names.contains(key);
}

/// Bits of information in each character of a text, by how often each occurs.
double bitsPerCharacter(const QString &text)
{
    QHash<QChar, int> counts;
    for (const QChar c : text)
        ++counts[c];
    double bits = 0;
    for (const int count : std::as_const(counts)) {
        const double share = double(count) / double(text.size());
        bits -= share * std::log2(share);
    }
    return bits;
}

bool isRandomWord(const QString &word)
{
    static const QRegularExpression mixed(u"(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])"_s);
    return word.size() <= MostSecretLength && mixed.match(word).hasMatch()
        && bitsPerCharacter(word) >= RandomBitsPerCharacter;
}

/// Whether one of the words of a text is long and without any sense.
bool looksRandom(const QString &text)
{
    static const QRegularExpression word(u"[A-Za-z0-9+/=_-]{%1,}"_s.arg(LeastSecretLength));
    for (auto found = word.globalMatch(text); found.hasNext();) {
        if (isRandomWord(found.next().captured()))
            return true;
    }
    return false;
}

/// Takes what is known to be a credential out of a text.
QString withoutCredentials(QString text)
{
    static const QRegularExpression known(
        u"(?<scheme>[A-Za-z][A-Za-z0-9+.-]{1,20}://)[^/?#@\\s]{1,512}@"
        "|\\b(?:Bearer|Basic)\\s+(?-i:(?=\\S{0,200}(?:[0-9=]|[a-z][A-Z])))[A-Za-z0-9+/=._~-]{8,}"
        "|\\b(?:glsa|glc|ghp|gho|github_pat|xox[abpr])_?[-A-Za-z0-9_]{16,}"
        "|\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?"
        "|\\bhooks\\.slack\\.com/services/[A-Za-z0-9/_-]+"
        "|\\bAKIA[0-9A-Z]{12,}"
        "|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?"
        "|(?<matcher>\\b(?:[A-Za-z0-9]{1,40}[_-])?(?:password|passwd|pwd|passphrase|secret|token|jwt|credentials?"
        "|(?:api|access|private|client|secret)[_-]?key)[\"']?\\s{0,3}(?:=~|!=|!~|=|:)\\s{0,3}[\"'])"
        "(?=[^\"'\\\\]{0,512}[A-Za-z0-9])(?!\\$|\\.[*+]|\\[\\[)[^\"'\\\\]{1,512}(?=[\"'])"
        "|(?<name>\\b(?:password|passwd|pwd|passphrase)\\s{0,3}[=:]\\s{0,3})(?![\"'~])[^\\s,;&\"']+"
        "|(?<parameter>[?&][^=&#\\s]{0,60}(?:token|secret|password|passwd|pwd|auth|signature|sig|api_?key|credential|session_?id)=)[^&#\\s]+"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression sign(u"[@=_.:\\s-]|AKIA"_s);
    if (text.size() < 8 || !text.contains(sign))
        return text;
    return text.replace(known, u"\\1\\2\\3\\4"_s);
}

class Cleaner
{
public:
    explicit Cleaner(SecretsFound &found)
        : m_found(found)
    {
    }

    Json clean(const Json &value, const QString &path)
    {
        if (value.isString())
            return cleanText(value, path);
        if (value.isObject())
            return cleanObject(value, path);
        if (!value.isArray())
            return value;
        QList<Json> items;
        for (qsizetype i = 0; i < value.size(); ++i)
            items.append(clean(value.at(i), u"%1[%2]"_s.arg(path, QString::number(i))));
        return Json::array(items);
    }

private:
    Json cleanObject(const Json &object, const QString &path)
    {
        QList<JsonMember> kept;
        const bool isSecretVariable = object[u"type"].isString() && isSecretName(object[u"name"].toString());
        const bool isSecretFilter = object.contains(u"operator") && isSecretName(object[u"key"].toString());
        for (const JsonMember &member : object.members()) {
            const QString inner = path.isEmpty() ? member.key : QString(path + u'.' + member.key);
            const bool isValue = (isSecretVariable
                                  && (member.key == "query"_L1 || member.key == "current"_L1 || member.key == "options"_L1))
                || (isSecretFilter && (member.key == "value"_L1 || member.key == "values"_L1));
            if (holdsData(member.key))
                kept.append(member);
            else if (isValue && member.value.size() + member.value.toString().size() > 0)
                kept.append({member.key, emptied(member.value, inner), -1});
            else if (isSecretName(member.key) && !member.value.isBool() && !member.value.isNull())
                m_found.removed.append(inner);
            else
                kept.append({member.key, clean(member.value, inner), -1});
        }
        return Json::object(kept);
    }

    Json emptied(const Json &value, const QString &path)
    {
        m_found.removed.append(path);
        if (value.isObject())
            return Json::object();
        return value.isArray() ? Json::array() : Json(QString());
    }

    Json cleanText(const Json &value, const QString &path)
    {
        const QString text = value.toString();
        const QString clean = withoutCredentials(text);
        if (clean != text) {
            m_found.removed.append(path);
            return Json(clean);
        }
        if (looksRandom(text))
            m_found.doubtful.append(path);
        return value;
    }

    SecretsFound &m_found;
};

} // namespace

Json withoutSecrets(const Json &document, SecretsFound &found)
{
    return Cleaner(found).clean(document, {});
}

} // namespace Promontory
