#include "app/dashboardsettings/linkrules.h"

#include "app/variables/templateparts.h"
#include "widgets/common/values/safelink.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct LinkTexts
{
    Q_DECLARE_TR_FUNCTIONS(LinkRules)
};

/// Whatever the variables are, the address is judged by what stands around them.
QString withoutReferences(const QString &url)
{
    QString plain;
    for (const TemplatePart &part : templateParts(url))
        plain += part.isReference() ? QStringView(u"x") : part.text;
    return plain;
}

QString addressFault(const QString &url)
{
    if (url.isEmpty())
        return LinkTexts::tr("A link needs an address.");
    const QList<TemplatePart> parts = templateParts(url);
    const bool isRelative = url.startsWith(u'/') && !url.startsWith("//"_L1); // another dashboard
    if (isRelative || parts.constFirst().isReference())
        return {};
    const QString plain = withoutReferences(url);
    if (safeLink(plain))
        return {};
    const QString scheme = QUrl(plain).scheme();
    if (scheme.isEmpty())
        return LinkTexts::tr(
            "Give the whole address, such as https://example.org, or a path such as /d/django.");
    if (scheme != "http"_L1 && scheme != "https"_L1 && scheme != "mailto"_L1)
        return LinkTexts::tr(
                   "Addresses that begin with “%1:” are not opened, only http, https and mailto.")
            .arg(scheme.left(30));
    return LinkTexts::tr("This is no address that can be opened safely.");
}

} // namespace

LinkFault checkLink(const DashboardLink &link)
{
    if (!link.isList)
        return {addressFault(link.url.trimmed())};
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
