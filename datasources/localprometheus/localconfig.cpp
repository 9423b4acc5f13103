#include "datasources/localprometheus/localconfig.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qint64 ShortestScrapeMs = 1000;
constexpr qint64 LongestScrapeMs = 3'600'000;
constexpr qint64 LongestScrapeTimeoutMs = 10'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::LocalConfig", text);
}

bool isSafe(const QString &text)
{
    if (!text.isValidUtf16())
        return false;
    return std::none_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
               c == QChar::ParagraphSeparator || c == QChar::ByteOrderMark;
    });
}

QString milliseconds(qint64 ms)
{
    return QString::number(ms) + "ms"_L1;
}

Result<QByteArray> withScalars(QByteArray text, const QStringList &scalars)
{
    for (const QString &scalar : scalars) {
        Result<QByteArray> quoted = quotedYaml(scalar);
        if (!quoted)
            return failure(quoted.error());
        text.replace(text.indexOf('@'), 1, quoted->replace('@', '\1'));
    }
    return text.replace('\1', '@');
}

} // namespace

Result<QByteArray> quotedYaml(const QString &text)
{
    if (!isSafe(text))
        return failure(ErrorKind::Syntax, tr("The text holds control characters."));
    QByteArray quoted = text.toUtf8();
    quoted.replace('\\', "\\\\");
    quoted.replace('"', "\\\"");
    return QByteArray('"' + quoted + '"');
}

Result<QByteArray> localPrometheusConfig(const QList<ScrapeTarget> &targets,
                                         qint64 scrapeIntervalMs)
{
    const qint64 intervalMs = std::clamp(scrapeIntervalMs, ShortestScrapeMs, LongestScrapeMs);
    const qint64 timeoutMs = std::min(intervalMs, LongestScrapeTimeoutMs);
    Result<QByteArray> config =
        withScalars("# Written by Promontory at each start; changes are lost.\n"
                    "global:\n"
                    "  scrape_interval: @\n"
                    "  scrape_timeout: @\n"
                    "scrape_configs:\n",
                    {milliseconds(intervalMs), milliseconds(timeoutMs)});
    for (qsizetype i = 0; config && i < targets.size(); ++i) {
        const ScrapeTarget &target = targets[i];
        const Result<QByteArray> job =
            withScalars("  - job_name: @\n"
                        "    scheme: @\n"
                        "    metrics_path: @\n"
                        "    static_configs:\n"
                        "      - targets: [@]\n"
                        "        labels: {job: @}\n",
                        {"target-"_L1 + QString::number(i + 1), target.scheme, target.path,
                         target.address, target.job});
        if (!job)
            return failure(job.error());
        config->append(*job);
    }
    if (config && targets.isEmpty())
        config->replace("scrape_configs:\n", "scrape_configs: []\n");
    return config;
}

Result<QString> checkedRetention(const QString &text)
{
    static const QRegularExpression pattern(u"^([0-9]{1,6}(ms|s|m|h|d|w|y))+$"_s);
    static const QRegularExpression nothing(u"^[0a-z]+$"_s);
    const QString trimmed = text.trimmed();
    if (!pattern.match(trimmed).hasMatch() || nothing.match(trimmed).hasMatch())
        return failure(ErrorKind::Syntax,
                       tr("“%1” is not a time to keep data. Examples: 15d, 12h, 1y.").arg(text));
    return trimmed;
}

} // namespace Promontory
