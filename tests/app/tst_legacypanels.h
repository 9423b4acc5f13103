// One old panel through the whole import.
#pragma once

#include "app/import/importgrafana.h"
#include "app/import/importledger.h"

#include <QTest>

namespace Promontory {

inline Json parsed(const QByteArray &text)
{
    const auto json = parseJson(text);
    return json ? *json : Json();
}

inline Json dashboardWith(const QByteArray &panel)
{
    return parsed("{\"title\": \"Old\", \"schemaVersion\": 16, \"panels\": [" + panel + "]}");
}

struct ImportedLegacy
{
    PanelSpec panel;
    PanelReport report;

    /// What became of a key of the source, by the end of its path.
    KeyFate fateOf(const QString &path) const
    {
        for (const ImportFinding &finding : report.findings) {
            if (finding.path == QStringLiteral("panels[0].") + path)
                return finding.fate;
        }
        return KeyFate::Exact; // or unread: neither is a finding
    }

    /// The value of a property in the first override for the name; Undefined if there is none.
    Json overridden(const QString &name, const QString &property) const
    {
        for (const FieldOverride &one : panel.overrides) {
            if (one.matcherOptions.toString() != name)
                continue;
            for (const OverrideProperty &each : one.properties) {
                if (each.id == property)
                    return each.value;
            }
        }
        return {};
    }
};

inline ImportedLegacy importedLegacy(const QByteArray &text)
{
    const auto result = importGrafana(dashboardWith(text));
    if (!result || result->dashboard.panels.isEmpty())
        return {};
    return {result->dashboard.panels.first(), result->report.panels.first()};
}

} // namespace Promontory
