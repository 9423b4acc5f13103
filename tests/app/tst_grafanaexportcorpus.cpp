#include "app/dashboard/dashboardjson.h"
#include "app/edit/dashboardedits.h"
#include "app/edit/rowedits.h"
#include "app/import/exportgrafana.h"
#include "app/import/importgrafana.h"
#include "tests/support/corpus.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

/// The paths at which two documents differ; a list of another length counts once.
void differences(const Json &one, const Json &other, const QString &path, QStringList &found)
{
    if (one == other)
        return;
    if (one.isObject() && other.isObject()) {
        for (const JsonMember &member : one.members())
            differences(member.value, other[member.key], path + u'/' + member.key, found);
        for (const JsonMember &member : other.members()) {
            if (!one.contains(member.key))
                found.append(path + u'/' + member.key);
        }
    } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
        for (qsizetype i = 0; i < one.size(); ++i)
            differences(one.at(i), other.at(i), path + u'/' + QString::number(i), found);
    } else {
        found.append(path);
    }
}

QStringList differences(const Json &one, const Json &other)
{
    QStringList found;
    differences(one, other, {}, found);
    return found;
}

/// A legend as Grafana writes it since schema 37; the model takes both spellings.
void plainLegend(PanelSpec &panel)
{
    Json legend = panel.options[u"legend"];
    if (!legend.isObject())
        return;
    const bool hidden = legend[u"displayMode"].toString() == "hidden"_L1 || !legend[u"showLegend"].toBool(true);
    legend.set(u"showLegend", Json(!hidden));
    if (legend[u"displayMode"].toString() == "hidden"_L1)
        legend.set(u"displayMode", Json(u"list"_s));
    panel.options.set(u"legend", legend);
}

/// Options in the spelling of older schemas, which are written in that of schema 41.
bool isOfOldSpelling(const PanelSpec &panel, int schema)
{
    const auto &overrides = panel.overrides;
    const auto &steps = panel.transforms;
    return panel.defaults.custom.contains(u"displayMode") || panel.options.contains(u"tooltipOptions")
        || (schema < 35 && panel.defaults.custom[u"axisPlacement"].toString() == "hidden"_L1)
        || std::any_of(overrides.begin(), overrides.end(), [](const FieldOverride &one) {
               return std::any_of(one.properties.begin(), one.properties.end(),
                                  [](const OverrideProperty &property) { return property.id == "custom.displayMode"_L1; });
           })
        || std::any_of(steps.begin(), steps.end(), [schema](const TransformStep &step) {
               return (step.id == "labelsToFields"_L1 && schema < 31) || step.options.contains(u"refIdToStat");
           });
}

template <typename Action>
void eachPanel(Dashboard &dashboard, Action action)
{
    std::for_each(dashboard.panels.begin(), dashboard.panels.end(), action);
    for (Row &row : dashboard.rows)
        std::for_each(row.folded.begin(), row.folded.end(), action);
}

void forgetLook(PanelSpec &panel)
{
    panel.options = {};
    panel.defaults.custom = {};
    panel.overrides.clear();
    panel.transforms.clear();
}

/// What a dashboard means: no places in the source, no order of the panels.
Dashboard meaningOf(const Dashboard &dashboard)
{
    Dashboard bare = withoutFileParts(dashboard);
    bare.original = {};
    eachPanel(bare, &plainLegend);
    const auto forget = [](auto &part) { part.original = {}; };
    const auto above = [](const PanelSpec &a, const PanelSpec &b) {
        return std::tuple(a.rect.y, a.rect.x, a.id.toText()) < std::tuple(b.rect.y, b.rect.x, b.id.toText());
    };
    std::for_each(bare.panels.begin(), bare.panels.end(), forget);
    std::sort(bare.panels.begin(), bare.panels.end(), above);
    for (Row &row : bare.rows) {
        forget(row);
        std::for_each(row.folded.begin(), row.folded.end(), forget);
        std::sort(row.folded.begin(), row.folded.end(), above);
    }
    std::sort(bare.rows.begin(), bare.rows.end(), [](const Row &a, const Row &b) { return a.y < b.y; });
    for (VariableSpec &variable : bare.variables) {
        forget(commonOf(variable));
        if (auto *query = std::get_if<QueryVariable>(&variable))
            query->refresh = std::max(1, query->refresh);
    }
    std::for_each(bare.annotations.begin(), bare.annotations.end(), forget);
    return bare;
}

} // namespace

