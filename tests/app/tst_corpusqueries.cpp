#include "app/import/importgrafana.h"
#include "app/query/panelquestion.h"
#include "app/variables/variablechoice.h"
#include "app/variables/variableoptions.h"
#include "tests/support/corpus.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

/// Functions and modifiers that other servers have, or newer ones than the parser at hand.
const QRegularExpression &beyondTheParser()
{
    static const QRegularExpression names(
        u"\\b(histogram_avg|histogram_fraction|mad_over_time|sort_by_label|limitk|limit_ratio|info|"
        "double_exponential_smoothing|first_over_time|"
        // MetricsQL
        "keep_metric_names|increase_pure|rollup\\w*|default|range_\\w+|label_set|label_map|label_value|union|"
        "interpolate|if|ifnot|median|any|outliers\\w*|topk_\\w+|bottomk_\\w+|count_values_over_time|aggr_over_time|"
        "lag|lifetime|integrate|remove_resets|running_\\w+|smooth_exponential|with|ru|ttf|buckets_limit|prettify_buckets|"
        "share_\\w+|sum2\\w*|histogram_over_time|quantiles|limit_offset|drop_common_labels|alias|label_\\w+)\\b"_s);
    return names;
}

/// Dashboards in MetricsQL, where functions need no range and aggregations take one.
bool isForAnotherServer(const QString &file)
{
    static const QStringList files{u"VictoriaMetrics__VictoriaMetrics__backupmanager.json"_s,
                                   u"VictoriaMetrics__VictoriaMetrics__vmanomaly-default-dashboard.json"_s};
    return files.contains(file);
}

struct Asked
{
    QString file;
    QString panel;
    QString written;
    QString expression;
};

/// A value such as a person would have chosen.
VariableValue sampleOf(const VariableSpec &spec)
{
    const auto chosen = [](const VariableSelection &selection, const QString &fallback, bool fromServer) {
        QStringList values;
        for (const VariableOption &option : selection.current) {
            if (option.value != AllValue && !option.value.isEmpty())
                values.append(option.value);
        }
        return chosenValue(values.isEmpty() ? QStringList{fallback} : values, {}, selection, fromServer);
    };
    if (const auto *query = std::get_if<QueryVariable>(&spec))
        return chosen(query->selection, u"sample"_s, true);
    if (const auto *custom = std::get_if<CustomVariable>(&spec)) {
        const auto options = custom->options.isEmpty() ? parseCustomList(custom->query) : custom->options;
        return chosen(custom->selection, options.isEmpty() ? u"5m"_s : options.constFirst().value, false);
    }
    if (const auto *interval = std::get_if<IntervalVariable>(&spec))
        return textValue(interval->options.value(0, u"5m"_s));
    if (const auto *constant = std::get_if<ConstantVariable>(&spec))
        return textValue(constant->value);
    if (const auto *text = std::get_if<TextVariable>(&spec))
        return textValue(text->value);
    if (std::holds_alternative<FilterVariable>(spec))
        return textValue(u"sample=\"x\""_s);
    return textValue(u"sample"_s);
}

QuestionContext contextOf(const Dashboard &dashboard)
{
    QuestionContext context;
    context.spec = {u"now-1h"_s, u"now"_s};
    context.nowMs = 1'700'000'000'000;
    context.dashboardSourceId = dashboard.sourceId;
    context.scrapeInterval = [](const QString &) { return 15'000; };
    context.resolveSource = [](const QString &id) { return id; };
    for (const VariableSpec &spec : dashboard.variables)
        context.variables.byName.insert(commonOf(spec).name, sampleOf(spec));
    return context;
}

} // namespace

/// What real dashboards ask is PromQL after interpolation, by the word of Prometheus' own parser.
class TestCorpusQueries : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyQueryIsAccepted();
    void filtersKeepThemQueries();

private:
    void collect(const QString &path);
    QList<qsizetype> refused(const QList<LabelFilter> &filters, QString &output) const;

    QDir m_folder = corpusFolder(QStringLiteral(PROMONTORY_SOURCE_DIR));
    QList<Asked> m_asked;
    QStringList m_failures;
};

