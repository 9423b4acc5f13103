#include "app/variables/labelfilters.h"

#include "app/variables/selectorwalk.h"
#include "app/variables/valuetext.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

const QStringList &operators()
{
    // Longer ones first, where one begins like another.
    static const QStringList list{u"!=|"_s, u"=|"_s, u"=~"_s, u"!~"_s, u"!="_s, u"="_s};
    return list;
}

QString quoted(QString text)
{
    text.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'\n', "\\n"_L1);
    return u'"' + text + u'"';
}

bool isPlainLabel(const QString &label)
{
    const auto isStart = [](QChar c) { return c == u'_' || (c.unicode() < 128 && c.isLetter()); };
    return !label.isEmpty() && isStart(label.front())
        && std::all_of(label.begin(), label.end(),
                       [&](QChar c) { return isStart(c) || (c >= u'0' && c <= u'9'); });
}

/// As PromQL writes it.
QString matcherOf(const LabelFilter &filter)
{
    const bool isList = filter.op.endsWith(u'|');
    QStringList values = filter.values;
    for (QString &value : values)
        value = isList ? regexEscaped(value) : value;
    const QString op = filter.op == "=|"_L1 ? u"=~"_s : filter.op == "!=|"_L1 ? u"!~"_s : filter.op;
    const QString label = isPlainLabel(filter.label) ? filter.label : quoted(filter.label);
    return label + op + quoted(isList ? values.join(u'|') : values.value(0));
}

/// Reads `label op "value"` pieces; quotes may be left out.
class FilterReader
{
public:
    explicit FilterReader(const QString &text) : m_text(text) { }

    Result<QList<LabelFilter>> read()
    {
        QList<LabelFilter> filters;
        skip();
        while (m_at < m_text.size()) {
            LabelFilter filter;
            filter.label = word(u"=!~,\" ");
            skip();
            filter.op = takeOperator();
            skip();
            if (filter.label.isEmpty() || filter.op.isEmpty())
                return wrong();
            filter.values = filter.op.endsWith(u'|') ? value().split(u'|') : QStringList{value()};
            filters.append(filter);
            skip();
            if (m_at < m_text.size() && m_text[m_at++] != u',')
                return wrong();
            skip();
        }
        return filters;
    }

private:
    void skip()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    QString word(QStringView end)
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !end.contains(m_text[m_at]))
            ++m_at;
        return m_text.mid(start, m_at - start).trimmed();
    }

    QString takeOperator()
    {
        for (const QString &op : operators()) {
            if (!QStringView(m_text).mid(m_at).startsWith(op))
                continue;
            m_at += op.size();
            return op;
        }
        return {};
    }

    QString value()
    {
        if (m_at >= m_text.size() || m_text[m_at] != u'"')
            return word(u",");
        QString read;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
            const bool isEscaped = m_text[m_at] == u'\\' && m_at + 1 < m_text.size();
            if (isEscaped)
                ++m_at;
            read.append(isEscaped && m_text[m_at] == u'n' ? QChar(u'\n') : m_text[m_at]);
        }
        ++m_at;
        return read;
    }

    Result<QList<LabelFilter>> wrong() const
    {
        return failure(ErrorKind::Syntax,
                       QCoreApplication::translate("LabelFilters",
                                                   "Filters are written as label=\"value\", parted by commas."));
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

} // namespace

QList<LabelFilter> labelFilters(const Json &filters)
{
    QList<LabelFilter> read;
    for (const Json &json : filters.items()) {
        LabelFilter filter;
        filter.label = json[u"key"].toString();
        filter.op = json[u"operator"].toString(u"="_s);
        for (const Json &value : json[u"values"].items())
            filter.values.append(value.toString());
        if (filter.values.isEmpty() || !filter.op.endsWith(u'|'))
            filter.values = QStringList{json[u"value"].toString()};
        if (!filter.label.isEmpty() && operators().contains(filter.op))
            read.append(filter);
    }
    return read;
}

Json filtersJson(const QList<LabelFilter> &filters)
{
    Json list = Json::array();
    for (const LabelFilter &filter : filters) {
        Json json = Json::object({{u"key"_s, Json(filter.label), -1},
                                  {u"operator"_s, Json(filter.op), -1},
                                  {u"value"_s, Json(filter.values.value(0)), -1}});
        if (filter.op.endsWith(u'|')) {
            Json values = Json::array();
            for (const QString &value : filter.values)
                values.append(Json(value));
            json.set(u"values", values);
        }
        list.append(json);
    }
    return list;
}

QString filtersText(const QList<LabelFilter> &filters)
{
    QStringList parts;
    for (const LabelFilter &filter : filters)
        parts.append(filter.label + filter.op + quoted(filter.values.join(u'|')));
    return parts.join(u", "_s);
}

Result<QList<LabelFilter>> filtersFromText(const QString &text)
{
    return FilterReader(text).read();
}

QString withFilters(const QString &expression, const QList<LabelFilter> &filters)
{
    QStringList matchers;
    for (const LabelFilter &filter : filters)
        matchers.append(matcherOf(filter));
    return withMatchers(expression, matchers);
}

} // namespace Promontory
