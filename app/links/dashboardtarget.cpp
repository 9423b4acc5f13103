#include "app/links/dashboardtarget.h"

#include "widgets/common/values/linkaddress.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostParameters = 1'000;
constexpr qsizetype LongestName = 200;

QString decoded(const QString &text)
{
    QString plain = text;
    return QUrl::fromPercentEncoding(plain.replace(u'+', u' ').toUtf8());
}

/// "time=1700000000000&time.window=60000": a span around a moment.
void readWindow(LinkArrival &arrival, const QString &time, const QString &window)
{
    bool isTime = false;
    bool isWindow = false;
    const qint64 at = time.toLongLong(&isTime);
    const qint64 wide = window.toLongLong(&isWindow);
    const bool isSane = isTime && isWindow && at > 0 && wide > 0 && wide < at;
    if (!isSane || !arrival.from.isEmpty())
        return;
    arrival.from = QString::number(at - wide / 2);
    arrival.to = QString::number(at + wide / 2);
}

LinkArrival arrivalOf(const QUrl &url)
{
    LinkArrival arrival;
    QString time;
    QString window;
    const QHash<QString, QString *> places{
        {u"from"_s, &arrival.from},       {u"to"_s, &arrival.to},         {u"refresh"_s, &arrival.refresh},
        {u"timezone"_s, &arrival.zone},   {u"tz"_s, &arrival.zone},       {u"viewPanel"_s, &arrival.panel},
        {u"time"_s, &time},               {u"time.window"_s, &window},
    };
    const QStringList items = url.query(QUrl::FullyEncoded).split(u'&', Qt::SkipEmptyParts);
    for (const QString &item : items.mid(0, MostParameters)) {
        const QString name = decoded(item.section(u'=', 0, 0));
        const QString value = decoded(item.section(u'=', 1));
        if (name.startsWith("var-"_L1) && name.size() > 4)
            arrival.variables[name.mid(4)].append(value);
        else if (QString *place = places.value(name))
            *place = value;
    }
    readWindow(arrival, time, window);
    if (arrival.panel.startsWith("panel-"_L1))
        arrival.panel.remove(0, 6);
    return arrival;
}

} // namespace

std::optional<DashboardTarget> dashboardTarget(const QUrl &url)
{
    if (!isDashboardAddress(url))
        return {};
    DashboardTarget target;
    target.arrival = arrivalOf(url);
    const QStringList parts = url.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    const qsizetype count = parts.size();
    const auto part = [&parts](qsizetype at) { return QUrl::fromPercentEncoding(parts.value(at).toUtf8()).left(LongestName); };
    if (count == 0)
        return target;
    const bool isOld = count >= 3 && parts.at(count - 3) == "dashboard"_L1 && parts.at(count - 2) == "db"_L1;
    if (isOld) {
        target.slug = part(count - 1);
        return target;
    }
    const auto isMark = [&parts](qsizetype at) { return parts.value(at) == "d"_L1 || parts.value(at) == "d-solo"_L1; };
    const bool hasSlug = count >= 3 && isMark(count - 3);
    target.uid = part(hasSlug ? count - 2 : count - 1);
    target.slug = hasSlug ? part(count - 1) : QString();
    return target;
}

QString slugOf(const QString &title)
{
    QString slug;
    for (const QChar c : title.toLower()) {
        if (c.isLetterOrNumber())
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    return slug.endsWith(u'-') ? slug.chopped(1) : slug;
}

QString dashboardAddress(const QString &uid, const QString &title)
{
    const auto encoded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    const QString slug = encoded(slugOf(title));
    if (uid.isEmpty())
        return slug.isEmpty() ? QString() : QString(u"/dashboard/db/"_s + slug);
    return u"/d/"_s + encoded(uid) + (slug.isEmpty() ? QString() : QString(u'/' + slug));
}

} // namespace Promontory
