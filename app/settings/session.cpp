#include "app/settings/session.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

const Session::Key<QStringList> OpenDashboards{"session/dashboards", {}};
const Session::Key<QStringList> PageViews{"session/views", {}};
const Session::Key<int> ActiveTab{"session/activeTab", -1};
const Session::Key<QByteArray> Geometry{"window/geometry", {}};
const Session::Key<QByteArray> State{"window/state", {}};
const Session::Key<QString> ThemeId{"appearance/theme", QStringLiteral("system")};
const Session::Key<double> TextScale{"appearance/textScale", 1.0};
const Session::Key<QString> LastFolder{"files/lastFolder", {}};
const Session::Key<QStringList> RecentFiles{"files/recent", {}};
const Session::Key<QStringList> StarredFiles{"files/starred", {}};
const Session::Key<QVariantMap> SourceAliases{"sources/aliases", {}};
const Session::Key<QStringList> RecentRanges{"time/recentRanges", {}};

constexpr QChar RangeSeparator = u'|'; // no time expression holds it

template <typename T>
QList<T> withFirst(QList<T> list, const T &first, qsizetype limit)
{
    list.removeAll(first);
    list.prepend(first);
    return list.mid(0, limit);
}

} // namespace

Session::Session(const QString &filePath) : m_settings(filePath, QSettings::IniFormat) {}

template <typename T>
T Session::value(const Key<T> &key) const
{
    const QVariant stored = m_settings.value(QAnyStringView(key.name));
    QVariant converted = stored;
    return stored.isValid() && converted.convert(QMetaType::fromType<T>()) ? converted.value<T>()
                                                                           : key.fallback;
}

template <typename T>
void Session::setValue(const Key<T> &key, const T &value)
{
    m_settings.setValue(QAnyStringView(key.name), QVariant::fromValue(value));
}

QStringList Session::openDashboards() const
{
    return value(OpenDashboards);
}

void Session::setOpenDashboards(const QStringList &paths)
{
    setValue(OpenDashboards, paths);
}

QStringList Session::pageViews() const
{
    return value(PageViews);
}

void Session::setPageViews(const QStringList &views)
{
    setValue(PageViews, views);
}

int Session::activeTab() const
{
    return std::max(-1, value(ActiveTab));
}

void Session::setActiveTab(int index)
{
    setValue(ActiveTab, index);
}

QByteArray Session::windowGeometry() const
{
    return value(Geometry);
}

void Session::setWindowGeometry(const QByteArray &geometry)
{
    setValue(Geometry, geometry);
}

QByteArray Session::windowState() const
{
    return value(State);
}

void Session::setWindowState(const QByteArray &state)
{
    setValue(State, state);
}

QString Session::theme() const
{
    static const QStringList known{u"system"_s, u"dark"_s, u"light"_s, u"highcontrast"_s};
    const QString id = value(ThemeId);
    return known.contains(id) ? id : ThemeId.fallback;
}

void Session::setTheme(const QString &id)
{
    setValue(ThemeId, id);
}

double Session::textScale() const
{
    const double scale = value(TextScale);
    return std::isfinite(scale) && scale >= 0.5 && scale <= 3.0 ? scale : TextScale.fallback;
}

void Session::setTextScale(double scale)
{
    setValue(TextScale, scale);
}

QString Session::lastFolder() const
{
    return value(LastFolder);
}

void Session::setLastFolder(const QString &path)
{
    setValue(LastFolder, path);
}

QStringList Session::recentFiles() const
{
    return value(RecentFiles).mid(0, RecentFileLimit);
}

void Session::addRecentFile(const QString &path)
{
    setValue(RecentFiles, QStringList(withFirst<QString>(recentFiles(), path, RecentFileLimit)));
}

void Session::removeRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    setValue(RecentFiles, files);
}

void Session::clearRecentFiles()
{
    setValue(RecentFiles, QStringList());
}

QStringList Session::starredFiles() const
{
    return value(StarredFiles).mid(0, StarredLimit);
}

void Session::setStarred(const QString &path, bool isStarred)
{
    QStringList files = starredFiles();
    files.removeAll(path);
    if (isStarred && files.size() < StarredLimit)
        files.append(path);
    setValue(StarredFiles, files);
}

QList<Session::Range> Session::recentRanges() const
{
    QList<Range> ranges;
    const QStringList texts = value(RecentRanges);
    for (const QString &text : texts) {
        const qsizetype split = text.indexOf(RangeSeparator);
        if (split > 0 && split < text.size() - 1 && ranges.size() < RecentRangeLimit)
            ranges.append({text.left(split), text.mid(split + 1)});
    }
    return ranges;
}

void Session::addRecentRange(const Range &range)
{
    QStringList texts;
    const QList<Range> ranges = withFirst(recentRanges(), range, RecentRangeLimit);
    for (const auto &[from, to] : ranges)
        texts.append(from + RangeSeparator + to);
    setValue(RecentRanges, texts);
}

QHash<QString, QString> Session::sourceAliases() const
{
    QHash<QString, QString> aliases;
    const QVariantMap stored = value(SourceAliases);
    for (auto it = stored.cbegin(); it != stored.cend(); ++it)
        aliases.insert(it.key(), it.value().toString());
    return aliases;
}

void Session::setSourceAlias(const QString &named, const QString &used)
{
    QVariantMap stored = value(SourceAliases);
    stored.insert(named, used);
    setValue(SourceAliases, stored);
}

bool Session::sync()
{
    m_settings.sync();
    return m_settings.status() == QSettings::NoError;
}

} // namespace Promontory
