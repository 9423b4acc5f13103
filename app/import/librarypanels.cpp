#include "app/import/librarypanels.h"

#include "app/import/marked.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// `__elements` is an object by uid, in early versions a list.
const Json &modelIn(const Json &libraries, const QString &uid)
{
    for (const Json &one : libraries.items()) {
        if (one[u"uid"].toString() == uid)
            return one[u"model"];
    }
    return libraries[uid][u"model"];
}

} // namespace

Json withLibraryModel(const Json &panel, const Json &libraries, ImportLedger &ledger)
{
    const Json &library = panel[u"libraryPanel"];
    if (!library.isObject())
        return panel;
    const Marked marked(library, ledger);
    const Json &embedded = library[u"model"];
    const Json &model = embedded.isObject() ? embedded : modelIn(libraries, library[u"uid"].toString());
    if (!model.isObject()) {
        // What is known of it is its name, which the placeholder shows.
        marked.exact(u"name");
        marked.unread(u"uid", u"description", u"folderUid", u"meta", u"type", u"version");
        return panel;
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
    // The model of the library has an id and a place of its own that do not count.
    for (const QStringView key : {u"id", u"gridPos", u"title"}) {
        if (panel.contains(key))
            ledger.unread(model[key]);
    }
    return whole;
}

QString missingLibrary(const Json &panel)
{
    const Json &library = panel[u"libraryPanel"];
    return library.isObject() ? library[u"name"].toString(library[u"uid"].toString()) : QString();
}

} // namespace Promontory
