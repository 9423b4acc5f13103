#include "datasources/json/json.h"

#include <algorithm>

namespace Promontory {

namespace {

class Writer
{
public:
    explicit Writer(bool compact) : m_compact(compact) {}

    void value(const Json &json, int depth);
    QByteArray take() { return std::move(m_text); }

private:
    void string(const QString &text);
    void escaped(char16_t unit);
    void array(const Json &json, int depth);
    void object(const Json &json, int depth);
    void line(int depth);

    QByteArray m_text;
    bool m_compact;
};

void Writer::line(int depth)
{
    if (m_compact)
        return;
    m_text.append('\n');
    m_text.append(2 * qsizetype(depth), ' ');
}

void Writer::escaped(char16_t unit)
{
    switch (unit) {
    case u'"':
        m_text.append("\\\"");
        return;
    case u'\\':
        m_text.append("\\\\");
        return;
    case u'\b':
        m_text.append("\\b");
        return;
    case u'\f':
        m_text.append("\\f");
        return;
    case u'\n':
        m_text.append("\\n");
        return;
    case u'\r':
        m_text.append("\\r");
        return;
    case u'\t':
        m_text.append("\\t");
        return;
    default:
        break;
    }
    m_text.append("\\u");
    m_text.append(QByteArray::number(unit, 16).rightJustified(4, '0'));
}

void Writer::string(const QString &text)
{
    m_text.append('"');
    const QStringView all(text);
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QChar unit = all.at(i);
        if (unit.isHighSurrogate() && i + 1 < all.size() && all.at(i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        if (unit >= u' ' && unit != u'"' && unit != u'\\' && !unit.isSurrogate())
            continue;
        m_text.append(all.sliced(plainFrom, i - plainFrom).toUtf8());
        escaped(unit.unicode());
        plainFrom = i + 1;
    }
    m_text.append(all.sliced(plainFrom).toUtf8());
    m_text.append('"');
}

void Writer::array(const Json &json, int depth)
{
    const QList<Json> &items = json.items();
    const bool oneLine =
        std::all_of(items.cbegin(), items.cend(), [](const Json &item) { return item.isNumber(); });
    m_text.append('[');
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (i > 0)
            m_text.append(oneLine && !m_compact ? ", " : ",");
        if (!oneLine)
            line(depth + 1);
        value(items.at(i), depth + 1);
    }
    if (!oneLine)
        line(depth);
    m_text.append(']');
}

void Writer::object(const Json &json, int depth)
{
    bool first = true;
    m_text.append('{');
    for (const JsonMember &member : json.members()) {
        if (member.value.isUndefined())
            continue;
        if (!first)
            m_text.append(',');
        first = false;
        line(depth + 1);
        string(member.key);
        m_text.append(m_compact ? ":" : ": ");
        value(member.value, depth + 1);
    }
    if (!first)
        line(depth);
    m_text.append('}');
}

void Writer::value(const Json &json, int depth)
{
    switch (json.kind()) {
    case Json::Kind::Undefined:
    case Json::Kind::Null:
        m_text.append("null");
        break;
    case Json::Kind::Bool:
        m_text.append(json.toBool() ? "true" : "false");
        break;
    case Json::Kind::Number:
        m_text.append(json.numberText());
        break;
    case Json::Kind::String:
        string(json.toString());
        break;
    case Json::Kind::Array:
        array(json, depth);
        break;
    case Json::Kind::Object:
        object(json, depth);
        break;
    }
}

} // namespace

QByteArray writeJson(const Json &value)
{
    Writer writer(false);
    writer.value(value, 0);
    return writer.take().append('\n');
}

QByteArray writeJsonCompact(const Json &value)
{
    Writer writer(true);
    writer.value(value, 0);
    return writer.take();
}

} // namespace Promontory
