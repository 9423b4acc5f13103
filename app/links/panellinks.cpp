#include "app/links/panellinks.h"

#include "widgets/common/values/linkaddress.h"
#include "widgets/common/values/oneline.h"

#include <QCoreApplication>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostLinks = 100;
constexpr qsizetype LongestTitle = 200;

struct LinkTexts
{
    Q_DECLARE_TR_FUNCTIONS(Promontory::Links)
};

/// Why an address is not followed.
QString problemOf(const QString &form)
{
    const QString shown = oneLine(form, LongestTitle);
    const auto origin = fixedOrigin(form);
    if (form.isEmpty())
        return LinkTexts::tr("This link has no address.");
    if (!origin)
        return LinkTexts::tr("This link is not followed, because a variable decides where it leads: %1").arg(shown);
    if (*origin == 0)
        return LinkTexts::tr("This link leads to a page of Grafana, which there is not here: %1").arg(shown);
    return LinkTexts::tr("Only addresses of web pages, mailboxes and dashboards are opened, not this one: %1").arg(shown);
}

} // namespace

OfferedLink offeredLink(const QString &title, const QString &form, const LinkContext &context)
{
    OfferedLink offered;
    const QString filled = filledAddress(form, context);
    const auto url = followableLink(filled, filled);
    offered.link.title = oneLine(interpolateTitle(title, context.variables, context.macros), LongestTitle);
    if (url)
        offered.link.url = *url;
    else
        offered.problem = problemOf(filled);
    if (offered.link.title.isEmpty())
        offered.link.title = oneLine(url ? shownAddress(*url) : filled, LongestTitle);
    if (offered.link.title.isEmpty())
        offered.link.title = LinkTexts::tr("Link");
    return offered;
}

QList<OfferedLink> panelLinks(const QList<DataLink> &links, const LinkContext &context)
{
    QList<OfferedLink> offered;
    for (const DataLink &link : links.mid(0, MostLinks))
        offered.append(offeredLink(link.title, link.url, context));
    return offered;
}

} // namespace Promontory
