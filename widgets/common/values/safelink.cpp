#include "widgets/common/values/safelink.h"

#include <QUrlQuery>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestLink = 4096;

bool isHidden(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

/// No line end may begin a head of its own.
bool isHarmlessMail(const QUrl &url)
{
    const QString plain = QUrl::fromPercentEncoding(url.toEncoded());
    if (std::ranges::any_of(plain, isHidden))
        return false;
    const auto items = QUrlQuery(url).queryItems();
    return std::ranges::all_of(items, [](const auto &item) {
        return item.first.compare("subject"_L1, Qt::CaseInsensitive) == 0;
    });
}

/// Also an empty one: what stands before the sign looks like a host.
bool namesUser(QStringView text)
{
    const qsizetype start = text.indexOf("//"_L1) + 2;
    const auto end = std::find_if(text.begin() + start, text.end(),
                                  [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    return text.mid(start, end - text.begin() - start).contains(u'@');
}

} // namespace

std::optional<QUrl> safeLink(const QString &text)
{
    if (text.size() > LongestLink || std::ranges::any_of(text, isHidden))
        return std::nullopt;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return std::nullopt;
    const QString scheme = url.scheme();
    if (scheme == "mailto"_L1)
        return isHarmlessMail(url) ? std::optional(url) : std::nullopt;
    const bool isWeb = scheme == "http"_L1 || scheme == "https"_L1;
    if (!isWeb || url.host().isEmpty() || namesUser(text))
        return std::nullopt;
    return url;
}

} // namespace Promontory
