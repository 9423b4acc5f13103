#include "app/dashboard/dashboardjson.h"
#include "app/import/importgrafana.h"
#include "app/import/importledger.h"
#include "app/import/jsonpointer.h"
#include "tests/support/corpus.h"
#include "widgets/panels/paneltype.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr int Mutations = 1000;
constexpr int MostOtherValues = 40; // of one key, from all files

/// A leaf of a document: where it is, and the last names of its path, by which leaves of one meaning are alike.
struct Leaf
{
    QString pointer;
    QString kind;
    Json value;
};

void collectLeaves(const Json &tree, const QString &pointer, const QString &kind, QList<Leaf> &leaves)
{
    for (const JsonMember &member : tree.members()) {
        const QString part = pointerPart(member.key);
        collectLeaves(member.value, pointer + u'/' + part, kind + u'/' + part, leaves);
    }
    for (qsizetype i = 0; i < tree.items().size(); ++i)
        collectLeaves(tree.at(i), pointer + u'/' + QString::number(i), kind + u"/*"_s, leaves);
    if (tree.size() == 0)
        leaves.append({pointer, kind.section(u'/', -2), tree});
}

/// Words that options of Grafana take; for a key whose other words the files do not use.
QList<Json> words()
{
    const QString text = u"auto left right hidden series text none table list bars points smooth stepAfter log symlog "
                         "opacity hue area line percent normal multi single asc desc html code markdown value name "
                         "background center always never inverted same_as_value basic lcd gradient top bottom v h "
                         "horizontal vertical dash dot percentage fixed thresholds prometheus loki histogram linear "
                         "exponential now-2d Crosshair RowsLayout TabsLayout xy y count size md lg color-text json short tall"_s;
    QList<Json> result;
    for (const QString &word : text.split(u' '))
        result.append(Json(word));
    return result;
}

/// Values that say something else than this one, whatever the key means.
QList<Json> otherValues(const Json &value)
{
    if (value.isBool())
        return {Json(!value.toBool())};
    const auto things = parseJson(R"([["last"], ["value", "percent"], [{"displayName": "a", "desc": true, "title": "b", "url": "c",
        "id": "d", "type": "value", "options": {"1": {"text": "one"}}, "value": 1, "color": "red", "text": "t",
        "refId": "A", "expr": "up"}], {"color": "red", "mode": "fixed", "viz": true, "type": "log", "log": 10}, true])");
    const QList<Json> numbers{Json(0), Json(-5), Json(1), Json(3), Json(100'000)};
    if (const auto number = value.numberLike(); number && value.isNumber())
        return QList<Json>{Json(*number + 1), Json(*number * 2 + 3)} + numbers;
    if (value.isString())
        return QList<Json>{Json(QString(value.toString() + u'x')), Json(QString()), Json(u"7"_s), Json(u"2m"_s)} + things->items()
            + words();
    return things->items() + numbers + words();
}

/// The typed model of a field's configuration and of its panel's options.
bool sameLook(const PanelSpec &one, const PanelSpec &other, const PanelType &type)
{
    if (!type.meansSame({one.options, one.defaults.custom}, {other.options, other.defaults.custom}))
        return false;
    for (qsizetype i = 0; i < one.overrides.size(); ++i) {
        const auto customOf = [](const FieldOverride &fieldOverride) {
            Json custom = Json::object();
            for (const OverrideProperty &property : fieldOverride.properties) {
                if (property.id.startsWith("custom."_L1))
                    custom.set(property.id.mid(7), property.value);
            }
            return custom;
        };
        const Json mine = customOf(one.overrides.at(i));
        const Json its = customOf(other.overrides.at(i));
        if (mine != its && !type.meansSame({one.options, mine}, {one.options, its}))
            return false;
    }
    return true;
}

/// Without what only the panel's type can compare.
PanelSpec withoutLook(PanelSpec panel)
{
    panel.options = {};
    panel.defaults.custom = {};
    for (FieldOverride &fieldOverride : panel.overrides) {
        for (OverrideProperty &property : fieldOverride.properties)
            property.value = property.id.startsWith("custom."_L1) ? Json() : property.value;
        fieldOverride.extra = {};
    }
    for (Query &query : panel.queries)
        query.extra = {};
    return panel;
}

QList<PanelSpec> allPanels(const Dashboard &dashboard)
{
    QList<PanelSpec> panels = dashboard.panels;
    for (const Row &row : dashboard.rows)
        panels += row.folded;
    return panels;
}

/// What is read of the document, without the document itself.
Dashboard typedPart(const Dashboard &dashboard)
{
    Dashboard typed = withoutFileParts(dashboard);
    typed.original = {};
    return typed;
}

Dashboard withoutPanels(Dashboard dashboard)
{
    dashboard.panels.clear();
    for (Row &row : dashboard.rows)
        row.folded.clear();
    return dashboard;
}

bool meansSame(const Dashboard &one, const Dashboard &other, const PanelTypeRegistry &types)
{
    const QList<PanelSpec> mine = allPanels(one);
    const QList<PanelSpec> its = allPanels(other);
    if (mine.size() != its.size() || withoutPanels(one) != withoutPanels(other))
        return false;
    for (qsizetype i = 0; i < mine.size(); ++i) {
        if (withoutLook(mine.at(i)) != withoutLook(its.at(i))
            || !sameLook(mine.at(i), its.at(i), types.find(mine.at(i).type)))
            return false;
    }
    return true;
}

} // namespace

