#include "app/import/exportlayout.h"

#include "app/import/exportmerge.h"
#include "app/import/exportpanel.h"
#include "app/import/jsonpointer.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

Json withSpec(Json part, const Json &spec)
{
    part.set(u"spec", spec);
    return part;
}

Json kindOf(const QString &kind, const Json &spec)
{
    return Json::object({{u"kind"_s, Json(kind), -1}, {u"spec"_s, spec, -1}});
}

/// The place below the header of the panel's row, where a v2 grid begins.
GridRect inRow(GridRect rect, const Row *row)
{
    if (row)
        rect.y = std::max(0, rect.y - row->y - 1);
    return rect;
}

Json repeatOf(const std::optional<Repeat> &repeat)
{
    Json words = Json::object();
    if (repeat) {
        words.set(u"repeat", Json(repeat->variable));
        words.set(u"repeatDirection", Json(repeat->horizontal ? u"h"_s : u"v"_s));
        words.set(u"maxPerRow", Json(repeat->maxPerRow));
    }
    return repeatToV2(words);
}

Json rowRepeatOf(const std::optional<Repeat> &repeat)
{
    return repeat ? repeatToV2(Json::object({{u"repeat"_s, Json(repeat->variable), -1}})) : Json();
}

Json headerWords(const Row &row, QStringView foldKey)
{
    Json words = Json::object();
    words.set(u"title", Json(row.title));
    if (!foldKey.isEmpty())
        words.set(foldKey, Json(row.collapsed));
    words.set(u"repeat", rowRepeatOf(row.repeat));
    return words;
}

class V2Form
{
public:
    V2Form(const Json &model, const ExportSource &source, const BoardChange &changes)
        : m_model(model)
        , m_source(source)
        , m_changes(changes)
    {
        for (const RowChange &change : changes.rows)
            m_rowAt.insert(change.pointer, &change);
        nameElements();
    }

    Json edited(bool everyPlace);

private:
    void nameElements();
    Json elements() const;
    Json layoutAnew() const;
    Json layout(const Json &source, const QString &pointer, const Row *heading) const;
    Json items(const Json &source, const QString &pointer, const Row *heading, const QString &itemKind) const;
    Json sections(const Json &source, const QString &pointer, QStringView foldKey) const;
    std::optional<Json> section(const Json &source, const QString &pointer, QStringView foldKey,
                                QStringView contents) const;
    Json item(const Json &source, const PanelChange &change) const;
    Json itemOf(const PanelChange &change) const;
    Json gridOf(const Row *heading) const;

    const Json &m_model;
    const ExportSource &m_source;
    const BoardChange &m_changes;
    QHash<QString, const RowChange *> m_rowAt;
    QHash<QString, const PanelChange *> m_panelNamed; ///< by the element's name
    QHash<const PanelChange *, QString> m_nameOf;
};

void V2Form::nameElements()
{
    QStringList taken;
    for (const JsonMember &element : m_model[u"elements"].members())
        taken.append(element.key);
    const QString prefix = m_source.pointer() + u"/elements/"_s;
    for (const PanelChange &change : m_changes.panels) {
        QString name = change.pointer.mid(prefix.size()).replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
        if (!change.before) {
            name = u"panel-"_s + change.after->id.toText();
            while (taken.contains(name))
                name += u"-new"_s;
            taken.append(name);
        }
        m_nameOf.insert(&change, name);
        m_panelNamed.insert(name, &change);
    }
}

Json V2Form::elements() const
{
    Json result = m_model[u"elements"];
    for (const PanelChange &change : m_changes.panels) {
        if (!change.after)
            result.remove(m_nameOf.value(&change));
        else if (!change.before)
            result.set(m_nameOf.value(&change), m_source.panel({}, change, true));
    }
    return result;
}

Json V2Form::itemOf(const PanelChange &change) const
{
    Json spec = placed({}, nullptr, inRow(change.after->rect, change.rowAfter), {u"width"_s, u"height"_s});
    spec.set(u"element", Json::object({{u"kind"_s, Json(u"ElementReference"_s), -1},
                                       {u"name"_s, Json(m_nameOf.value(&change)), -1}}));
    spec.set(u"repeat", repeatOf(change.after->repeat));
    return kindOf(u"GridLayoutItem"_s, spec);
}

Json V2Form::item(const Json &source, const PanelChange &change) const
{
    const GridRect before = inRow(change.before->rect, change.rowBefore);
    const GridRect after = inRow(change.after->rect, change.rowAfter);
    const bool isPlaced = source[u"kind"].toString() == "GridLayoutItem"_L1;
    Json spec = source[u"spec"];
    if (isPlaced && before != after)
        spec = placed(spec, &before, after, {u"width"_s, u"height"_s});
    const Json repeat = patched(spec[u"repeat"], repeatOf(change.before->repeat), repeatOf(change.after->repeat));
    if (!(repeat == spec[u"repeat"]))
        spec.set(u"repeat", repeat);
    return withSpec(source, spec);
}

