#include "app/variables/urltext.h"

#include "app/variables/valuetext.h"

#include <QUrl>

#include <algorithm>
#include <iterator>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// The names behind "include:" or "exclude:", separated by commas or colons.
bool isWanted(const QString &parameter, QStringView format)
{
    const qsizetype colon = format.indexOf(u':');
    const QStringView rule = colon < 0 ? format : format.left(colon);
    if (rule != u"include" && rule != u"exclude")
        return true;
    const QString names = format.mid(colon + 1).toString().replace(u':', u',');
    const QString name = parameter.section(u'=', 0, 0);
    return names.split(u',').contains(name) == (rule == u"include");
}

QString parametersText(QStringView format, const VariableValues &values, const MacroContext &context)
{
    QStringList all = macroText(u"__url_time_range", {}, context).value_or(QString()).split(u'&');
    all += variableParameters(values);
    QStringList wanted;
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(wanted),
                 [format](const QString &one) { return isWanted(one, format); });
    return wanted.isEmpty() ? QString() : QString(u'?' + wanted.join(u'&'));
}

} // namespace

QStringList variableParameters(const VariableValues &values)
{
    QStringList names = values.byName.keys();
    names.sort();
    QStringList parts;
    for (const QString &name : std::as_const(names)) {
        const QString text = valueText(values.byName[name], name, u"queryparam", QTimeZone::utc());
        parts += text.split(u'&', Qt::SkipEmptyParts);
    }
    return parts;
}

QString urlText(const TemplatePart &part, const VariableValues &values, const MacroContext &context)
{
    const QString path = "/d/"_L1 + QString::fromLatin1(QUrl::toPercentEncoding(context.dashboardUid));
    if (part.path == u"path")
        return path;
    const QString parameters = parametersText(part.format, values, context);
    return part.path == u"params" ? parameters : QString(path + parameters);
}

} // namespace Promontory