/// "Exact" is proven: another value of such a key gives another dashboard.
class tst_ImportExact : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameDocumentMeansTheSame();
    void exactKeysChangeTheDashboard();
    void valuesWithoutSenseAreSaid();

private:
    struct File
    {
        QString name;
        Json document;
        QList<Leaf> exact;
    };

    File load(const QString &name);
    bool changes(const File &file, const Leaf &leaf) const;

    QDir m_folder = corpusFolder(QStringLiteral(PROMONTORY_SOURCE_DIR));
    PanelTypeRegistry m_types = builtinPanels();
    std::map<QString, QList<Json>> m_valuesOf; // by kind of leaf
    QList<File> m_files;
};

void tst_ImportExact::initTestCase()
{
    if (!m_folder.exists())
        QSKIP("The corpus of dashboards is not at hand.");
    for (const QString &name : m_folder.entryList({u"*.json"_s}, QDir::Files))
        m_files.append(load(name));
}

tst_ImportExact::File tst_ImportExact::load(const QString &name)
{
    File file{name, readJsonFile(m_folder.filePath(name)), {}};
    ImportLedger ledger;
    const auto import = importGrafana(file.document, ledger);
    QList<Leaf> leaves;
    collectLeaves(file.document, {}, {}, leaves);
    for (const Leaf &leaf : std::as_const(leaves)) {
        const auto entry = ledger.find(leaf.value);
        QList<Json> &values = m_valuesOf[leaf.kind];
        if (values.size() < MostOtherValues && !values.contains(leaf.value))
            values.append(leaf.value);
        if (entry && entry->fate == KeyFate::Exact)
            file.exact.append(leaf);
    }
    return file;
}

bool tst_ImportExact::changes(const File &file, const Leaf &leaf) const
{
    const auto before = importGrafana(file.document);
    QList<Json> values = otherValues(leaf.value);
    values += m_valuesOf.at(leaf.kind);
    const Dashboard was = typedPart(before->dashboard);
    return std::any_of(values.begin(), values.end(), [&](const Json &value) {
        if (value == leaf.value)
            return false;
        const auto after = importGrafana(withValueAt(file.document, leaf.pointer, value));
        return !after || !meansSame(was, typedPart(after->dashboard), m_types);
    });
}

void tst_ImportExact::sameDocumentMeansTheSame()
{
    for (const File &file : std::as_const(m_files)) {
        const auto import = importGrafana(file.document);
        const auto again = importGrafana(withValueAt(file.document, u"/notAKeyOfGrafana"_s, Json(1)));
        QVERIFY(import && again);
        QVERIFY2(meansSame(typedPart(import->dashboard), typedPart(again->dashboard), m_types), qPrintable(file.name));
    }
}

void tst_ImportExact::exactKeysChangeTheDashboard()
{
    QRandomGenerator random(20261122);
    QStringList wrong;
    for (int i = 0; i < Mutations; ++i) {
        const File &file = m_files.at(random.bounded(int(m_files.size())));
        if (file.exact.isEmpty())
            continue;
        const Leaf &leaf = file.exact.at(random.bounded(int(file.exact.size())));
        if (!changes(file, leaf))
            wrong.append(file.name.left(40) + u' ' + leaf.pointer + u" = "_s
                         + QString::fromUtf8(writeJsonCompact(leaf.value)).left(60));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(QString::number(wrong.size()) + u" of 1000:\n"_s + wrong.join(u'\n')));
}

/// A key that is given two values which mean nothing may not be exact both times and give the same dashboard.
void tst_ImportExact::valuesWithoutSenseAreSaid()
{
    const QList<std::pair<Json, Json>> pairs{{Json(u"zzz1"_s), Json(u"zzz2"_s)},
                                             {Json(1e9), Json(2e9)},
                                             {Json(-1e9), Json(-2e9)},
                                             {Json(0.123), Json(0.124)},
                                             {Json(true), Json(1234.5)}};
    QRandomGenerator random(20261123);
    QStringList wrong;
    for (int i = 0; i < Mutations; ++i) {
        const File &file = m_files.at(random.bounded(int(m_files.size())));
        if (file.exact.isEmpty())
            continue;
        const QString &pointer = file.exact.at(random.bounded(int(file.exact.size()))).pointer;
        const auto &[one, other] = pairs.at(random.bounded(int(pairs.size())));
        QList<Dashboard> read;
        for (const Json &value : {one, other}) {
            const auto document = parseJson(writeJson(withValueAt(file.document, pointer, value)));
            ImportLedger ledger;
            const auto import = importGrafana(*document, ledger);
            const auto entry = ledger.find(valueAt(*document, pointer));
            if (import && entry && entry->fate == KeyFate::Exact)
                read.append(typedPart(import->dashboard));
        }
        if (read.size() == 2 && meansSame(read.first(), read.last(), m_types))
            wrong.append(file.name.left(40) + u' ' + pointer + u" = "_s + QString::fromUtf8(writeJsonCompact(one)));
    }
    // Ends of a scale may be alike: heights below the least one.
    QVERIFY2(wrong.size() < Mutations / 100, qPrintable(QString::number(wrong.size()) + u" of 1000:\n"_s + wrong.join(u'\n')));
}

QTEST_MAIN(tst_ImportExact)
#include "tst_importexact.moc"
