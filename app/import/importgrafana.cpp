#include "app/import/importgrafana.h"

#include "app/dashboard/dashboardjson.h"
#include "app/dashboard/documentchecks.h"
#include "app/import/classicdashboard.h"
#include "app/import/classicfromv2.h"
#include "app/import/classicpanels.h"
#include "app/import/grafanaform.h"
#include "app/import/jsonpointer.h"
#include "app/import/librarypanels.h"
#include "app/import/oldrows.h"
#include "app/import/oldsteps.h"
#include "app/import/sourcereferences.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

using Form = GrafanaModel::Form;

/// A single panel as a dashboard that holds only it.
Json dashboardAround(const GrafanaModel &found)
{
    Json panel = found.model;
    panel.set(PointerKey, Json(found.pointer));
    Json grid = Json::object();
    grid.set(u"x", Json(0));
    grid.set(u"y", Json(0));
    grid.set(u"w", Json(24));
    grid.set(u"h", Json(16));
    if (!panel[u"gridPos"].isObject())
        panel.set(u"gridPos", grid);
    Json model = Json::object();
    model.set(u"title", found.name.isEmpty() ? Json(found.model[u"title"].toString()) : Json(found.name));
    model.set(u"panels", Json::array({panel}));
    return model;
}

Json classicModel(const GrafanaModel &found, ImportLedger &ledger)
{
    switch (found.form) {
    case Form::V2:
        return classicFromV2(found.model, found.pointer, found.name, ledger);
    case Form::LibraryPanel:
    case Form::Panel:
        return dashboardAround(found);
    case Form::Classic:
        break;
    }
    return withOldSteps(withoutOldRows(found.model, found.pointer, ledger));
}

QString formName(const GrafanaModel &found)
{
    switch (found.form) {
    case Form::V2:
        return u"v2"_s;
    case Form::LibraryPanel:
        return u"library panel"_s;
    case Form::Panel:
        return u"panel"_s;
    case Form::Classic:
        break;
    }
    return found.model[u"rows"].size() > 0 && found.model[u"panels"].size() == 0 ? u"rows"_s : u"classic"_s;
}

/// A row without its panels, in v2 without its layout.
Json headerOf(Json row)
{
    row.remove(u"panels");
    if (!row[u"spec"].isObject())
        return row;
    Json spec = row[u"spec"];
    spec.remove(u"layout");
    spec.remove(u"elements");
    row.set(u"spec", spec);
    return row;
}

/// The keys of one panel; those of the panels inside a row are their own.
PanelReport reportOf(const ImportedPanel &panel, PointerIndex &document, const ImportLedger &ledger,
                     QSet<qsizetype> &counted)
{
    PanelReport report{panel.id, panel.title, panel.type, PanelReport::Outcome::Exact, {}, {}};
    Json tree = document.at(panel.pointer);
    if (panel.type == "row"_L1)
        tree = headerOf(tree);
    ledger.collect(tree, readablePath(panel.pointer), report.keys, report.findings);
    eachLeaf(tree, {}, [&counted](const Json &leaf, const QString &) { counted.insert(leaf.offset()); });
    if (panel.isPlaceholder)
        report.outcome = PanelReport::Outcome::Placeholder;
    else if (!report.findings.isEmpty())
        report.outcome = PanelReport::Outcome::Approximated;
    return report;
}

/// What belongs to no panel.
void collectHead(const Json &document, const ImportLedger &ledger, const QSet<qsizetype> &counted, ImportReport &report)
{
    eachLeaf(document, {}, [&](const Json &leaf, const QString &path) {
        if (!counted.contains(leaf.offset()))
            ledger.collect(leaf, path, report.head, report.dashboard);
    });
}

/// Large dashboards open; that they are slow is said.
void collectSizes(const Dashboard &dashboard, ImportReport &report)
{
    for (const QString &message : sizeMessages(dashboard))
        report.dashboard.append({{}, KeyFate::Approximated, message});
}

/// What the wrapping around the model says is about storage on Grafana's server.
void markWrapping(const Json &document, const GrafanaModel &found, ImportLedger &ledger)
{
    const Json &wrapping = document.isArray() ? document.at(0) : document;
    const QString pointer = document.isArray() ? found.pointer.mid(2) : found.pointer; // without "/0"
    if (pointer.isEmpty())
        return;
    const QString inner = pointer.mid(1);
    for (const JsonMember &member : wrapping.members()) {
        if (member.key != inner)
            ledger.unread(member.value);
    }
    if (wrapping[u"metadata"][u"name"].isString())
        ledger.exact(wrapping[u"metadata"][u"name"]);
}

} // namespace

double ImportReport::score() const
{
    KeyCounts keys = panels.isEmpty() ? head : KeyCounts();
    for (const PanelReport &panel : panels) {
        keys.exact += panel.keys.exact;
        keys.approximated += panel.keys.approximated;
        keys.ignored += panel.keys.ignored;
    }
    const int all = keys.exact + keys.approximated + keys.ignored;
    return all > 0 ? (keys.exact + keys.approximated / 2.0) / all : 1.0;
}

bool ImportReport::isExact() const
{
    return dashboard.isEmpty() && std::all_of(panels.begin(), panels.end(), [](const PanelReport &panel) {
        return panel.outcome == PanelReport::Outcome::Exact;
    });
}

Result<GrafanaImport> importGrafana(const Json &document)
{
    ImportLedger ledger;
    return importGrafana(document, ledger);
}

Result<GrafanaImport> importGrafana(const Json &document, ImportLedger &ledger)
{
    return importGrafana(document, LibraryModels(), ledger);
}

Result<GrafanaImport> importGrafana(const Json &document, const LibraryModels &libraries)
{
    ImportLedger ledger;
    return importGrafana(document, libraries, ledger);
}

Result<GrafanaImport> importGrafana(const Json &document, const LibraryModels &libraries, ImportLedger &ledger)
{
    const auto found = findGrafanaModel(document);
    if (!found)
        return failure(ErrorKind::Syntax, foreignDocumentText(document));
    const Json model = withLibraries(classicModel(*found, ledger), libraries);
    if (const Result<void> fits = checkPanelCount(panelsIn(model)); !fits)
        return failure(fits.error());
    GrafanaImport result;
    markWrapping(document, *found, ledger);
    readClassicHead(model, found->pointer, ledger, result.dashboard);
    if (turnRange(result.dashboard.range))
        ledger.approximated(model[u"time"], QCoreApplication::translate(
            "GrafanaImport", "The range ends before it begins; its ends are exchanged."));
    const QList<ImportedPanel> panels = readClassicPanels(model, found->pointer, ledger, result.dashboard);
    if (result.dashboard.uid.isEmpty())
        result.dashboard.uid = speakable(found->name);
    if (result.dashboard.title.isEmpty())
        result.dashboard.title = QCoreApplication::translate("GrafanaImport", "No title");
    result.dashboard.original = document;
    result.sources = sourceReferences(result.dashboard, model, ledger);
    QSet<qsizetype> counted;
    PointerIndex index(document);
    for (const ImportedPanel &panel : panels)
        result.report.panels.append(reportOf(panel, index, ledger, counted));
    collectHead(document, ledger, counted, result.report);
    collectSizes(result.dashboard, result.report);
    result.report.form = formName(*found);
    const Json &schema = found->model[u"schemaVersion"];
    if (const auto number = schema.numberLike(); number && std::abs(*number) < 1e6)
        result.report.schema = int(*number);
    return result;
}

} // namespace Promontory
