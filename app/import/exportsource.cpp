#include "app/import/exportsource.h"

#include "app/import/exportclassic.h"
#include "app/import/exportmerge.h"
#include "app/import/exportpanel.h"
#include "app/import/exportvariables.h"
#include "app/import/librarypanels.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// What a new part of a list is named in a document's words has no place and number of its own here.
constexpr std::array PlaceKeys{u"id", u"gridPos", u"span", u"height"};

/// Patches key by key; `whole` is the source with what it takes from elsewhere.
Json patchedKeys(const Json &source, const Json &whole, const Json &before, const Json &after)
{
    Json result = source;
    const auto patch = [&](const QString &key) {
        if (!(before[key] == after[key]))
            result.set(key, patched(whole[key], before[key], after[key]));
    };
    for (const JsonMember &member : before.members())
        patch(member.key);
    for (const JsonMember &member : after.members()) {
        if (!before.contains(member.key))
            patch(member.key);
    }
    return result;
}

/// Classic variables say some things twice; only what the source says is kept up to date.
Json inShapeOf(const Json &source, Json variable, bool isV2)
{
    if (source.isUndefined())
        return variable;
    const Json &spec = isV2 ? source[u"spec"] : source;
    if (!isV2 && spec[u"query"].isString() && variable[u"query"].isObject())
        variable.set(u"query", variable[u"definition"]);
    for (const QStringView key : {u"definition", u"options"}) {
        const bool isNeeded = variable[u"type"].toString() == "switch"_L1 || (isV2 && key == u"definition");
        if (!spec.contains(key) && !isNeeded)
            variable.remove(key);
    }
    return variable;
}

} // namespace

ExportSource::ExportSource(const GrafanaModel &found, QString fallbackSource)
    : m_found(found)
    , m_fallback(std::move(fallbackSource))
    , m_dialect(dialectOf(found.model))
{
}

ExportSource::Layout ExportSource::layout() const
{
    switch (m_found.form) {
    case GrafanaModel::Form::V2:
        return Layout::V2;
    case GrafanaModel::Form::LibraryPanel:
    case GrafanaModel::Form::Panel:
        return Layout::SinglePanel;
    case GrafanaModel::Form::Classic:
        break;
    }
    const bool hasRows = model()[u"rows"].size() > 0 && model()[u"panels"].size() == 0;
    return hasRows ? Layout::Rows : Layout::Grid;
}

Json ExportSource::panelWords(const PanelSpec &panel) const
{
    Json words = classicPanel(panel, m_fallback);
    words.remove(u"id");
    words.remove(u"gridPos");
    if (!isV2())
        return words;
    for (const QStringView key : {u"repeat", u"repeatDirection", u"maxPerRow"})
        words.remove(key);
    return panelToV2(words, m_dialect);
}

Json ExportSource::panel(const Json &source, const PanelChange &change, bool whole) const
{
    Json after = panelWords(*change.after);
    if (change.before && !whole) {
        const Json before = panelWords(*change.before);
        ImportLedger untold;
        return isV2() ? patched(source, before, after)
                      : patchedKeys(source, withLibraryModel(source, model()[u"__elements"], untold), before, after);
    }
    Json id = classicId(change.after->id);
    if (isV2()) {
        Json spec = after[u"spec"];
        const Json &known = source[u"spec"][u"id"];
        spec.set(u"id", known.isUndefined() ? id : known);
        after.set(u"spec", spec);
        return after;
    }
    after.set(u"id", id);
    for (const QStringView key : PlaceKeys) {
        if (source.contains(key))
            after.set(key, source[key]);
    }
    return after;
}

Json ExportSource::variable(const Json &source, const VariableSpec *before, const VariableSpec &after) const
{
    const auto words = [&](const VariableSpec &variable) {
        const Json classic = inShapeOf(source, classicVariable(variable, m_fallback), isV2());
        return isV2() ? variableToV2(classic, m_dialect, source) : classic;
    };
    return before ? patched(source, words(*before), words(after)) : words(after);
}

Json ExportSource::annotation(const Json &source, const AnnotationQuery *before, const AnnotationQuery &after) const
{
    const auto words = [&](const AnnotationQuery &annotation) {
        const Json classic = askedInTarget(classicAnnotation(annotation, m_fallback), source);
        return isV2() ? annotationToV2(classic, m_dialect, source) : classic;
    };
    return before ? patched(source, words(*before), words(after)) : words(after);
}

Json ExportSource::headWords(const Dashboard &dashboard) const
{
    Dashboard bare = dashboard;
    bare.variables.clear();
    bare.annotations.clear();
    Json head = classicHead(bare);
    head.remove(u"templating");
    head.remove(u"annotations");
    return isV2() ? headToV2(head) : head;
}

Json ExportSource::head(const Json &json, const Dashboard &before, const Dashboard &after) const
{
    return patched(json, headWords(before), headWords(after));
}

QString ExportSource::variablesPointer() const
{
    return isV2() ? u"/variables"_s : u"/templating/list"_s;
}

QString ExportSource::annotationsPointer() const
{
    return isV2() ? u"/annotations"_s : u"/annotations/list"_s;
}

} // namespace Promontory
