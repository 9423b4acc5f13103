#include "widgets/common/values/linkaddress.h"

#include "widgets/common/values/safelink.h"

#include <QStringList>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar ByteOrderMark(0xfeff);

bool isOfScheme(QChar c)
{
    const bool isLetter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    return isLetter || (c >= u'0' && c <= u'9') || c == u'+' || c == u'.' || c == u'-';
}

bool isReferenceIn(QStringView text)
{
    return text.contains(u'$') || text.contains("[["_L1);
}

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// People write "{a|b}" and blanks into addresses: what a strict reader refuses there gets its encoding.
QString withLegalCharacters(QStringView text)
{
    constexpr QStringView illegal = u" \"<>\\^`{}|";
    QString legal;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isCode = i + 2 < text.size() && isHexDigit(text[i + 1]) && isHexDigit(text[i + 2]);
        if (illegal.contains(c) || (c == u'%' && !isCode))
            legal += u'%' + QString::number(c.unicode(), 16).toUpper().rightJustified(2, u'0');
        else
            legal += c;
    }
    return legal;
}

bool hidesCharacters(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
}

std::optional<QUrl> dashboardLink(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isRelative = url.isValid() && url.isRelative() && url.authority().isEmpty();
    return isRelative && isDashboardAddress(url) ? std::optional(url) : std::nullopt;
}

} // namespace

QString cleanedLink(const QString &form)
{
    QString cleaned = form;
    return cleaned.remove(ByteOrderMark).trimmed();
}

std::optional<qsizetype> fixedOrigin(QStringView form)
{
    const auto schemeEnd = std::find_if_not(form.begin(), form.end(), isOfScheme);
    const qsizetype length = schemeEnd - form.begin();
    if (length == 0 || length == form.size() || *schemeEnd != u':') {
        const bool asksSomebody = form.startsWith("//"_L1) || form.startsWith(u'\\') || form.startsWith("/\\"_L1);
        const bool isOpen = form.startsWith(u'$') || form.startsWith("[["_L1);
        return asksSomebody || isOpen ? std::nullopt : std::optional<qsizetype>(0);
    }
    const qsizetype afterScheme = length + 1;
    if (!form.mid(afterScheme).startsWith("//"_L1))
        return afterScheme;
    const qsizetype host = afterScheme + 2;
    const auto end = std::find_if(form.begin() + host, form.end(),
                                  [](QChar c) { return c == u'/' || c == u'?' || c == u'#' || c == u'\\'; });
    const qsizetype hostEnd = end - form.begin();
    return isReferenceIn(form.mid(host, hostEnd - host)) ? std::nullopt : std::optional(hostEnd);
}

std::optional<QUrl> followableLink(const QString &form, const QString &filled)
{
    const auto wanted = fixedOrigin(form);
    const auto origin = fixedOrigin(filled);
    const bool isSame = wanted && origin == wanted && QStringView(form).left(*wanted) == QStringView(filled).left(*wanted);
    if (!isSame || filled.size() > LongestLink || hidesCharacters(filled))
        return {};
    // A backslash behind the host would be a slash to some.
    if (*origin < filled.size() && filled.at(*origin) == u'\\')
        return {};
    const QString legal = filled.left(*origin) + withLegalCharacters(QStringView(filled).mid(*origin));
    return *origin == 0 ? dashboardLink(legal) : safeLink(legal);
}

bool isDashboardAddress(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    if (path.isEmpty())
        return url.isRelative() && url.hasQuery();
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    if (parts.contains(".."_L1) || parts.contains("."_L1))
        return false;
    const qsizetype count = parts.size();
    const auto isUid = [&parts](qsizetype at) { return at >= 0 && (parts.at(at) == "d"_L1 || parts.at(at) == "d-solo"_L1); };
    const bool isOld = count >= 3 && parts.at(count - 3) == "dashboard"_L1 && parts.at(count - 2) == "db"_L1;
    return isUid(count - 2) || isUid(count - 3) || isOld;
}

QString shownAddress(const QUrl &url)
{
    return QString::fromLatin1(url.toEncoded(QUrl::FullyEncoded));
}

} // namespace Promontory
