/// app/import opens Grafana's dashboards and gives them back. The document passes four pure steps:
/// its form is found (findGrafanaModel), newer and older shapes become the classic model (classicfromv2,
/// oldrows), old panels become their successors (legacy*), and the classic model is read into a Dashboard
/// (readclassic*). All steps move values as they are: each value keeps the byte offset it has in the
/// source, by which the ledger knows what became of every key.
#pragma once

#include "app/dashboard/dashboard.h"
#include "datasources/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Promontory {

/// What became of one key of the source.
enum class KeyFate {
    Exact,        ///< its value is in the model, and another value would give another model
    Approximated, ///< it is in the model, not quite as Grafana means it
    Ignored,      ///< Grafana reads it, this program does not
    Unread        ///< Grafana does not read it there either: editor state, left-overs, run-time values
};

/// A key that is not exact, and why.
struct ImportFinding
{
    QString path; ///< "panels[3].options.legend.width"
    KeyFate fate = KeyFate::Ignored;
    QString message; ///< translated, one sentence
    bool isUnknown = false; ///< no part of the import knows the key

    bool operator==(const ImportFinding &) const = default;
};

struct KeyCounts
{
    int exact = 0;
    int approximated = 0;
    int ignored = 0;
};

struct PanelReport
{
    enum class Outcome { Exact, Approximated, Placeholder };

    PanelId id;   ///< in the imported dashboard
    QString title;
    QString type; ///< as the source names it
    Outcome outcome = Outcome::Exact;
    KeyCounts keys;
    QList<ImportFinding> findings;
};

struct ImportReport
{
    QString form;              ///< "classic", "rows", "v2", "library panel", "panel"
    std::optional<int> schema; ///< schemaVersion as written
    QList<PanelReport> panels; ///< in the order of the source
    QList<ImportFinding> dashboard;
    KeyCounts head;            ///< of what belongs to no panel

    /// (exact + ½ approximated) ÷ all keys of all panels that Grafana reads; without panels, of the dashboard's.
    double score() const;
    bool isExact() const; ///< nothing approximated, ignored or replaced
};

/// A reference to a data source as the file writes it, for the question which source it means here.
struct SourceReference
{
    QString key;  ///< what sourceId holds in the model: uid, name, "${DS_PROMETHEUS}"; "" is the default source
    QString name; ///< for people: from __inputs, or the name itself
    QString type; ///< "prometheus", "loki"; empty if the file does not say
    int uses = 0; ///< queries and variables that ask it

    bool operator==(const SourceReference &) const = default;
};

struct GrafanaImport
{
    Dashboard dashboard; ///< `original` holds the document, `original` of its parts the JSON pointer of theirs
    ImportReport report;
    QList<SourceReference> sources; ///< variables ("$ds") are none: they are chosen in the dashboard
};

/// Whether the document is one of Grafana's forms.
bool isGrafanaDocument(const Json &document);

/// What a document that is no dashboard seems to be, as a sentence: "This seems to be an alert rule file.".
QString foreignDocumentText(const Json &document);
/// The same of bytes that are no JSON at all: a web page, YAML, a picture; empty if nothing tells.
QString foreignTextOf(const QByteArray &bytes);

class ImportLedger;
struct LibraryModel;

/// Opens every form of Grafana's dashboards. An error only if the document is none of them. Pure.
Result<GrafanaImport> importGrafana(const Json &document);
/// The same; the ledger tells afterwards what became of each leaf of the document.
Result<GrafanaImport> importGrafana(const Json &document, ImportLedger &ledger);
/// The same with library panels that the document refers to and does not hold, see librarypanels.h.
Result<GrafanaImport> importGrafana(const Json &document, const QList<LibraryModel> &libraries);
Result<GrafanaImport> importGrafana(const Json &document, const QList<LibraryModel> &libraries, ImportLedger &ledger);

/// The data sources that a dashboard refers to, imported or not, the most used first; what its original says
/// of them where it has one.
QList<SourceReference> sourceReferences(const Dashboard &dashboard);

/// The report as `promontory import --report` writes it.
Json reportJson(const ImportReport &report, const QString &file);

} // namespace Promontory
