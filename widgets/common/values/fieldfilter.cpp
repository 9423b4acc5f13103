#include "widgets/common/values/fieldfilter.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestPattern = 1000;

bool isPattern(const QString &text)
{
    return text.size() > 2 && text.startsWith(u'/') && text.lastIndexOf(u'/') > 0;
}

/// A pattern of a file: bounded, so that no name can take long (reliability-security 1.2, row 20).
QRegularExpression boundedPattern(const QString &text)
{
    const qsizetype end = text.lastIndexOf(u'/');
    QRegularExpression::PatternOptions options;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, QStringView(text).mid(end).contains(u'i'));
    return QRegularExpression("(*LIMIT_MATCH=100000)"_L1 + text.mid(1, end - 1).left(LongestPattern), options);
}

} // namespace

FieldFilter::FieldFilter(const QString &fields)
    : m_name(fields), m_numbersOnly(fields.isEmpty()), m_everything(fields == "/.*/"_L1)
{
    if (!m_everything && isPattern(fields))
        m_pattern = boundedPattern(fields);
}

bool FieldFilter::accepts(const Field &field) const
{
    if (m_numbersOnly)
        return field.isNumber();
    if (m_everything)
        return true;
    if (m_pattern.pattern().isEmpty())
        return field.displayName == m_name || field.name == m_name;
    return m_pattern.match(field.displayName).hasMatch() || m_pattern.match(field.name).hasMatch();
}

} // namespace Promontory
