#pragma once

#include "app/import/marked.h"

#include <QList>
#include <QString>

namespace Promontory {

/// A text of the report on an import.
QString legacyText(const char *text);

/// A key of a panel's field settings ("unit", "custom.lineWidth") with its value.
struct FieldSetting
{
    QString id;
    Json value;
};

/// The successor of an old panel while it is made. It keeps the keys of the old one, which the readers
/// know for left-overs, and gets options and field settings of today.
class LegacySuccessor
{
public:
    /// Old options and field settings count as left-overs until something is made from them.
    LegacySuccessor(const Json &panel, const QString &type, ImportLedger &ledger);

    const Marked &old() const { return m_old; }
    ImportLedger &ledger() const { return m_old.ledger(); }

    /// A key inside of the options ("legend.calcs") and of the defaults; an Undefined value sets nothing.
    void setOption(const QString &path, const Json &value);
    void setDefault(const QString &id, const Json &value);
    Json defaultOf(const QString &id) const;
    /// Rules without settings are left out.
    void addOverride(const QString &matcher, const Json &matcherOptions, const QList<FieldSetting> &settings);
    void addTransformation(const QString &id, const Json &options);

    Json finished() const;

private:
    Q_DISABLE_COPY_MOVE(LegacySuccessor)

    Json m_panel;
    QString m_type;
    Marked m_old;
    Json m_options = Json::object();
    Json m_defaults = Json::object();
    Json m_overrides = Json::array();
    Json m_transformations = Json::array();
};

/// Sets a value inside of nested objects ("a.b.c"); an Undefined value sets nothing.
void setInside(Json &object, const QString &path, const Json &value);

/// The number of a number-like value, made from it; Undefined if it holds none.
Json numberMadeFrom(const Json &value, double factor = 1, double offset = 0);

/// A text made from a value; Undefined for an empty one.
Json textMadeFrom(const Json &value);

/// The id of the reducer that an old calculation ("avg", "current") names; empty if it is none.
QString reducerOfOldName(const QString &name);

/// One step of thresholds; the base where the value is Undefined.
Json thresholdStep(const Json &value, const Json &color);
Json absoluteThresholds(const QList<Json> &steps);

} // namespace Promontory
