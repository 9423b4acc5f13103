#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <utility>

namespace Promontory {

/// The labels of one series: name/value pairs sorted by name (by code point), each name once.
class Labels
{
public:
    using Pair = std::pair<QString, QString>;

    Labels() = default;
    explicit Labels(QList<Pair> pairs); ///< sorts; of equal names the last wins

    const QList<Pair> &pairs() const { return m_pairs; }
    bool isEmpty() const { return m_pairs.isEmpty(); }
    bool contains(QStringView name) const;
    QString value(QStringView name) const;  ///< empty if missing
    QString metricName() const;             ///< the value of __name__
    Labels without(QStringView name) const;

    /// name{a="1",b="2"} with \\, \" and \n escaped; {} for no labels at all.
    QString toText() const;

    bool operator==(const Labels &) const = default;
    bool operator<(const Labels &other) const { return m_pairs < other.m_pairs; }

private:
    QList<Pair> m_pairs;
};

size_t qHash(const Labels &labels, size_t seed = 0) noexcept;

} // namespace Promontory
