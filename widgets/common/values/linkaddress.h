#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace Promontory {

/// Characters; no longer address is followed.
inline constexpr qsizetype LongestLink = 4'096;

/// A link's template without what people paste along: blanks around it, marks of byte order.
QString cleanedLink(const QString &form);

/// The length of the part of an address, or of a template of one, that says who is asked: scheme, host and port;
/// 0 for a relative one. Nothing where a variable would decide about it, and for "//host": such links are never
/// followed, whatever the values are (reliability-security D6, D11).
std::optional<qsizetype> fixedOrigin(QStringView form);

/// A template with values filled in, as an address to follow: to the web or to a mailbox as safeLink() has them,
/// or to a dashboard. Nothing if the values made it lead elsewhere than the template does, or nowhere.
std::optional<QUrl> followableLink(const QString &form, const QString &filled);

/// Whether an address names a dashboard: "/d/<uid>", "d/<uid>/<slug>", "/dashboard/db/<slug>" at the end of its
/// path, or "?…" alone for the one it stands on.
bool isDashboardAddress(const QUrl &url);

/// The whole address as people should see it: the host in letters that cannot look like others.
QString shownAddress(const QUrl &url);

} // namespace Promontory
