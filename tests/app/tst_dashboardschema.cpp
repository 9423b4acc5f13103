#include "app/dashboard/dashboardjson.h"
#include "app/dashboard/describedashboard.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

/// Visits a description and notes its keys; "!" marks those that are always written.
class KeyCollector
{
public:
    void source(Json &) {}
    void constant(QStringView key, const Json &) { m_keys.append(key + u'!'); }

    template <typename T, typename Codec>
    void field(QStringView key, T &, const Codec &, const std::type_identity_t<T> & = {})
    {
        m_keys.append(key.toString());
    }

    template <typename T, typename Codec>
    void required(QStringView key, T &, const Codec &, const std::type_identity_t<T> & = {})
    {
        m_keys.append(key + u'!');
    }

    QStringList keys() const { return m_keys; }

private:
    QStringList m_keys;
};

template <typename T>
QStringList readerKeys()
{
    KeyCollector collector;
    T value{};
    describe(collector, value);
    return collector.keys();
}

Json readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json = parseJson(file.readAll());
    return json ? *json : Json();
}

QString sourcePath(const char *path)
{
    return QStringLiteral(PROMONTORY_SOURCE_DIR) + u'/' + QString::fromLatin1(path);
}

class Schema
{
public:
    Schema() : m_root(readJsonFile(sourcePath("resources/schema/dashboard.schema.json"))) {}

    const Json &root() const { return m_root; }
    const Json &definition(QStringView name) const { return m_root[u"$defs"][name]; }

    /// The keys of one object in the schema's order, marked as KeyCollector marks them.
    static QStringList keysOf(const Json &node)
    {
        QStringList required;
        for (const Json &key : node[u"required"].items())
            required.append(key.toString());
        QStringList keys;
        for (const JsonMember &member : node[u"properties"].members())
            keys.append(required.contains(member.key) ? QString(member.key + u'!') : member.key);
        return keys;
    }

    /// Keys of a document that the schema does not name, as paths. Only objects whose keys it
    /// names.
    void unknownKeys(const Json &json, const Json &node, const QString &path,
                     QStringList &found) const
    {
        const Json &rule = branch(resolved(node), json);
        for (qsizetype i = 0; i < json.size() && json.isArray(); ++i)
            unknownKeys(json.at(i), rule[u"items"], path + u"[]"_s, found);
        const Json &properties = rule[u"properties"];
        if (properties.isUndefined())
            return;
        for (const JsonMember &member : json.members()) {
            const QString place = path + u'.' + member.key;
            if (properties.contains(member.key))
                unknownKeys(member.value, properties[member.key], place, found);
            else
                found.append(place);
        }
    }

private:
    const Json &resolved(const Json &node) const
    {
        const QString reference = node[u"$ref"].toString();
        return reference.isEmpty() ? node : definition(QStringView(reference).mid(8)); // "#/$defs/"
    }

    /// The alternative for this value's "type".
    const Json &branch(const Json &node, const Json &json) const
    {
        const Json &alternatives = node.contains(u"oneOf") ? node[u"oneOf"] : node[u"anyOf"];
        for (const Json &alternative : alternatives.items()) {
            const Json &rule = resolved(alternative);
            if (rule[u"properties"][u"type"][u"const"] == json[u"type"])
                return rule;
        }
        return node;
    }

    Json m_root;
};

} // namespace

class tst_DashboardSchema : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void sameKeysAsTheReader_data();
    void sameKeysAsTheReader();
    void everyReferenceLeadsSomewhere();
    void dashboardsUseNamedKeys_data();
    void dashboardsUseNamedKeys();
    void foreignKeysAreFound();

private:
    Schema m_schema;
};

