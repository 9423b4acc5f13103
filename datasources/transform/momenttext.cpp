#include "datasources/transform/momenttext.h"

#include "datasources/frame/frame.h"

#include <QDateTime>

#include <array>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Token
{
    QStringView moment;
    QStringView qt;
};
// Longer ones first.
constexpr std::array<Token, 22> Tokens{{
    {u"YYYY", u"yyyy"}, {u"MMMM", u"MMMM"}, {u"dddd", u"dddd"}, {u"SSS", u"zzz"}, {u"MMM", u"MMM"},
    {u"ddd", u"ddd"},   {u"YY", u"yy"},     {u"MM", u"MM"},     {u"DD", u"dd"},   {u"HH", u"HH"},
    {u"hh", u"hh"},     {u"mm", u"mm"},     {u"ss", u"ss"},     {u"M", u"M"},     {u"D", u"d"},
    {u"H", u"H"},       {u"h", u"h"},       {u"m", u"m"},       {u"s", u"s"},     {u"A", u"AP"},
    {u"a", u"ap"},      {u"T", u"'T'"},
}};

QString qtFormat(const QString &format)
{
    QString result;
    for (qsizetype at = 0; at < format.size();) {
        const QStringView rest = QStringView(format).mid(at);
        const auto token = std::find_if(Tokens.begin(), Tokens.end(), [&rest](const Token &known) {
            return rest.startsWith(known.moment);
        });
        if (token != Tokens.end()) {
            result += token->qt;
            at += token->moment.size();
        } else {
            result += format.at(at++);
        }
    }
    return result;
}

qint64 msOf(const QDateTime &time, const QTimeZone &zone)
{
    if (!time.isValid())
        return MissingTime;
    if (time.timeSpec() != Qt::LocalTime)
        return time.toMSecsSinceEpoch();
    return QDateTime(time.date(), time.time(), zone).toMSecsSinceEpoch();
}

} // namespace

qint64 momentIn(const QString &text, const QString &format, const QTimeZone &zone)
{
    constexpr qsizetype LongestMoment = 100;
    if (text.isEmpty() || text.size() > LongestMoment)
        return MissingTime;
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    constexpr qint64 MostSeconds = std::numeric_limits<qint64>::max() / 1'000;
    if (isNumber && format == u"X"_s)
        return std::abs(number) < MostSeconds ? number * 1'000 : MissingTime;
    if (isNumber && (format == u"x"_s || (format.isEmpty() && text.size() > 8)))
        return number;
    if (!format.isEmpty())
        return msOf(QDateTime::fromString(text, qtFormat(format)), zone);
    return msOf(QDateTime::fromString(text, Qt::ISODateWithMs), zone);
}

QTimeZone zoneNamed(const QString &name, const QTimeZone &dashboard)
{
    if (name.compare("utc"_L1, Qt::CaseInsensitive) == 0)
        return QTimeZone::utc();
    if (name.isEmpty() || name == "browser"_L1)
        return dashboard;
    const QTimeZone zone(name.toUtf8());
    return zone.isValid() ? zone : dashboard;
}

} // namespace Promontory
