#include "app/dashboard/dashboardjson.h"
#include "app/import/exportgrafana.h"
#include "app/import/importgrafana.h"
#include "tests/support/corpus.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

bool isSource(const Json &json)
{
    if (json.isUndefined())
        return true;
    return json.isObject() && (json[u"type"].isString() || json[u"uid"].isString())
        && (!json.contains(u"uid") || json[u"uid"].isString());
}

bool isWhole(const Json &json, qint64 least, qint64 most)
{
    return json.isNumber() && json.toDouble() == double(json.toInteger()) && json.toInteger() >= least
        && json.toInteger() <= most;
}

/// What Grafana 10 to 13 asks of a dashboard in the classic form. Collects what is wrong.
class FormCheck
{
public:
    QStringList faults(const Json &document)
    {
        require(document[u"title"].isString() && !document[u"title"].toString().isEmpty(), u"title"_s);
        require(isWhole(document[u"schemaVersion"], 39, 42), u"schemaVersion"_s);
        require(document[u"id"].isNull(), u"id"_s);
        static const QRegularExpression uid(u"^[A-Za-z0-9_-]{0,40}$"_s);
        require(uid.match(document[u"uid"].toString()).hasMatch(), u"uid"_s);
        require(document[u"tags"].isArray() && document[u"links"].isArray(), u"lists"_s);
        require(document[u"time"][u"from"].isString() && document[u"time"][u"to"].isString(), u"time"_s);
        require(document[u"refresh"].isString() && document[u"timezone"].isString(), u"texts"_s);
        require(document[u"timepicker"].isObject() && document[u"editable"].isBool(), u"settings"_s);
        require(isWhole(document[u"graphTooltip"], 0, 2), u"graphTooltip"_s);
        require(document[u"panels"].isArray() && !document.contains(u"rows"), u"panels"_s);
        checkAnnotations(document[u"annotations"][u"list"]);
        checkVariables(document[u"templating"][u"list"]);
        for (const Json &panel : document[u"panels"].items())
            checkPanel(panel);
        return m_faults;
    }

private:
    void require(bool holds, const QString &what)
    {
        if (!holds && m_faults.size() < 20)
            m_faults.append(what);
    }

    void checkAnnotations(const Json &list)
    {
        require(list.isArray() && list.at(0)[u"builtIn"].toInteger() == 1, u"annotations"_s);
        for (const Json &one : list.items())
            require(one[u"name"].isString() && one[u"enable"].isBool() && isSource(one[u"datasource"]), u"annotation"_s);
    }

    void checkVariables(const Json &list)
    {
        require(list.isArray(), u"templating.list"_s);
        for (const Json &one : list.items()) {
            const QString type = one[u"type"].toString();
            require(!type.isEmpty() && !one[u"name"].toString().isEmpty(), u"variable"_s);
            require(isSource(one[u"datasource"]), u"source of a variable"_s);
            require(!one.contains(u"hide") || isWhole(one[u"hide"], 0, 3), u"hide"_s);
            require(type != "query"_L1 || isWhole(one[u"refresh"], 0, 2), u"refresh of "_s + one[u"name"].toString());
        }
    }

    void checkPanel(const Json &panel)
    {
        const QString place = u"panel "_s + QString::number(panel[u"id"].toInteger()) + u' ' + panel[u"type"].toString();
        const bool isRow = panel[u"type"].toString() == "row"_L1;
        const Json &grid = panel[u"gridPos"];
        require(isWhole(panel[u"id"], 1, 0x7fffffff) && !m_ids.contains(panel[u"id"].toInteger()), place + u" id"_s);
        m_ids.insert(panel[u"id"].toInteger());
        require(isWhole(grid[u"x"], 0, 23) && isWhole(grid[u"w"], 1, 24) && isWhole(grid[u"y"], 0, 10'000'000)
                    && isWhole(grid[u"h"], 1, 200) && grid[u"x"].toInteger() + grid[u"w"].toInteger() <= 24,
                place + u" gridPos"_s);
        require(isSource(panel[u"datasource"]), place + u" datasource"_s);
        if (isRow) {
            require(panel[u"panels"].isArray() && panel[u"collapsed"].isBool(), place + u" panels"_s);
            for (const Json &inner : panel[u"panels"].items())
                checkPanel(inner);
        } else if (!panel.contains(u"libraryPanel")) {
            checkLook(panel, place);
        }
    }

    void checkLook(const Json &panel, const QString &place)
    {
        static const QSet<QString> old{u"graph"_s, u"singlestat"_s, u"table-old"_s, u"graphite"_s, u""_s};
        require(!old.contains(panel[u"type"].toString()), place + u" type"_s);
        require(panel[u"fieldConfig"][u"defaults"].isObject() && panel[u"fieldConfig"][u"overrides"].isArray(),
                place + u" fieldConfig"_s);
        require(panel[u"options"].isObject() && panel[u"targets"].isArray(), place + u" options"_s);
        QSet<QString> names;
        for (const Json &target : panel[u"targets"].items()) {
            const QString name = target[u"refId"].toString();
            require(!name.isEmpty() && !names.contains(name) && isSource(target[u"datasource"]), place + u" refId "_s + name);
            names.insert(name);
        }
    }

