#pragma once

#include "app/dashboard/dashboard.h"
#include "datasources/base/result.h"
#include "datasources/json/json.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Promontory {

// The file format of dashboards, "promontory-dashboard" version 1; resources/schema describes it.
// These functions are the only code that knows it. They are pure and may run on any thread.

/// One fault of a document with its place.
struct DocumentFault
{
    QString message; ///< translated, one sentence, names the key
    TextPosition at;
    bool adjusted = false; ///< the document opens all the same, with another value here

    /// "3:14: message"
    QString toText() const;
};

/// Whether a document says of itself that it is a dashboard of this format.
bool isOwnDocument(const Json &root);

/// All that reading gives: a dashboard unless one of the faults forbids it.
struct DocumentReading
{
    std::optional<Dashboard> dashboard;
    QList<DocumentFault> faults; ///< in the order of the text, at most a thousand
    ErrorKind errorKind = ErrorKind::Syntax; ///< TooLarge, Unsupported (newer version, Grafana) or Syntax
};
DocumentReading readDocument(const QByteArray &text);
/// The same for a text that is parsed already.
DocumentReading readDocument(const Json &root, const QByteArray &text);
/// The first fault that forbids the dashboard; the detail is its "line:column".
Error errorOf(const DocumentReading &reading);

/// The dashboard, or the first fault that forbids it; the error's detail is its "line:column".
Result<Dashboard> readDashboard(const QByteArray &text);

/// Every fault, those included that reading adjusts.
QList<DocumentFault> validateDashboard(const QByteArray &text);

/// Canonical text. Foreign keys, key order and number text of the file are kept where nothing changed.
QByteArray writeDashboard(const Dashboard &dashboard);

/// The dashboard without the objects of its file: equal for documents that mean the same.
Dashboard withoutFileParts(Dashboard dashboard);
PanelSpec withoutFileParts(PanelSpec panel);

/// The text without what a name cannot hold: control characters and half surrogates.
QString speakable(const QString &text);

/// One panel as JSON, for the clipboard, and back.
QByteArray writePanel(const PanelSpec &panel);
Result<PanelSpec> readPanel(const QByteArray &text);

} // namespace Promontory
