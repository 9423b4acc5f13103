#pragma once

#include "app/import/exportchanges.h"
#include "app/import/exporttov2.h"
#include "app/import/grafanaform.h"

#include <QSet>

namespace Promontory {

/// The document that a dashboard came from: how it is built and in which words its parts are written.
class ExportSource
{
public:
    ExportSource(const GrafanaModel &found, QString fallbackSource);

    enum class Layout { Grid, Rows, V2, SinglePanel };
    Layout layout() const;
    bool isV2() const { return m_found.form == GrafanaModel::Form::V2; }
    V2Dialect dialect() const { return m_dialect; }
    const Json &model() const { return m_found.model; }
    const QString &pointer() const { return m_found.pointer; }
    const QString &fallbackSource() const { return m_fallback; }

    /// The part with the difference between its two states put in; a part that is new or cannot be patched
    /// is written whole. Without the panel's place on the grid.
    Json panel(const Json &source, const PanelChange &change, bool whole) const;
    Json variable(const Json &source, const VariableSpec *before, const VariableSpec &after) const;
    Json annotation(const Json &source, const AnnotationQuery *before, const AnnotationQuery &after) const;
    /// The model with title, time, links and such; no parts.
    Json head(const Json &model, const Dashboard &before, const Dashboard &after) const;

    /// Where variables and annotations are listed inside of the model.
    QString variablesPointer() const;
    QString annotationsPointer() const;

private:
    Json panelWords(const PanelSpec &panel) const;
    Json headWords(const Dashboard &dashboard) const;

    GrafanaModel m_found;
    QString m_fallback;
    V2Dialect m_dialect = V2Dialect::Later;
};

} // namespace Promontory