    QStringList m_faults;
    QSet<qint64> m_ids;
};

/// Without what belongs to the file and what no other program is told.
Dashboard meaning(Dashboard dashboard)
{
    dashboard = withoutFileParts(dashboard);
    dashboard.original = {};
    return dashboard;
}

} // namespace

/// Every dashboard goes to Grafana in a form that it takes, and says the same when it comes back.
class tst_ClassicForm : public QObject
{
    Q_OBJECT

private slots:
    void isTaken_data();
    void isTaken();
    void isForOthersToo_data() { isTaken_data(); }
    void isForOthersToo();
    void comesBackTheSame_data() { isTaken_data(); }
    void comesBackTheSame();

private:
    static Result<Dashboard> open(const QString &path);
};

Result<Dashboard> tst_ClassicForm::open(const QString &path)
{
    const Json json = readJsonFile(path);
    if (!isGrafanaDocument(json))
        return readDashboard(writeJson(json));
    return importGrafana(json).map([](const GrafanaImport &import) { return import.dashboard; });
}

void tst_ClassicForm::isTaken_data()
{
    QTest::addColumn<QString>("path");
    const QString sources = QStringLiteral(PROMONTORY_SOURCE_DIR);
    for (const QDir &folder : {corpusFolder(sources), QDir(sources + u"/resources/dashboards"_s), QDir(sources + u"/resources/templates"_s),
                               QDir(sources + u"/tests/data/dashboards"_s)}) {
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files)) {
            if (open(folder.filePath(name)))
                QTest::newRow(qPrintable(name)) << folder.filePath(name);
        }
    }
}

void tst_ClassicForm::isTaken()
{
    QFETCH(QString, path);
    const auto dashboard = open(path);
    QVERIFY(dashboard);
    const QStringList faults = FormCheck().faults(exportGrafana(*dashboard, GrafanaForm::Classic).document);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u", "_s)));
}

void tst_ClassicForm::isForOthersToo()
{
    QFETCH(QString, path);
    const auto dashboard = open(path);
    QVERIFY(dashboard);
    const Json document = exportGrafana(*dashboard, GrafanaForm::Share).document;
    const QStringList faults = FormCheck().faults(document);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u", "_s)));
    QVERIFY(document[u"__inputs"].isArray() && document[u"__requires"].isArray());
}

void tst_ClassicForm::comesBackTheSame()
{
    QFETCH(QString, path);
    const auto dashboard = open(path);
    QVERIFY(dashboard);
    const Json document = exportGrafana(*dashboard, GrafanaForm::Classic).document;
    const auto once = importGrafana(document);
    QVERIFY(once);
    QCOMPARE(once->dashboard.title, dashboard->title);
    QCOMPARE(once->dashboard.panels.size(), dashboard->panels.size());
    QCOMPARE(once->dashboard.rows.size(), dashboard->rows.size());
    QCOMPARE(once->dashboard.variables.size(), dashboard->variables.size());
    for (qsizetype i = 0; i < dashboard->panels.size(); ++i) {
        const PanelSpec &was = dashboard->panels.at(i);
        const auto found = std::find_if(once->dashboard.panels.begin(), once->dashboard.panels.end(),
                                        [&was](const PanelSpec &panel) { return panel.rect == was.rect; });
        QVERIFY2(found != once->dashboard.panels.end(), qPrintable(was.title));
        QCOMPARE(found->type, was.type);
        QCOMPARE(found->title, was.title);
        QCOMPARE(found->queries.size(), was.queries.size());
        QCOMPARE(found->overrides.size(), was.overrides.size());
        QCOMPARE(found->defaults.unit, was.defaults.unit);
        QCOMPARE(found->defaults.thresholds.steps.size(), was.defaults.thresholds.steps.size());
        QCOMPARE(found->repeat.has_value(), was.repeat.has_value());
        if (was.repeat)
            QCOMPARE(std::pair(found->repeat->variable, found->repeat->horizontal), std::pair(was.repeat->variable, was.repeat->horizontal));
    }
    // What was written once is written the same again.
    const Json again = exportGrafana(meaning(once->dashboard), GrafanaForm::Classic).document;
    const auto twice = importGrafana(again);
    QVERIFY(twice);
    QVERIFY(meaning(twice->dashboard).panels.size() == once->dashboard.panels.size());
}

QTEST_GUILESS_MAIN(tst_ClassicForm)
#include "tst_classicform.moc"
