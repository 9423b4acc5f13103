#include "app/window/missingsources.h"

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// "-- Mixed --" and its kin are no sources.
bool isSpecial(const QString &key)
{
    return key.isEmpty() || key.startsWith("-- "_L1);
}

/// "${DS_OUR_METRICS}", "Our metrics" and "our-metrics" are the same name.
QString plainName(QString text)
{
    if (text.startsWith("${"_L1) && text.endsWith(u'}'))
        text = text.mid(2, text.size() - 3);
    text = text.toLower();
    if (text.startsWith("ds_"_L1))
        text.remove(0, 3);
    text.replace(u'_', u' ').replace(u'-', u' ');
    return text.simplified();
}

} // namespace

QList<SourceReference> namedSources(const Dashboard &dashboard)
{
    QList<SourceReference> named = sourceReferences(dashboard);
    named.removeIf([](const SourceReference &one) { return isSpecial(one.key); });
    const QString &own = dashboard.sourceId;
    const bool known = std::any_of(named.cbegin(), named.cend(),
                                   [&own](const SourceReference &one) { return one.key == own; });
    if (!isSpecial(own) && !own.startsWith(u'$') && !known)
        named.prepend({own, own, u"prometheus"_s, 1});
    return named;
}

QString sourceScope(const Dashboard &dashboard)
{
    return dashboard.uid.isEmpty() ? dashboard.title : dashboard.uid;
}

QString suggestedSource(const SourceReference &reference, const QList<SourceSettings> &sources)
{
    const auto named = std::find_if(sources.cbegin(), sources.cend(), [&reference](const SourceSettings &source) {
        const QString name = plainName(source.name);
        return name == plainName(reference.name) || name == plainName(reference.key);
    });
    if (named != sources.cend())
        return named->uid;
    const auto usual = std::find_if(sources.cbegin(), sources.cend(),
                                    [](const SourceSettings &source) { return source.isDefault; });
    if (usual != sources.cend())
        return usual->uid;
    return sources.isEmpty() ? QString() : sources.constFirst().uid;
}

} // namespace Promontory
