#include "app/dashboardsettings/linkrules.h"

#include "app/links/dashboardlinks.h"
#include "widgets/common/values/linkaddress.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct LinkTexts
{
    Q_DECLARE_TR_FUNCTIONS(LinkRules)
};

/// Why this address is not followed, in words for who writes it.
QString refusalOf(const QString &form)
{
    if (form.isEmpty())
        return LinkTexts::tr("A link needs an address.");
    const auto origin = fixedOrigin(form);
    if (origin && *origin == 0)
        return LinkTexts::tr(
            "Give the whole address, such as https://example.org, or a path such as /d/django.");
    const bool namesHostOnly = form.startsWith(u'/') || form.startsWith(u'\\');
    if (!origin && !namesHostOnly)
        return LinkTexts::tr("Variables may stand behind the host only, not where they decide whom the link asks.");
    const QString scheme = origin ? form.section(u':', 0, 0).toLower() : QString();
    if (origin && scheme != "http"_L1 && scheme != "https"_L1 && scheme != "mailto"_L1)
        return LinkTexts::tr(
                   "Addresses that begin with “%1:” are not opened, only http, https and mailto.")
            .arg(scheme.left(30));
    return LinkTexts::tr("This is no address that can be opened safely.");
}

/// By the very functions that offer the link above the panels; variables without values stay as they stand.
QString addressFault(const DashboardLink &link)
{
    LinkContext context;
    context.macros.dashboardUid = u"x"_s; // its own address leads somewhere
    const QList<LinkButton> buttons = linkButtons({link}, {}, context);
    const bool isFollowed = buttons.constFirst().links.constFirst().problem.isEmpty();
    return isFollowed ? QString() : refusalOf(cleanedLink(link.url));
}

} // namespace

LinkFault checkLink(const DashboardLink &link)
{
    if (!link.isList)
        return {addressFault(link)};
    if (link.tags.isEmpty())
        return {LinkTexts::tr("Without tags, the link lists every dashboard."), true};
    return {};
}

QStringList listOf(const QString &text)
{
    QStringList items;
    for (const QString &item : text.split(u',')) {
        const QString trimmed = item.trimmed();
        if (!trimmed.isEmpty() && !items.contains(trimmed))
            items.append(trimmed);
    }
    return items;
}

} // namespace Promontory
