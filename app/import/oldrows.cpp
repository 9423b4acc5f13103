#include "app/import/oldrows.h"

#include "app/import/classicpanels.h"
#include "app/import/marked.h"
#include "app/import/valuefaults.h"

#include "app/dashboard/gridlayout.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr double DefaultHeightPx = 250;
constexpr double LeastHeightPx = 90;
constexpr double UnitPx = 38;
constexpr double MostHeightPx = 7600;
constexpr double MostSpan = 12;

/// A height is a number, or a text such as "250px".
std::optional<double> pixelsOf(const Json &height)
{
    QString text = height.toString();
    text.remove(u"px"_s);
    bool isNumber = false;
    const double typed = text.toDouble(&isNumber);
    return isNumber && std::isfinite(typed) ? typed : height.numberLike();
}

int unitsOf(const Json &height, double fallbackPx)
{
    const double px = pixelsOf(height).value_or(fallbackPx);
    return int(std::ceil(std::clamp(px, LeastHeightPx, MostHeightPx) / UnitPx));
}

/// What a height or a span says that cannot be kept.
void markSize(const Json &size, const std::optional<double> &given, double least, double most, ImportLedger &ledger)
{
    if (saysNothing(size))
        ledger.unread(size);
    else if (!given)
        ledger.ignored(size, noNumberMessage(size));
    else if (*given < least || *given > most)
        ledger.approximated(size, outOfBoundsMessage(std::clamp(*given, least, most)));
}

class OldRows
{
public:
    OldRows(const Json &model, QString pointer, ImportLedger &ledger)
        : m_rows(model[u"rows"])
        , m_pointer(std::move(pointer))
        , m_ledger(ledger)
    {
        const auto &rows = m_rows.items();
        m_hasHeaders = std::any_of(rows.begin(), rows.end(), [](const Json &row) {
            return row[u"collapse"].toBool() || row[u"showTitle"].toBool() || !row[u"repeat"].toString().isEmpty();
        });
    }

    Json panels()
    {
        for (qsizetype i = 0; i < m_rows.size(); ++i) {
            const Json &row = m_rows.at(i);
            if (row[u"repeatIteration"].isNumber() && row[u"repeatRowId"].isNumber())
                m_ledger.unread(row); // a copy that Grafana saved
            else
                addRow(row, m_pointer + u"/rows/"_s + QString::number(i));
        }
        return m_panels;
    }

private:
    void addRow(const Json &row, const QString &pointer);
    Json header(const Json &row, const QString &pointer) const;
    Json placed(const Json &panel, const QString &pointer, const GridRect &rect) const;

    const Json &m_rows;
    QString m_pointer;
    ImportLedger &m_ledger;
    Json m_panels = Json::array();
    bool m_hasHeaders = false;
    int m_y = 0;
};

/// What a number can be made from; what is none is said by itself.
Json readable(const Json &size)
{
    return size.numberLike() ? size : Json();
}

Json gridOf(const GridRect &rect, const Json &width, const Json &height)
{
    Json grid = Json::object();
    grid.set(u"x", Json(rect.x));
    grid.set(u"y", Json(rect.y));
    grid.set(u"w", madeFrom(width, Json(rect.width)));
    grid.set(u"h", madeFrom(height, Json(rect.height)));
    return grid;
}

Json OldRows::header(const Json &row, const QString &pointer) const
{
    Json head = Json::object();
    head.set(u"type", Json(u"row"_s));
    head.set(u"title", row[u"title"]);
    head.set(u"collapsed", row[u"collapse"]);
    head.set(u"repeat", row[u"repeat"]);
    head.set(u"gridPos", gridOf({0, m_y, 24, 1}, {}, {}));
    head.set(PointerKey, Json(pointer));
    return head;
}

Json OldRows::placed(const Json &panel, const QString &pointer, const GridRect &rect) const
{
    Json result = panel;
    result.set(u"gridPos", gridOf(rect, readable(panel[u"span"]), pixelsOf(panel[u"height"]) ? panel[u"height"] : Json()));
    result.remove(u"span");
    result.remove(u"height");
    result.set(PointerKey, Json(pointer));
    return result;
}

void OldRows::addRow(const Json &row, const QString &pointer)
{
    const Marked marked(row, m_ledger);
    const int rowHeight = unitsOf(marked.exact(u"height"), DefaultHeightPx);
    // Lower ones grow to the least height in Grafana too.
    markSize(marked.peek(u"height"), pixelsOf(marked.peek(u"height")), 0, MostHeightPx, m_ledger);
    marked.unread(u"titleSize", u"repeatIteration", u"repeatRowId", u"editable", u"showTitle", u"$$hashKey", u"isNew",
                  u"notice", u"collapsable", u"collapsed", u"titlesize", u"showtitle", u"repeatrowid", u"repeatiteration", u"type", u"enable");
    if (!m_hasHeaders)
        marked.unread(u"title", u"collapse", u"repeat");
    marked.unreadEmpty(u"panels");
    Json head = header(row, pointer);
    m_y += m_hasHeaders ? 1 : 0;
    Json children = Json::array();
    FreePlaces places;
    int bottom = m_y;
    for (qsizetype i = 0; i < marked.peek(u"panels").size(); ++i) {
        const Json &panel = marked.peek(u"panels").at(i);
        const double span = std::floor(panel[u"span"].numberLike().value_or(4.0));
        const int width = int(std::clamp(span, 1.0, MostSpan)) * 2;
        markSize(panel[u"height"], pixelsOf(panel[u"height"]), 0, MostHeightPx, m_ledger);
        markSize(panel[u"span"], panel[u"span"].numberLike(), 1, MostSpan, m_ledger);
        const int height = panel.contains(u"height") ? unitsOf(panel[u"height"], DefaultHeightPx) : rowHeight;
        GridRect rect = places.take(width, height);
        rect.y += m_y;
        bottom = std::max(bottom, rect.y + rect.height);
        children.append(placed(panel, pointer + u"/panels/"_s + QString::number(i), rect));
    }
    const bool isFolded = m_hasHeaders && row[u"collapse"].toBool();
    if (isFolded)
        head.set(u"panels", children);
    if (m_hasHeaders)
        m_panels.append(head);
    if (isFolded)
        return;
    for (const Json &child : children.items())
        m_panels.append(child);
    m_y = bottom;
}

} // namespace

Json withoutOldRows(const Json &model, const QString &pointer, ImportLedger &ledger)
{
    if (model[u"rows"].size() == 0) {
        ledger.unread(model[u"rows"]);
        return model;
    }
    if (model[u"panels"].size() > 0) {
        ledger.ignored(model[u"rows"], QCoreApplication::translate(
                                           "GrafanaImport", "The file has panels of the new form too; its rows are not read."));
        return model;
    }
    Json result = model;
    result.set(u"panels", OldRows(model, pointer, ledger).panels());
    result.remove(u"rows");
    return result;
}

} // namespace Promontory
