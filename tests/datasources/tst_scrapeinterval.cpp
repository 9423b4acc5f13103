#include "datasources/prometheus/scrapeinterval.h"

#include <QTest>

using namespace Promontory;

/// How often a server scrapes, as its configuration says.
class TestScrapeInterval : public QObject
{
    Q_OBJECT

private slots:
    void configurations_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<qint64>("expected"); // 0: nothing
        const auto row = [](const char *name, const char *yaml, qint64 expected) {
            QTest::newRow(name) << QString::fromLatin1(yaml) << expected;
        };
        row("as the server writes it", "global:\n  scrape_interval: 15s\n  scrape_timeout: 10s\n", 15'000);
        row("behind other keys", "global:\n  scrape_timeout: 10s\n  scrape_interval: 1m30s\n", 90'000);
        row("flow", "global: {scrape_interval: 1s}\n", 1'000);
        row("flow, second", "global: {evaluation_interval: 5s, scrape_interval: 500ms}\n", 500);
        row("quoted", "global:\n  scrape_interval: \"2s\"\n", 2'000);
        row("comments", "# scrape_interval: 9s\nglobal: # all\n  # scrape_interval: 8s\n  scrape_interval: 7s # ok\n", 7'000);
        row("not first", "rule_files:\n- a.yml\nglobal:\n    scrape_interval: 3s", 3'000);
        row("of a job only", "scrape_configs:\n- job_name: a\n  scrape_interval: 1s\n", 0);
        row("of a job behind", "global:\n  evaluation_interval: 1m\nscrape_configs:\n- job_name: a\n  scrape_interval: 1s\n", 0);
        row("no duration", "global:\n  scrape_interval: often\n", 0);
        row("nothing", "", 0);
        row("zero", "global:\n  scrape_interval: 0s\n", 0);
        row("another key", "global:\n  x_scrape_interval: 4s\n", 0);
    }

    void configurations()
    {
        QFETCH(QString, yaml);
        QTEST(scrapeIntervalOfConfig(yaml).value_or(0), "expected");
    }

    void answers()
    {
        const auto good = decodeScrapeInterval(
            "{\"status\":\"success\",\"data\":{\"yaml\":\"global:\\n  scrape_interval: 1s\\nscrape_configs:\\n- job_name: a\\n\"}}");
        QVERIFY(good.has_value());
        QCOMPARE(*good, 1'000);
        for (const QByteArray bad : {"{\"status\":\"success\",\"data\":{\"yaml\":\"global:\\n  scrape_interval: 1m\\n\"}}",
                                     "{\"status\":\"success\",\"data\":{}}", "{\"status\":\"success\"}",
                                     "{\"status\":\"success\",\"data\":{\"yaml\":5}}", "<html>", ""})
            QVERIFY2(!decodeScrapeInterval(bad).has_value(), bad.constData());
    }
};

QTEST_GUILESS_MAIN(TestScrapeInterval)
#include "tst_scrapeinterval.moc"