void TestCorpusQueries::initTestCase()
{
    if (!m_folder.exists())
        QSKIP("The corpus of dashboards is not at hand.");
    if (QStandardPaths::findExecutable(u"promtool"_s).isEmpty())
        QSKIP("There is no promtool.");
    for (const QString &name : m_folder.entryList({u"*.json"_s}, QDir::Files))
        collect(m_folder.filePath(name));
}

void TestCorpusQueries::collect(const QString &path)
{
    const auto import = importGrafana(readJsonFile(path));
    if (!import)
        return; // told elsewhere
    const QuestionContext context = contextOf(import->dashboard);
    QList<PanelSpec> panels = import->dashboard.panels;
    for (const Row &row : import->dashboard.rows)
        panels += row.folded;
    for (PanelSpec panel : panels) {
        const QList<Query> queries = panel.queries;
        for (Query query : queries) {
            if (!query.sourceType.isEmpty())
                continue;
            query.hidden = false;
            panel.queries = {query};
            const PanelQuestion question = questionOf(panel, true, 800, context);
            for (const QueryKey &key : question.queries)
                m_asked.append({path.section(u'/', -1), panel.title, query.expression, key.request.expression});
            if (question.error)
                m_failures.append(path.section(u'/', -1) + u": "_s + query.expression + u": "_s + question.error->message);
        }
    }
}

QList<qsizetype> TestCorpusQueries::refused(const QList<LabelFilter> &filters, QString &output) const
{
    QJsonArray rules;
    for (qsizetype i = 0; i < m_asked.size(); ++i) {
        const QString expression = withFilters(m_asked.at(i).expression, filters);
        rules.append(QJsonObject{{u"record"_s, u"r%1"_s.arg(i)}, {u"expr"_s, expression}});
    }
    const QJsonObject group{{u"name"_s, u"corpus"_s}, {u"rules"_s, rules}};
    QTemporaryDir folder;
    QFile file(folder.filePath(u"rules.yml"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(QJsonDocument(QJsonObject{{u"groups"_s, QJsonArray{group}}}).toJson());
    file.close();
    QProcess promtool;
    promtool.setProcessChannelMode(QProcess::MergedChannels);
    promtool.start(u"promtool"_s, {u"check"_s, u"rules"_s, u"--lint=none"_s, file.fileName()});
    promtool.waitForFinished(60'000);
    output = QString::fromUtf8(promtool.readAll());
    QList<qsizetype> indexes;
    static const QRegularExpression place(u"rule \\d+, \"r(\\d+)\""_s);
    auto matches = place.globalMatch(output);
    while (matches.hasNext())
        indexes.append(matches.next().captured(1).toLongLong());
    return indexes;
}

void TestCorpusQueries::everyQueryIsAccepted()
{
    QVERIFY2(m_asked.size() > 1'000, qPrintable(QString::number(m_asked.size())));
    QString output;
    const QList<qsizetype> indexes = refused({}, output);
    QVERIFY2(indexes.size() > 0 || output.contains(u"SUCCESS"_s), qPrintable(output.left(2'000)));
    qsizetype beyond = 0;
    QStringList wrong = m_failures;
    for (const qsizetype index : indexes) {
        const Asked &asked = m_asked.at(index);
        if (isForAnotherServer(asked.file) || beyondTheParser().match(asked.expression).hasMatch())
            ++beyond;
        else
            wrong.append(u"%1 | %2 | %3 | %4"_s.arg(asked.file, asked.panel, asked.written, asked.expression));
    }
    qInfo("%lld queries, %lld of other servers or newer ones", qlonglong(m_asked.size()), qlonglong(beyond));
    for (const QString &line : std::as_const(wrong))
        qInfo("%s", qPrintable(line));
    QCOMPARE(wrong.size(), 0);
}

void TestCorpusQueries::filtersKeepThemQueries()
{
    QString output;
    const QList<qsizetype> before = refused({}, output);
    const QList<qsizetype> after = refused({{u"zone"_s, u"!="_s, {u"a\"b"_s}}}, output);
    for (const qsizetype index : after)
        QVERIFY2(before.contains(index), qPrintable(m_asked.at(index).expression));
}

QTEST_GUILESS_MAIN(TestCorpusQueries)
#include "tst_corpusqueries.moc"