/// Other people's dashboards there and back again.
class tst_GrafanaExportCorpus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void isGivenBack_data() { addFiles(); }
    void isGivenBack();
    void oneEdit_data();
    void oneEdit();
    void manyEdits_data() { addFiles(); }
    void manyEdits();
    void becomesClassic_data() { addFiles(); }
    void becomesClassic();

private:
    void addFiles() const;

    QDir m_folder = corpusFolder(QStringLiteral(PROMONTORY_SOURCE_DIR));
};

void tst_GrafanaExportCorpus::initTestCase()
{
    if (!m_folder.exists())
        QSKIP("The corpus of dashboards is not at hand.");
}

void tst_GrafanaExportCorpus::addFiles() const
{
    QTest::addColumn<QString>("path");
    for (const QString &name : m_folder.entryList({u"*.json"_s}, QDir::Files))
        QTest::newRow(qPrintable(name)) << m_folder.filePath(name);
}

void tst_GrafanaExportCorpus::isGivenBack()
{
    QFETCH(QString, path);
    const Json document = readJsonFile(path);
    const auto import = importGrafana(document);
    QVERIFY(import.has_value());
    // By way of our file, with its text.
    const auto saved = readDashboard(writeDashboard(import->dashboard));
    QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().message));
    const GrafanaExport result = exportGrafana(*saved, GrafanaForm::Own);
    QCOMPARE(result.notices, QStringList());
    QCOMPARE(writeJson(result.document), writeJson(document));
}

using Edit = std::function<bool(Dashboard &dashboard)>;
Q_DECLARE_METATYPE(Edit)

void tst_GrafanaExportCorpus::oneEdit_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("keys");
    const auto inPanel = [](auto action) {
        return Edit([action](Dashboard &dashboard) {
            for (PanelSpec &panel : dashboard.panels) {
                if (action(panel))
                    return true;
            }
            return false;
        });
    };
    struct Case
    {
        const char *name;
        Edit edit;
        QString keys;
    };
    const QList<Case> cases{
        {"title", [](Dashboard &dashboard) { dashboard.title = u"Another title"_s; return true; }, u"/title"_s},
        {"panel title", inPanel([](PanelSpec &panel) { panel.title = u"Another title"_s; return true; }), u"/title"_s},
        {"expression", inPanel([](PanelSpec &panel) {
             if (panel.queries.isEmpty() || !panel.queries.first().sourceType.isEmpty())
                 return false;
             panel.queries.first().expression = u"another"_s;
             return true;
         }), u"/expr"_s},
        {"unit", inPanel([](PanelSpec &panel) { panel.defaults.unit = u"furlongs"_s; return true; }), u"/unit|/defaults|/fieldConfig"_s},
        {"width", inPanel([](PanelSpec &panel) {
             panel.rect.width -= panel.rect.width > 2 ? 2 : 0;
             return true;
         }), u"/w|/width|/span|/gridPos"_s},
        {"variable", [](Dashboard &dashboard) {
             if (dashboard.variables.isEmpty())
                 return false;
             commonOf(dashboard.variables.first()).label = u"Another label"_s;
             return true;
         }, u"/label"_s},
        {"removed panel", [](Dashboard &dashboard) {
             if (dashboard.panels.isEmpty())
                 return false;
             dashboard.panels.removeLast();
             return true;
         }, u"/panels|/items|/elements|"_s},
    };
    for (const QString &name : m_folder.entryList({u"*.json"_s}, QDir::Files)) {
        for (const Case &one : cases)
            QTest::addRow("%s: %s", qPrintable(name), one.name) << m_folder.filePath(name) << one.edit << one.keys;
    }
}

void tst_GrafanaExportCorpus::oneEdit()
{
    QFETCH(QString, path);
    QFETCH(Edit, edit);
    QFETCH(QString, keys);
    const Json document = readJsonFile(path);
    const auto import = importGrafana(document);
    QVERIFY(import.has_value());
    Dashboard dashboard = import->dashboard;
    if (!edit(dashboard))
        QSKIP("There is nothing to edit.");
    const GrafanaExport result = exportGrafana(dashboard, GrafanaForm::Own);
    const QStringList found = differences(document, result.document);
    const QByteArray seen = (found.join(u' ') + u" | "_s + result.notices.join(u' ')).toUtf8();
    if (import->dashboard == dashboard) {
        QVERIFY2(found.isEmpty(), seen.constData());
        return;
    }
    QVERIFY2(!found.isEmpty(), seen.constData());
    if (!result.notices.isEmpty()) {
        // Converted: only that one panel, and all of the edit is in it.
        static const QRegularExpression panel(u"^(.*?/panels(/\\d+)?)(/|$)"_s);
        const QString place = panel.match(found.first()).captured(1);
        for (const QString &one : found)
            QVERIFY2(!place.isEmpty() && one.startsWith(place), seen.constData());
        QVERIFY2(!result.notices.join(u' ').contains("Not all"_L1), seen.constData());
        return;
    }
    const QStringList ends = keys.split(u'|');
    QVERIFY2(found.size() == 1 || (keys.contains("/items"_L1) && found.size() == 2), seen.constData());
    QVERIFY2(std::any_of(ends.begin(), ends.end(), [&](const QString &end) { return found.first().endsWith(end) || (!end.isEmpty() && found.first().contains(end + u'/')); }),
             seen.constData());
}

