#include "app/import/librarypanels.h"

#include "app/dashboard/dashboard.h"
#include "app/import/marked.h"

#include <QCoreApplication>
#include <QSet>

#include <functional>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype MostLibraries = 200;
constexpr QStringView ForeignKey = u"__foundIn"; ///< where an element was found that is not the file's own

/// `__elements` is an object by uid, in early versions a list.
const Json &elementIn(const Json &libraries, const QString &uid)
{
    for (const Json &one : libraries.items()) {
        if (one[u"uid"].toString() == uid)
            return one;
    }
    return libraries[uid];
}

/// Values of another document have no place in this one.
Json withoutPlaces(const Json &json)
{
    if (json.isObject()) {
        QList<JsonMember> members;
        for (const JsonMember &member : json.members())
            members.append({member.key, withoutPlaces(member.value), -1});
        return Json::object(members);
    }
    if (json.isArray()) {
        QList<Json> items;
        for (const Json &item : json.items())
            items.append(withoutPlaces(item));
        return Json::array(items);
    }
    Json copy = json;
    copy.setOffset(-1);
    return copy;
}

void addElement(LibraryModels &models, const Json &element, const QString &uid)
{
    const bool isPanel = element[u"kind"].toInteger(1) == 1 && element[u"model"].isObject();
    if (isPanel && !uid.isEmpty() && models.size() < MostLibraries)
        models.append({uid, element[u"name"].toString(), withoutPlaces(element[u"model"]), {}});
}

void addElements(LibraryModels &models, const Json &elements)
{
    for (const Json &one : elements.items())
        addElement(models, one, one[u"uid"].toString());
    for (const JsonMember &one : elements.members())
        addElement(models, one.value, one.value[u"uid"].toString(one.key));
}

void eachLibrary(const Json &json, const std::function<void(const Json &)> &visit)
{
    if (json[u"libraryPanel"].isObject())
        visit(json[u"libraryPanel"]);
    for (const JsonMember &member : json.members())
        eachLibrary(member.value, visit);
    for (const Json &item : json.items())
        eachLibrary(item, visit);
}

void collectElements(const Json &json, QSet<QString> &uids)
{
    LibraryModels models;
    addElements(models, json[u"__elements"]);
    for (const LibraryModel &one : std::as_const(models))
        uids.insert(one.uid);
    for (const JsonMember &member : json.members()) {
        if (member.value.contains(u"__elements"))
            collectElements(member.value, uids);
    }
}

} // namespace

QStringList missingLibraries(const Json &document)
{
    QSet<QString> held;
    collectElements(document, held);
    QStringList missing;
    eachLibrary(document, [&](const Json &library) {
        const QString uid = library[u"uid"].toString();
        const bool isMissing = !uid.isEmpty() && !library[u"model"].isObject() && !held.contains(uid);
        if (isMissing && !missing.contains(uid) && missing.size() < MostLibraries)
            missing.append(uid);
    });
    return missing;
}

LibraryModels libraryModelsIn(const Json &json)
{
    LibraryModels models;
    addElement(models, json, json[u"uid"].toString());
    const Json &result = json[u"result"];
    addElement(models, result, result[u"uid"].toString());
    addElements(models, result[u"elements"]);
    addElements(models, json[u"__elements"]);
    addElements(models, json[u"dashboard"][u"__elements"]);
    if (json.isArray())
        addElements(models, json);
    return models;
}

LibraryModels librariesOf(const Dashboard &dashboard)
{
    LibraryModels models;
    const auto add = [&models](const PanelSpec &panel) {
        const Json &kept = panel.unknown[LibraryModelKey];
        if (kept[u"model"].isObject())
            models.append({kept[u"uid"].toString(), {}, withoutPlaces(kept[u"model"]), kept[u"place"].toString()});
    };
    for (const PanelSpec &panel : dashboard.panels)
        add(panel);
    for (const Row &row : dashboard.rows)
        std::for_each(row.folded.cbegin(), row.folded.cend(), add);
    return models;
}

Json withLibraries(const Json &model, const LibraryModels &libraries)
{
    if (libraries.isEmpty())
        return model;
    Json elements = Json::object();
    const Json &own = model[u"__elements"];
    for (const Json &one : own.items())
        elements.set(one[u"uid"].toString(), one);
    for (const JsonMember &one : own.members())
        elements.set(one.key, one.value);
    for (const LibraryModel &library : libraries) {
        if (elements[library.uid][u"model"].isObject())
            continue;
        Json element = Json::object();
        element.set(u"name", Json(library.name));
        element.set(u"model", library.model);
        element.set(ForeignKey, Json(library.place));
        elements.set(library.uid, element);
    }
    Json whole = model;
    whole.set(u"__elements", elements);
    return whole;
}

Json withLibraryModel(const Json &panel, const Json &libraries, ImportLedger &ledger)
{
    const Json &library = panel[u"libraryPanel"];
    if (!library.isObject())
        return panel;
    const Marked marked(library, ledger);
    const Json &embedded = library[u"model"];
    const Json &element = elementIn(libraries, library[u"uid"].toString());
    const Json &model = embedded.isObject() ? embedded : element[u"model"];
    if (!model.isObject()) {
        // What is known of it is its name, which the placeholder shows.
        marked.text(u"name");
        marked.unread(u"uid", u"description", u"folderUid", u"meta", u"type", u"version");
        return panel;
    }
    if (!embedded.isObject() && element.contains(ForeignKey)) {
        ledger.approximated(library[u"uid"],
                            QCoreApplication::translate("GrafanaImport", "The file refers to this library panel; it was read from %1 beside it.")
                                .arg(element[ForeignKey].toString().left(200)));
    }
    ledger.unread(library[u"name"]);
    for (const JsonMember &member : library.members()) {
        if (member.key != "model"_L1)
            ledger.unread(member.value);
    }
    Json whole = model;
    for (const JsonMember &member : panel.members()) {
        const bool isTitle = member.key == "title"_L1;
        if (member.key != "libraryPanel"_L1 && (!isTitle || !member.value.toString().isEmpty()))
            whole.set(member.key, member.value);
    }
    if (panel[u"title"].toString().isEmpty())
        ledger.exact(panel[u"title"]); // none: the library's
    // The model of the library has an id and a place of its own that do not count.
    for (const QStringView key : {u"id", u"gridPos", u"title"}) {
        if (panel.contains(key))
            ledger.unread(model[key]);
    }
    return whole;
}

Json keptLibrary(const Json &panel, const Json &libraries)
{
    const Json &library = panel[u"libraryPanel"];
    const Json &element = elementIn(libraries, library[u"uid"].toString());
    if (!library.isObject() || library[u"model"].isObject() || !element.contains(ForeignKey))
        return {};
    Json kept = Json::object();
    kept.set(u"uid", Json(library[u"uid"].toString()));
    kept.set(u"place", element[ForeignKey]);
    kept.set(u"model", element[u"model"]);
    Json unknown = Json::object();
    unknown.set(LibraryModelKey, kept);
    return unknown;
}

QString missingLibrary(const Json &panel)
{
    const Json &library = panel[u"libraryPanel"];
    const QString name = library[u"name"].toString();
    return name.isEmpty() ? library[u"uid"].toString() : name;
}

} // namespace Promontory
