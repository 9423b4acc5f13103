#include "app/import/exportlayout.h"

#include "app/import/exportmerge.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int UnitPx = 38;

Json headerWords(const Row &row)
{
    Json words = Json::object();
    words.set(u"title", Json(row.title));
    words.set(u"collapse", Json(row.collapsed));
    if (row.repeat)
        words.set(u"repeat", Json(row.repeat->variable));
    return words;
}

Json sized(Json panel, const GridRect *before, const GridRect &after, const Json &row)
{
    if (!before || before->width != after.width)
        panel.set(u"span", after.width % 2 == 0 ? Json(after.width / 2) : Json(after.width / 2.0));
    if (!before || before->height != after.height) {
        const int px = after.height * UnitPx;
        const bool asText = panel[u"height"].isString() || row[u"height"].isString();
        panel.set(u"height", asText ? Json(QString(QString::number(px) + u"px")) : Json(px));
    }
    panel.remove(u"gridPos");
    return panel;
}

class RowsForm
{
public:
    RowsForm(const Json &model, const ExportSource &source, const BoardChange &changes)
        : m_model(model)
        , m_source(source)
        , m_changes(changes)
    {
        for (const PanelChange &change : changes.panels)
            m_panelAt.insert(change.pointer, &change);
        for (const RowChange &change : changes.rows)
            m_rowAt.insert(change.pointer, &change);
    }

    Json edited() const
    {
        Json rows = Json::array();
        const qsizetype count = m_model[u"rows"].size();
        for (qsizetype i = 0; i < count; ++i) {
            const QString pointer = m_source.pointer() + u"/rows/"_s + QString::number(i);
            const RowChange *change = m_rowAt.value(pointer);
            if (!change || change->after)
                rows.append(row(m_model[u"rows"].at(i), pointer, change, i == count - 1));
        }
        for (const RowChange &change : m_changes.rows) {
            if (!change.before)
                rows.append(newRow(*change.after));
        }
        Json result = m_model;
        result.set(u"rows", rows);
        return result;
    }

private:
    Json row(const Json &source, const QString &pointer, const RowChange *change, bool isLast) const;
    Json newRow(const Row &row) const;
    Json arrival(const PanelChange &change, const Json &row) const
    {
        return sized(m_source.panel({}, change, true), nullptr, change.after->rect, row);
    }

    const Json &m_model;
    const ExportSource &m_source;
    const BoardChange &m_changes;
    QHash<QString, const PanelChange *> m_panelAt;
    QHash<QString, const RowChange *> m_rowAt;
};

Json RowsForm::row(const Json &source, const QString &pointer, const RowChange *change, bool isLast) const
{
    Json result = change ? patched(source, headerWords(*change->before), headerWords(*change->after)) : source;
    Json panels = Json::array();
    for (qsizetype i = 0; i < source[u"panels"].size(); ++i) {
        const Json &panel = source[u"panels"].at(i);
        const PanelChange *edit = m_panelAt.value(pointer + u"/panels/"_s + QString::number(i));
        if (!edit)
            panels.append(panel);
        else if (edit->after && edit->before->rect == edit->after->rect)
            panels.append(panel);
        else if (edit->after)
            panels.append(sized(panel, &edit->before->rect, edit->after->rect, source));
    }
    for (const PanelChange &edit : m_changes.panels) {
        const bool isHere = change ? edit.rowAfter == change->after : !edit.rowAfter && isLast;
        if (!edit.before && isHere)
            panels.append(arrival(edit, source));
    }
    if (panels.size() > 0 || source[u"panels"].size() > 0)
        result.set(u"panels", panels);
    return result;
}

Json RowsForm::newRow(const Row &row) const
{
    Json result = headerWords(row);
    result.set(u"showTitle", Json(true));
    Json panels = Json::array();
    for (const PanelChange &edit : m_changes.panels) {
        if (!edit.before && edit.rowAfter == &row)
            panels.append(arrival(edit, result));
    }
    result.set(u"panels", panels);
    return result;
}

} // namespace

Json withRowsLayout(const Json &model, const ExportSource &source, const BoardChange &changes)
{
    return RowsForm(model, source, changes).edited();
}

} // namespace Promontory
