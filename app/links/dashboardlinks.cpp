#include "app/links/dashboardlinks.h"

#include "app/links/dashboardtarget.h"
#include "widgets/common/values/oneline.h"

#include <QCoreApplication>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostLinks = 100;      ///< of a dashboard
constexpr qsizetype MostDashboards = 100; ///< of a list by tags
constexpr qsizetype LongestTip = 500;

struct LinkTexts
{
    Q_DECLARE_TR_FUNCTIONS(Promontory::DashboardLinks)
};

/// Grafana's icons in our set.
QString iconOf(const DashboardLink &link)
{
    static const QHash<QString, QString> icons{
        {u"external link"_s, u"external"_s}, {u"dashboard"_s, u"dashboard"_s}, {u"question"_s, u"help"_s},
        {u"info"_s, u"info"_s},              {u"bolt"_s, u"flash"_s},          {u"doc"_s, u"file"_s},
        {u"cloud"_s, u"cloud"_s},
    };
    return icons.value(link.icon, link.isList ? u"dashboard"_s : u"external"_s);
}

QString withCarried(const QString &form, const DashboardLink &link)
{
    QStringList parameters;
    if (link.withTime)
        parameters.append(u"${__url_time_range}"_s);
    if (link.withVariables)
        parameters.append(u"${__all_variables}"_s);
    return withParameters(form, parameters);
}

QList<DashboardEntry> taggedWith(const QStringList &tags, const QList<DashboardEntry> &known, const QString &ownUid)
{
    QList<DashboardEntry> found;
    QStringList seen;
    for (const DashboardEntry &entry : known) {
        const bool hasAll = std::all_of(tags.cbegin(), tags.cend(),
                                        [&entry](const QString &tag) { return entry.tags.contains(oneLine(tag, 60)); });
        const bool isOther = entry.uid.isEmpty() || (entry.uid != ownUid && !seen.contains(entry.uid));
        const bool hasAddress = !dashboardAddress(entry.uid, entry.title).isEmpty();
        if (hasAll && isOther && hasAddress)
            found.append(entry);
        seen.append(entry.uid);
    }
    std::stable_sort(found.begin(), found.end(), [](const DashboardEntry &a, const DashboardEntry &b) {
        return a.title.localeAwareCompare(b.title) < 0;
    });
    return found.mid(0, MostDashboards);
}

/// Title and address of a dashboard are no templates.
OfferedLink linkTo(const DashboardEntry &entry, const DashboardLink &link, const LinkContext &context)
{
    OfferedLink offered = offeredLink({}, withCarried(dashboardAddress(entry.uid, entry.title), link), context);
    if (!entry.title.isEmpty())
        offered.link.title = entry.title;
    return offered;
}

QString tipOf(const DashboardLink &link, const LinkContext &context)
{
    return interpolateTitle(link.tooltip, context.variables, context.macros).left(LongestTip);
}

void addList(QList<LinkButton> &buttons, const DashboardLink &link, const QList<DashboardEntry> &known,
             const LinkContext &context)
{
    LinkButton menu{oneLine(interpolateTitle(link.title, context.variables, context.macros)), iconOf(link),
                    tipOf(link, context), true, {}};
    for (const DashboardEntry &entry : taggedWith(link.tags, known, context.macros.dashboardUid)) {
        const OfferedLink offered = linkTo(entry, link, context);
        if (link.asDropdown)
            menu.links.append(offered);
        else
            buttons.append({offered.link.title, iconOf(link), {}, false, {offered}});
    }
    if (!link.asDropdown)
        return;
    if (menu.title.isEmpty())
        menu.title = LinkTexts::tr("Dashboards");
    if (menu.links.isEmpty())
        menu.tip = LinkTexts::tr("No dashboards with these tags were opened on this computer.");
    buttons.append(menu);
}

} // namespace

QList<LinkButton> linkButtons(const QList<DashboardLink> &links, const QList<DashboardEntry> &known,
                              const LinkContext &context)
{
    QList<LinkButton> buttons;
    for (const DashboardLink &link : links.mid(0, MostLinks)) {
        if (link.isList) {
            addList(buttons, link, known, context);
            continue;
        }
        const OfferedLink offered = offeredLink(link.title, withCarried(link.url, link), context);
        buttons.append({offered.link.title, iconOf(link), tipOf(link, context), false, {offered}});
    }
    return buttons;
}

} // namespace Promontory
