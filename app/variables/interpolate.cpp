#include "app/variables/interpolate.h"

#include "app/variables/expressiontext.h"
#include "app/variables/templateparts.h"
#include "app/variables/urltext.h"
#include "app/variables/valuetext.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct InterpolationTexts
{
    Q_DECLARE_TR_FUNCTIONS(Interpolation)
};

QStringView defaultFormat(TextPlace place)
{
    switch (place) {
    case TextPlace::Html: return u"html";
    case TextPlace::Url: return u"uriencode";
    case TextPlace::Regex: return u"regex";
    case TextPlace::Json: return u"json";
    case TextPlace::Text:
    case TextPlace::Prometheus: return {};
    }
    return {};
}

QTimeZone zoneOf(const InterpolationScope &scope)
{
    return scope.macros ? scope.macros->zone : QTimeZone::utc();
}

// The part of a value that a path names: an index, "text" or "value". Nothing for other paths.
std::optional<VariableValue> valueAt(const VariableValue &value, QStringView path)
{
    if (path.isEmpty() || path == u"value")
        return value;
    VariableValue part = value;
    if (path == u"text") {
        part.values = value.texts.isEmpty() ? value.values : value.texts;
        return part;
    }
    bool isIndex = false;
    const int index = path.toInt(&isIndex);
    if (!isIndex || index < 0 || index >= value.values.size())
        return {};
    part.values = {value.values[index]};
    part.texts = value.texts.mid(index, 1);
    part.isAll = false;
    return part;
}

// A built-in variable in the format that the reference asks for.
std::optional<QString> macroValue(const TemplatePart &part, const VariableValues &values,
                                  const InterpolationScope &scope)
{
    if (!scope.macros)
        return {};
    if (part.name == u"__all_variables")
        return variableParameters(values).join(u'&');
    if (part.name == u"__url")
        return urlText(part, values, *scope.macros);
    const auto text = macroText(part.name, part.path, *scope.macros);
    if (!text || part.format.isEmpty())
        return text;
    VariableValue value;
    value.values = {*text};
    return valueText(value, part.name.toString(), part.format, scope.macros->zone);
}

// One walk over the template: the result so far, and the place in the expression.
class Interpolation
{
public:
    Interpolation(const VariableValues &values, const InterpolationScope &scope, bool isInside = false)
        : m_values(values)
        , m_scope(scope)
        , m_isInside(isInside)
    {
    }

    Result<QString> run(const QString &text)
    {
        const auto parts = templateParts(text);
        for (const TemplatePart &part : parts) {
            if (!part.isReference()) {
                appendLiteral(part.text);
            } else if (const auto appended = appendReference(part); !appended) {
                return failure(appended.error());
            }
            if (m_result.size() > m_scope.limit)
                return tooLong();
        }
        return m_result;
    }

private:
    void appendLiteral(QStringView text)
    {
        m_place.advance(text);
        m_result.append(text);
    }

    Result<bool> appendReference(const TemplatePart &part)
    {
        const VariableValue *value = m_values.find(part.name.toString());
        const auto chosen = value ? valueAt(*value, part.path) : std::nullopt;
        if (chosen) {
            const auto text = isTemplate(*chosen, part) ? insideOf(chosen->allValue) : written(*chosen, part);
            if (!text)
                return failure(text.error());
            m_result.append(*text);
        } else if (const auto macro = value ? std::nullopt : macroValue(part, m_values, m_scope)) {
            m_result.append(*macro);
        } else {
            appendLiteral(part.text);
        }
        return true;
    }

    /// The author's text for All may name other variables; only one level deep, so that nothing grows.
    bool isTemplate(const VariableValue &value, const TemplatePart &part) const
    {
        const bool isRaw = part.format != u"text" && part.format != u"queryparam" && part.format != u"percentencode";
        return !m_isInside && value.isAll && isRaw && (value.allValue.contains(u'$') || value.allValue.contains("[["_L1));
    }

    Result<QString> insideOf(const QString &text)
    {
        Interpolation inside(m_values, m_scope, true);
        inside.m_place = m_place;
        return inside.run(text);
    }

    Result<QString> written(const VariableValue &value, const TemplatePart &part) const
    {
        const QString name = part.name.toString();
        if (m_scope.place == TextPlace::Prometheus && value.isBroken())
            return withoutValue(name, *value.error);
        if (m_scope.place == TextPlace::Prometheus)
            return expressionText(value, name, part.format, m_place.kind(), zoneOf(m_scope));
        const QStringView format = part.format.isEmpty() ? defaultFormat(m_scope.place) : part.format;
        return valueText(value, name, format, zoneOf(m_scope));
    }

    static Result<QString> withoutValue(const QString &name, const Error &reason)
    {
        return failure(reason.kind,
                       InterpolationTexts::tr("The variable %1 has no value: %2").arg(name, reason.message),
                       reason.detail);
    }

    Result<QString> tooLong() const
    {
        return failure(ErrorKind::TooLarge,
                       InterpolationTexts::tr("With its variables the text is longer than %1 characters. "
                                              "Choose fewer values, or give the variable a value for All.")
                           .arg(m_scope.limit));
    }

    const VariableValues &m_values;
    const InterpolationScope &m_scope;
    bool m_isInside;
    ExpressionPlace m_place;
    QString m_result;
};

} // namespace

bool VariableValue::isBroken() const
{
    const bool allIsKnown = isAll && !allValue.isEmpty();
    return error && !allIsKnown
        && std::all_of(values.begin(), values.end(), [](const QString &one) { return one.isEmpty(); });
}

const VariableValue *VariableValues::find(const QString &name) const
{
    const auto found = byName.constFind(name);
    return found == byName.cend() ? nullptr : &*found;
}

VariableValues VariableValues::scopedTo(const QString &name, const QString &value, const QString &text) const
{
    VariableValues scoped = *this;
    VariableValue &entry = scoped.byName[name];
    entry.values = {value};
    entry.texts = {text.isEmpty() ? value : text};
    entry.isAll = false;
    return scoped;
}

Result<QString> interpolate(const QString &text, const VariableValues &values, const InterpolationScope &scope)
{
    return Interpolation(values, scope).run(text);
}

QString interpolateTitle(const QString &text, const VariableValues &values, const std::optional<MacroContext> &macros)
{
    const InterpolationScope scope{TextPlace::Text, macros, TitleLimit};
    return interpolate(text, values, scope).value_or(text.left(TitleLimit));
}

QStringList referencedVariables(const QString &text)
{
    QStringList names;
    const auto parts = templateParts(text);
    for (const TemplatePart &part : parts) {
        const QString name = part.name.toString();
        if (part.isReference() && !name.startsWith("__"_L1) && !names.contains(name))
            names.append(name);
    }
    return names;
}

} // namespace Promontory
