#pragma once

#include <QByteArray>
#include <QHash>
#include <QSettings>
#include <QStringList>

#include <utility>

namespace Promontory {

/// What comes back at the next start: a table of typed values over an ini file. A missing or
/// broken value reads as its default. Values are written when the event loop is idle or at sync().
class Session
{
public:
    /// One row of the table: its key in the file and its default.
    template <typename T>
    struct Key
    {
        const char *name;
        T fallback;
    };

    /// A recent time range by its two expressions: "now-6h", "now".
    using Range = std::pair<QString, QString>;

    static constexpr qsizetype RecentFileLimit = 20;
    static constexpr qsizetype RecentRangeLimit = 10;
    static constexpr qsizetype StarredLimit = 100;

    explicit Session(const QString &filePath);
    Q_DISABLE_COPY_MOVE(Session)

    QStringList openDashboards() const; ///< absolute paths, in the order of the tabs
    void setOpenDashboards(const QStringList &paths);
    QStringList pageViews() const; ///< ranges and values, one text for each open dashboard
    void setPageViews(const QStringList &views);
    int activeTab() const; ///< -1: none
    void setActiveTab(int index);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    QByteArray windowState() const;
    void setWindowState(const QByteArray &state);
    QString theme() const; ///< "system", "dark", "light", "highcontrast"
    void setTheme(const QString &id);
    double textScale() const; ///< 0.5 to 3
    void setTextScale(double scale);
    QString lastFolder() const;
    void setLastFolder(const QString &path);

    QStringList recentFiles() const; ///< newest first
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);
    void clearRecentFiles();
    QStringList starredFiles() const; ///< in the order they got their stars
    void setStarred(const QString &path, bool isStarred);
    QList<Range> recentRanges() const; ///< newest first
    void addRecentRange(const Range &range);

    /// Data sources that dashboards name and this machine does not have, and what stands in for them.
    QHash<QString, QString> sourceAliases() const;
    void setSourceAlias(const QString &named, const QString &used);

    /// False: the file cannot be written.
    bool sync();

private:
    template <typename T>
    T value(const Key<T> &key) const;
    template <typename T>
    void setValue(const Key<T> &key, const T &value);

    QSettings m_settings;
};

} // namespace Promontory
