#include "datasources/frame/labels.h"

#include <QHash>

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr QStringView MetricNameLabel = u"__name__";

// UTF-16 puts surrogates before U+E000…U+FFFF; by code point they come after.
bool codePointLess(const QString &left, const QString &right)
{
    const auto [a, b] = std::mismatch(left.cbegin(), left.cend(), right.cbegin(), right.cend());
    if (a == left.cend() || b == right.cend())
        return a == left.cend() && b != right.cend();
    if (a->isSurrogate() != b->isSurrogate())
        return b->isSurrogate();
    return *a < *b;
}

// Names in the classic character set are written bare, all others in quotes.
bool isBareName(QStringView name, bool colonAllowed)
{
    const auto allowed = [colonAllowed](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'
            || (colonAllowed && c == u':');
    };
    return !name.isEmpty() && !(name.front() >= u'0' && name.front() <= u'9')
        && std::all_of(name.begin(), name.end(), allowed);
}

QString quoted(const QString &text)
{
    QString result;
    result.reserve(text.size() + 2);
    result.append(u'"');
    for (const QChar c : text) {
        if (c == u'\n') {
            result.append("\\n"_L1);
            continue;
        }
        if (c == u'"' || c == u'\\')
            result.append(u'\\');
        result.append(c);
    }
    result.append(u'"');
    return result;
}

} // namespace

Labels::Labels(QList<Pair> pairs) : m_pairs(std::move(pairs))
{
    std::stable_sort(m_pairs.begin(), m_pairs.end(),
                     [](const Pair &a, const Pair &b) { return codePointLess(a.first, b.first); });
    // Of equal names the last one stays.
    const auto firstKept = std::unique(m_pairs.rbegin(), m_pairs.rend(),
                                       [](const Pair &a, const Pair &b) { return a.first == b.first; });
    m_pairs.erase(m_pairs.begin(), firstKept.base());
}

bool Labels::contains(QStringView name) const
{
    return std::any_of(m_pairs.cbegin(), m_pairs.cend(), [name](const Pair &pair) { return pair.first == name; });
}

QString Labels::value(QStringView name) const
{
    for (const Pair &pair : m_pairs) {
        if (pair.first == name)
            return pair.second;
    }
    return {};
}

QString Labels::metricName() const
{
    return value(MetricNameLabel);
}

Labels Labels::without(QStringView name) const
{
    Labels result = *this;
    result.m_pairs.removeIf([name](const Pair &pair) { return pair.first == name; });
    return result;
}

QString Labels::toText() const
{
    const QString metric = metricName();
    const bool bareMetric = isBareName(metric, true);
    QStringList parts;
    if (!metric.isEmpty() && !bareMetric)
        parts.append(quoted(metric));
    for (const Pair &pair : m_pairs) {
        if (pair.first == MetricNameLabel)
            continue;
        const QString name = isBareName(pair.first, false) ? pair.first : quoted(pair.first);
        parts.append(name + u'=' + quoted(pair.second));
    }
    const QString head = bareMetric ? metric : QString();
    if (parts.isEmpty() && !head.isEmpty())
        return head;
    return head + u'{' + parts.join(u',') + u'}';
}

size_t qHash(const Labels &labels, size_t seed) noexcept
{
    return qHashRange(labels.pairs().cbegin(), labels.pairs().cend(), seed);
}

} // namespace Promontory
