#pragma once

#include "app/import/importledger.h"

namespace Promontory {

struct Dashboard;

/// A library panel that was found outside of the file that refers to it.
struct LibraryModel
{
    QString uid;
    QString name;
    Json model;
    QString place; ///< where it was found, for the report: a file's name

    bool operator==(const LibraryModel &) const = default;
};
using LibraryModels = QList<LibraryModel>;

/// Key of `unknown` under which a panel keeps the library panel it was made of.
inline constexpr QStringView LibraryModelKey = u"libraryModel";

/// The uids of the library panels that a document refers to without holding their models; at most 200.
QStringList missingLibraries(const Json &document);

/// The library panels in a file of them: an answer of Grafana's API (one or a list), a bare element, or the
/// elements of a shared dashboard. Without places in that file.
LibraryModels libraryModelsIn(const Json &json);

/// Those that a dashboard was made with: what is needed to read its original again.
LibraryModels librariesOf(const Dashboard &dashboard);

/// The model with more library panels among those that it holds itself.
Json withLibraries(const Json &model, const LibraryModels &libraries);

/// A library panel with the model that the file embeds, in the panel itself or in `libraries`
/// (`__elements`); the panel's own id, place and title stay (grafana-dashboard 6.6). Other panels as they are.
Json withLibraryModel(const Json &panel, const Json &libraries, ImportLedger &ledger);

/// What `unknown` of a panel has to keep of a library panel from outside of the file; undefined for all others.
Json keptLibrary(const Json &panel, const Json &libraries);

/// The name of a library panel whose model is not in the file; empty for all others.
QString missingLibrary(const Json &panel);

} // namespace Promontory