Json V2Form::items(const Json &source, const QString &pointer, const Row *heading, const QString &itemKind) const
{
    Json result = Json::array();
    for (qsizetype i = 0; i < source.size(); ++i) {
        const Json &one = source.at(i);
        if (one[u"kind"].toString() == "GridLayoutRow"_L1) {
            const auto row = section(one, pointer + u'/' + QString::number(i), u"collapsed", u"elements");
            if (row)
                result.append(*row);
            continue;
        }
        const PanelChange *change = m_panelNamed.value(one[u"spec"][u"element"][u"name"].toString());
        if (!change)
            result.append(one);
        else if (change->after)
            result.append(item(one, *change));
    }
    for (const PanelChange &change : m_changes.panels) {
        if (change.before || change.rowAfter != heading)
            continue;
        Json one = itemOf(change);
        if (itemKind == "GridLayoutItem"_L1) {
            result.append(one);
            continue;
        }
        Json spec = Json::object({{u"element"_s, one[u"spec"][u"element"], -1}});
        result.append(kindOf(itemKind, spec));
    }
    return result;
}

/// One row or tab; nothing if it is gone.
std::optional<Json> V2Form::section(const Json &source, const QString &pointer, QStringView foldKey,
                                    QStringView contents) const
{
    const RowChange *change = m_rowAt.value(pointer);
    if (change && !change->after)
        return {};
    Json spec = source[u"spec"];
    if (change) {
        Json before = headerWords(*change->before, foldKey);
        Json after = headerWords(*change->after, foldKey);
        spec = patched(spec, before, after);
    }
    const Row *heading = change ? change->after : nullptr;
    const QString inner = pointer + u"/spec/"_s + contents;
    spec.set(contents, contents == u"elements" ? items(spec[contents], inner, heading, u"GridLayoutItem"_s)
                                               : layout(spec[contents], inner, heading));
    return withSpec(source, spec);
}

Json V2Form::sections(const Json &source, const QString &pointer, QStringView foldKey) const
{
    Json result = Json::array();
    for (qsizetype i = 0; i < source.size(); ++i) {
        const auto one = section(source.at(i), pointer + u'/' + QString::number(i), foldKey, u"layout");
        if (one)
            result.append(*one);
    }
    return result;
}

Json V2Form::layout(const Json &source, const QString &pointer, const Row *heading) const
{
    const QString kind = source[u"kind"].toString();
    Json spec = source[u"spec"];
    if (kind == "RowsLayout"_L1)
        spec.set(u"rows", sections(spec[u"rows"], pointer + u"/spec/rows"_s, u"collapse"));
    else if (kind == "TabsLayout"_L1)
        spec.set(u"tabs", sections(spec[u"tabs"], pointer + u"/spec/tabs"_s, {}));
    else if (spec[u"items"].isArray())
        spec.set(u"items", items(spec[u"items"], pointer + u"/spec/items"_s, heading,
                                 kind == "GridLayout"_L1 ? u"GridLayoutItem"_s : u"AutoGridLayoutItem"_s));
    return withSpec(source, spec);
}

Json V2Form::gridOf(const Row *heading) const
{
    Json list = Json::array();
    for (const PanelChange &change : m_changes.panels) {
        if (change.after && change.rowAfter == heading)
            list.append(itemOf(change));
    }
    return kindOf(u"GridLayout"_s, Json::object({{u"items"_s, list, -1}}));
}

Json V2Form::layoutAnew() const
{
    QList<const Row *> rows;
    for (const RowChange &change : m_changes.rows) {
        if (change.after)
            rows.append(change.after);
    }
    if (rows.isEmpty())
        return gridOf(nullptr);
    std::stable_sort(rows.begin(), rows.end(), [](const Row *a, const Row *b) { return a->y < b->y; });
    Json list = Json::array();
    const Json top = gridOf(nullptr);
    if (top[u"spec"][u"items"].size() > 0) {
        list.append(kindOf(u"RowsLayoutRow"_s, Json::object({{u"title"_s, Json(QString()), -1},
                                                             {u"collapse"_s, Json(false), -1},
                                                             {u"hideHeader"_s, Json(true), -1},
                                                             {u"layout"_s, top, -1}})));
    }
    for (const Row *row : std::as_const(rows)) {
        Json spec = headerWords(*row, u"collapse");
        spec.set(u"layout", gridOf(row));
        list.append(kindOf(u"RowsLayoutRow"_s, spec));
    }
    return kindOf(u"RowsLayout"_s, Json::object({{u"rows"_s, list, -1}}));
}

Json V2Form::edited(bool everyPlace)
{
    Json result = m_model;
    result.set(u"elements", elements());
    result.set(u"layout", everyPlace ? layoutAnew()
                                     : layout(m_model[u"layout"], m_source.pointer() + u"/layout"_s, nullptr));
    return result;
}

} // namespace

Json withV2Layout(const Json &model, const ExportSource &source, const BoardChange &changes, bool everyPlace)
{
    return V2Form(model, source, changes).edited(everyPlace);
}

} // namespace Promontory