/// Panels, rows and variables by what can be seen of them.
QStringList outlineOf(const Dashboard &dashboard)
{
    QStringList parts;
    const auto add = [&parts](const PanelSpec &panel, const QString &row) {
        parts.append(u"%1/%2:%3 %4x%5"_s.arg(row, panel.title, panel.type, QString::number(panel.rect.width),
                                             QString::number(panel.rect.height)));
    };
    for (const PanelSpec &panel : dashboard.panels)
        add(panel, {});
    for (const Row &row : dashboard.rows) {
        parts.append(row.title + (row.collapsed ? u" folded"_s : u" open"_s));
        for (const PanelSpec &panel : row.folded)
            add(panel, row.title);
    }
    for (const VariableSpec &variable : dashboard.variables)
        parts.append(u'$' + commonOf(variable).name);
    parts.sort();
    return parts;
}

void tst_GrafanaExportCorpus::manyEdits()
{
    QFETCH(QString, path);
    const auto import = importGrafana(readJsonFile(path));
    QVERIFY(import.has_value());
    if (import->report.form.contains("panel"_L1))
        QSKIP("One panel is no dashboard.");
    Dashboard dashboard = import->dashboard;
    dashboard.title = u"Edited"_s;
    if (!dashboard.panels.isEmpty())
        dashboard = removePanel(dashboard, dashboard.panels.first().id);
    if (!dashboard.rows.isEmpty())
        dashboard = toggleRow(dashboard, dashboard.rows.first().id);
    dashboard = addRow(dashboard, u"New row"_s);
    PanelSpec panel;
    panel.id.value = qint64(100'000);
    panel.title = u"New panel"_s;
    panel.rect.y = dashboard.rows.last().y + 1;
    dashboard.panels.append(panel);
    if (!dashboard.variables.isEmpty())
        dashboard.variables.removeFirst();
    const GrafanaExport result = exportGrafana(dashboard, GrafanaForm::Own);
    const auto again = importGrafana(result.document);
    QVERIFY(again.has_value());
    QCOMPARE(again->dashboard.title, u"Edited"_s);
    QCOMPARE(outlineOf(again->dashboard), outlineOf(dashboard));
    QVERIFY2(!result.notices.join(u' ').contains("Not all"_L1), qPrintable(result.notices.join(u' ')));
}

void tst_GrafanaExportCorpus::becomesClassic()
{
    QFETCH(QString, path);
    const auto import = importGrafana(readJsonFile(path));
    QVERIFY(import.has_value());
    const GrafanaExport result = exportGrafana(import->dashboard, GrafanaForm::Classic);
    QCOMPARE(result.document[u"schemaVersion"].toInteger(), 41);
    const auto again = importGrafana(result.document);
    QVERIFY(again.has_value());
    Dashboard wanted = meaningOf(import->dashboard);
    Dashboard got = meaningOf(again->dashboard);
    QSet<PanelId> old;
    eachPanel(wanted, [&](PanelSpec &panel) {
        if (isOfOldSpelling(panel, import->report.schema.value_or(0)))
            old.insert(panel.id);
    });
    for (Dashboard *one : {&wanted, &got}) {
        eachPanel(*one, [&old](PanelSpec &panel) {
            if (old.contains(panel.id))
                forgetLook(panel);
        });
    }
    const QStringList found = differences(*parseJson(writeDashboard(wanted)), *parseJson(writeDashboard(got)));
    QVERIFY2(found.isEmpty(), qPrintable(found.mid(0, 10).join(u' ')));
    QVERIFY(wanted == got);
    // From here on nothing changes any more.
    QCOMPARE(writeJson(exportGrafana(again->dashboard, GrafanaForm::Classic).document), writeJson(result.document));
}

QTEST_GUILESS_MAIN(tst_GrafanaExportCorpus)
#include "tst_grafanaexportcorpus.moc"
