#pragma once

#include "app/links/filledaddress.h"
#include "datasources/frame/fieldconfig.h"
#include "widgets/common/values/datalinks.h"

namespace Promontory {

/// A link of a file as it is offered: one that cannot be followed says why.
struct OfferedLink
{
    ShownLink link;
    QString problem; ///< a sentence; then the link has no address

    bool operator==(const OfferedLink &) const = default;
};

/// A template filled in. A link without a title is called by its address.
OfferedLink offeredLink(const QString &title, const QString &form, const LinkContext &context);

/// The links of a panel, at most 100.
QList<OfferedLink> panelLinks(const QList<DataLink> &links, const LinkContext &context);

} // namespace Promontory
