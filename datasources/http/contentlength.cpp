#include "datasources/http/contentlength.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ContentLength)
};

constexpr qsizetype LongestShown = 60;

/// Digits only: no sign, no space, nothing behind them.
std::optional<qint64> parseLength(const QByteArray &text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    bool ok = false;
    const qint64 length = text.toLongLong(&ok);
    return ok ? std::optional(length) : std::nullopt;
}

tl::unexpected<Error> badLength(const QString &message, const QByteArray &value)
{
    return failure(
        ErrorKind::BadResponse, message,
        QStringLiteral("Content-Length: %1").arg(QString::fromLatin1(value.left(LongestShown))));
}

} // namespace

Result<qint64> parseContentLength(const QByteArray &value)
{
    if (value.isEmpty())
        return 0;
    std::optional<qint64> length;
    const QByteArrayList parts = value.split(','); // Qt joins headers of one name like this
    for (const QByteArray &part : parts) {
        const auto one = parseLength(part.trimmed());
        if (!one)
            return badLength(
                Text::tr("The server gives its answer a length that is not a number of bytes."),
                value);
        if (length && length != one)
            return badLength(
                Text::tr("The server gives its answer two lengths that contradict each other."),
                value);
        length = one;
    }
    return *length;
}

} // namespace Promontory
