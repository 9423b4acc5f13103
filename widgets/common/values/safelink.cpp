#include "widgets/common/values/safelink.h"

#include <QUrlQuery>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestLink = 4096;

bool isHarmlessMail(const QUrl &url)
{
    const auto items = QUrlQuery(url).queryItems();
    return std::ranges::all_of(items, [](const auto &item) {
        return item.first.compare("subject"_L1, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

std::optional<QUrl> safeLink(const QString &text)
{
    if (text.size() > LongestLink || std::ranges::any_of(text, [](QChar c) {
            return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        }))
        return std::nullopt;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return std::nullopt;
    const QString scheme = url.scheme();
    if (scheme == "mailto"_L1)
        return isHarmlessMail(url) ? std::optional(url) : std::nullopt;
    const bool isWeb = scheme == "http"_L1 || scheme == "https"_L1;
    if (!isWeb || url.host().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    return url;
}

} // namespace Promontory
