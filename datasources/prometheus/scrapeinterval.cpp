#include "datasources/prometheus/scrapeinterval.h"

#include "datasources/frame/timerange.h"
#include "datasources/prometheus/envelope.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringTokenizer>

namespace Promontory {

using namespace Qt::StringLiterals;
namespace od = simdjson::ondemand;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ScrapeInterval)
};

qsizetype indentOf(QStringView line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line.at(indent) == u' ')
        ++indent;
    return indent;
}

/// Without indentation and comment.
QStringView contentOf(QStringView line)
{
    const qsizetype comment = line.indexOf(u'#');
    return (comment < 0 ? line : line.first(comment)).trimmed();
}

std::optional<qint64> intervalIn(QStringView text)
{
    static const QRegularExpression pattern(
        uR"((?:^|[{,\s])["']?scrape_interval["']?\s*:\s*["']?([0-9a-z.]+))"_s);
    const QRegularExpressionMatch match = pattern.match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const Result<qint64> interval = parseDuration(match.captured(1));
    return interval && *interval > 0 ? std::optional(*interval) : std::nullopt;
}

} // namespace

std::optional<qint64> scrapeIntervalOfConfig(QStringView yaml)
{
    bool inGlobal = false;
    for (const QStringView line : QStringTokenizer(yaml, u'\n')) {
        const QStringView content = contentOf(line);
        if (content.isEmpty())
            continue;
        if (indentOf(line) == 0)
            inGlobal = content.startsWith("global:"_L1);
        if (!inGlobal)
            continue;
        if (const auto interval = intervalIn(content))
            return interval;
    }
    return std::nullopt;
}

Result<qint64> decodeScrapeInterval(QByteArray body)
{
    QString yaml;
    const auto envelope = readSuccess(std::move(body), [&yaml](od::value data) {
        od::value text;
        if (const auto fault = data["yaml"].get(text))
            return fault;
        bool repaired = false;
        return readText(text, yaml, repaired);
    });
    if (!envelope)
        return failure(envelope.error());
    // Without a job the interval is a default that nothing follows, as on servers that are only asked.
    const std::optional<qint64> interval =
        yaml.contains("job_name:"_L1) ? scrapeIntervalOfConfig(yaml) : std::nullopt;
    if (!interval)
        return failure(ErrorKind::Unsupported,
                       Text::tr("The server does not say how often it scrapes."));
    return *interval;
}

} // namespace Promontory
