#pragma once

#include "datasources/json/json.h"

#include <QString>

#include <optional>

namespace Promontory {

/// The dashboard inside a document, whatever is wrapped around it (grafana-dashboard 1.1).
struct GrafanaModel
{
    enum class Form { Classic, V2, LibraryPanel, Panel };
    Form form = Form::Classic;
    Json model;        ///< the classic model, the v2 spec, or one panel
    QString pointer;   ///< JSON pointer to it ("/dashboard", "/spec"); empty: the document itself
    QString name;      ///< uid or name that the wrapping gives; may be empty
};

/// Nothing if the document is none of Grafana's forms.
std::optional<GrafanaModel> findGrafanaModel(const Json &document);

} // namespace Promontory
