#include "widgets/panels/unknown/placeholder.h"

#include "widgets/common/values/oneline.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

constexpr qsizetype LongestName = 80;

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::UnknownView", text);
}

} // namespace

QString Placeholder::sentence() const
{
    if (!library.isEmpty()) {
        return tr("The library panel “%1” is neither in this file nor in one beside it. Saving keeps the reference.")
            .arg(oneLine(library, LongestName));
    }
    if (type.isEmpty())
        return tr("This panel has no type, so it cannot be drawn. Saving keeps it unchanged.");
    return tr("Panels of the type “%1” are not drawn here. Saving keeps it unchanged.").arg(oneLine(type, LongestName));
}

Placeholder placeholderFrom(const Json &options)
{
    return {options[u"type"].toString(), options[u"library"].toString()};
}

Json toJson(const Placeholder &placeholder)
{
    Json json = Json::object();
    json.set(u"type", Json(placeholder.type));
    json.set(u"library", Json(placeholder.library));
    return json;
}

} // namespace Promontory