void tst_DashboardSchema::sameKeysAsTheReader_data()
{
    QTest::addColumn<QStringList>("reader");
    QTest::addColumn<QStringList>("schema");
    const auto row = [this](const char *name, const QStringList &reader) {
        QTest::newRow(name) << reader
                            << Schema::keysOf(m_schema.definition(QString::fromLatin1(name)));
    };
    QTest::newRow("dashboard") << readerKeys<Dashboard>() << Schema::keysOf(m_schema.root());
    row("time", readerKeys<TimeSpec>());
    row("link", readerKeys<DataLink>());
    row("option", readerKeys<VariableOption>());
    row("grid", readerKeys<GridRect>());
    row("repeat", readerKeys<Repeat>());
    row("query", readerKeys<Query>());
    row("transformation", readerKeys<TransformStep>());
    row("step", readerKeys<ThresholdStep>());
    row("thresholds", readerKeys<Thresholds>());
    row("color", readerKeys<FieldColor>());
    row("field", readerKeys<FieldConfig>());
    row("override", readerKeys<FieldOverride>());
    row("panel", readerKeys<PanelSpec>());
    row("row", readerKeys<Row>());
    row("annotation", readerKeys<AnnotationQuery>());
    row("queryVariable", readerKeys<QueryVariable>());
    row("customVariable", readerKeys<CustomVariable>());
    row("constantVariable", readerKeys<ConstantVariable>());
    row("intervalVariable", readerKeys<IntervalVariable>());
    row("textVariable", readerKeys<TextVariable>());
    row("sourceVariable", readerKeys<SourceVariable>());
    row("filterVariable", readerKeys<FilterVariable>());
    row("switchVariable", readerKeys<SwitchVariable>());
    row("groupVariable", readerKeys<GroupVariable>());
    row("dashboardLink", readerKeys<DashboardLink>());
    row("pickers", readerKeys<PickerSpec>());
    const Json &parts = m_schema.definition(u"override")[u"properties"];
    QTest::newRow("matcher") << readerKeys<OverrideMatcher>() << Schema::keysOf(parts[u"matcher"]);
    QTest::newRow("property") << readerKeys<OverrideProperty>()
                              << Schema::keysOf(parts[u"properties"][u"items"]);
}

void tst_DashboardSchema::sameKeysAsTheReader()
{
    QFETCH(QStringList, reader);
    QFETCH(QStringList, schema);
    QVERIFY(!schema.isEmpty());
    reader.sort();
    schema.sort();
    QCOMPARE(schema, reader);
}

void collectReferences(const Json &json, QStringList &references)
{
    for (const Json &item : json.items())
        collectReferences(item, references);
    for (const JsonMember &member : json.members()) {
        if (member.key == "$ref"_L1)
            references.append(member.value.toString());
        collectReferences(member.value, references);
    }
}

void tst_DashboardSchema::everyReferenceLeadsSomewhere()
{
    QStringList references;
    collectReferences(m_schema.root(), references);
    QVERIFY(references.size() > 20);
    for (const QString &reference : std::as_const(references)) {
        QVERIFY2(reference.startsWith("#/$defs/"_L1), qPrintable(reference));
        QVERIFY2(m_schema.definition(QStringView(reference).mid(8)).isObject(),
                 qPrintable(reference));
    }
}

void tst_DashboardSchema::dashboardsUseNamedKeys_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("complete") << QStringLiteral(PROMONTORY_TEST_DATA "/dashboards/complete.json");
    const QDir shipped(sourcePath("resources/dashboards"));
    const QStringList names = shipped.entryList({u"*.json"_s}, QDir::Files);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << shipped.filePath(name);
}

void tst_DashboardSchema::dashboardsUseNamedKeys()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    for (const DocumentFault &fault : validateDashboard(text))
        QFAIL(qPrintable(path + u':' + fault.toText()));
    QStringList unknown;
    m_schema.unknownKeys(*parseJson(text), m_schema.root(), {}, unknown);
    QCOMPARE(unknown, QStringList());
    // What we ship is canonical, so that an edit is a small difference.
    QCOMPARE(writeDashboard(*readDashboard(text)), text);
}

void tst_DashboardSchema::foreignKeysAreFound()
{
    QStringList unknown;
    m_schema.unknownKeys(
        readJsonFile(QStringLiteral(PROMONTORY_TEST_DATA "/dashboards/foreign.json")),
        m_schema.root(), {}, unknown);
    for (const QString &path :
         {u".zeppelin"_s, u".panels[].grid.static"_s, u".panels[].queries[].x-query"_s,
          u".panels[].field.thresholds.steps[].index"_s, u".panels[].overrides[].matcher.scope"_s,
          u".variables[].skipUrlSync"_s, u".time.zone"_s})
        QVERIFY2(unknown.contains(path), qPrintable(path));
}

QTEST_GUILESS_MAIN(tst_DashboardSchema)
#include "tst_dashboardschema.moc"
