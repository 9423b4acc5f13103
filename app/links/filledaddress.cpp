#include "app/links/filledaddress.h"

#include "app/links/filterparameters.h"
#include "app/variables/templateparts.h"
#include "widgets/common/values/linkaddress.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestAddress = 8 * 1024;

/// What these formats write may stand in an address as it is.
bool isForAddresses(QStringView format)
{
    constexpr std::array<QStringView, 5> known{u"raw", u"percentencode", u"uriencode", u"queryparam", u"customqueryparam"};
    const qsizetype colon = format.indexOf(u':');
    const QStringView id = colon < 0 ? format : format.left(colon);
    return std::find(known.begin(), known.end(), id) != known.end();
}

bool isParameters(QStringView name)
{
    return name == "__url_time_range"_L1 || name == "__all_variables"_L1;
}

bool isOfValue(QStringView name)
{
    constexpr std::array<QLatin1StringView, 4> known{"__value"_L1, "__field"_L1, "__series"_L1, "__data"_L1};
    return std::find(known.begin(), known.end(), name) != known.end();
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// The values of all variables, with the filters that stand beside them.
QString allVariables(const QString &values, const VariableValues &variables)
{
    QStringList parameters;
    if (!values.isEmpty())
        parameters.append(values);
    for (auto it = variables.filters.cbegin(); it != variables.filters.cend(); ++it) {
        for (const LabelFilter &filter : it->filters)
            parameters.append("var-"_L1 + encoded(it.key()) + u'=' + encoded(filterParameter(filter)));
    }
    return parameters.join(u'&');
}

/// A reference in place of the values that the context has for it; as it stands where there are none.
QString written(const TemplatePart &part, const LinkContext &context)
{
    const QString asked = part.text.toString();
    if (isOfValue(part.name))
        return asked;
    const bool isPlain = part.format.isEmpty();
    const QStringView format = isPlain && !isParameters(part.name) ? QStringView(u"percentencode") : part.format;
    QString reference = u"${"_s + part.name;
    if (!part.path.isEmpty())
        reference += u'.' + part.path;
    if (!format.isEmpty())
        reference += u':' + format;
    reference += u'}';
    const auto text = interpolate(reference, context.variables, {TextPlace::Text, context.macros, LongestAddress});
    if (!text || *text == reference)
        return asked;
    if (part.name == "__all_variables"_L1)
        return allVariables(*text, context.variables);
    const bool isReady = isPlain || isForAddresses(part.format);
    return isReady ? *text : encoded(*text);
}

/// "${__url.path}?…" is the dashboard itself.
QString withOwnPath(const QString &form, const LinkContext &context)
{
    constexpr QLatin1StringView ownPath("${__url.path}");
    if (!form.startsWith(ownPath))
        return form;
    return u"/d/"_s + encoded(context.macros.dashboardUid) + QStringView(form).mid(ownPath.size());
}

} // namespace

QString filledAddress(const QString &form, const LinkContext &context)
{
    const QString cleaned = withOwnPath(cleanedLink(form), context);
    const auto origin = fixedOrigin(cleaned);
    if (!origin || cleaned.size() > LongestAddress)
        return cleaned;
    QString filled = cleaned.left(*origin);
    for (const TemplatePart &part : templateParts(QStringView(cleaned).mid(*origin))) {
        if (part.isReference())
            filled += written(part, context);
        else
            filled += part.text;
        if (filled.size() > LongestAddress)
            return cleaned;
    }
    return fixedOrigin(filled) == origin ? filled : cleaned;
}

QString withParameters(const QString &form, const QStringList &parameters)
{
    if (parameters.isEmpty())
        return form;
    // A number sign inside of a reference is none of the address.
    const qsizetype fragment = form.lastIndexOf(u'#');
    const qsizetype end = fragment < 0 ? form.size() : fragment;
    const QStringView address = QStringView(form).left(end);
    const bool isOpen = address.endsWith(u'?') || address.endsWith(u'&');
    const QString join = isOpen ? QString() : QString(address.contains(u'?') ? u'&' : u'?');
    return address + join + parameters.join(u'&') + QStringView(form).mid(end);
}

} // namespace Promontory
