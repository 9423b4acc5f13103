#include "app/import/exportedited.h"

#include "app/dashboard/dashboardjson.h"
#include "app/import/classicpanels.h"
#include "app/import/exportclassic.h"
#include "app/import/exportlayout.h"
#include "app/import/exportparts.h"
#include "app/import/importgrafana.h"
#include "app/import/jsonpointer.h"
#include "app/import/librarypanels.h"
#include "app/import/oldrows.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("GrafanaExport", text, nullptr, count);
}

/// As a file of ours would give it: both sides of a comparison lose the same.
Dashboard asSaved(const Dashboard &dashboard)
{
    Dashboard bare = withoutFileParts(dashboard);
    bare.original = {};
    const Result<Dashboard> read = readDashboard(writeDashboard(bare));
    return read ? withoutFileParts(*read) : bare;
}

Dashboard importedFrom(const Json &document, const LibraryModels &libraries)
{
    const Result<GrafanaImport> import = importGrafana(document, libraries);
    return import ? asSaved(import->dashboard) : Dashboard();
}

const Json &originalOf(const VariableSpec &variable)
{
    return commonOf(variable).original;
}

const Json &originalOf(const AnnotationQuery &annotation)
{
    return annotation.original;
}

/// One list of parts: each is paired with the one it came from, by its place in the source.
template <typename Part, typename Write>
Json editedList(const Json &source, const QList<Part> &before, const QList<Part> &after, const Write &write)
{
    QList<qsizetype> known;
    for (const Part &one : before)
        known.append(indexIn(originalOf(one).toString()));
    QList<qsizetype> taken;
    QList<ListedPart> parts;
    for (const Part &one : after) {
        const qsizetype index = indexIn(originalOf(one).toString());
        const qsizetype earlier = taken.contains(index) ? -1 : known.indexOf(index);
        if (index < 0 || earlier < 0) {
            parts.append({-1, write(Json(), nullptr, one)});
        } else {
            taken.append(index);
            parts.append({index, write(source.at(index), &before.at(earlier), one)});
        }
    }
    return withParts(source, known, parts);
}

/// What has to be written otherwise than in place.
struct Detours
{
    QList<const PanelSpec *> whole; ///< panels in their modern form
    bool everyPlace = false;
};

class Editing
{
public:
    Editing(const Json &document, const GrafanaModel &found, const Dashboard &before, const Dashboard &after)
        : m_document(document)
        , m_source(found, after.sourceId)
        , m_before(before)
        , m_after(after)
        , m_changes(changesBetween(before, after))
    {
    }

    Json edited(const Detours &detours) const
    {
        Json model = m_source.model();
        if (m_source.layout() != ExportSource::Layout::SinglePanel) {
            model = withHead(model);
            model = withLists(model);
        }
        model = withContents(model, detours);
        return withValueAt(m_document, m_source.pointer(), withLayout(model, detours));
    }

    const ExportSource &source() const { return m_source; }

private:
    Json withHead(const Json &model) const { return m_source.head(model, m_before, m_after); }
    Json withLists(Json model) const;
    Json withContents(Json model, const Detours &detours) const;
    Json withLayout(const Json &model, const Detours &detours) const;

    const Json &m_document;
    ExportSource m_source;
    const Dashboard &m_before;
    const Dashboard &m_after;
    BoardChange m_changes;
};

Json Editing::withLists(Json model) const
{
    if (m_before.variables != m_after.variables) {
        const auto write = [this](const Json &source, const VariableSpec *before, const VariableSpec &after) {
            return m_source.variable(source, before, after);
        };
        const Json &list = valueAt(model, m_source.variablesPointer());
        model = withValueAt(model, m_source.variablesPointer(),
                            editedList(list, m_before.variables, m_after.variables, write));
    }
    if (m_before.annotations != m_after.annotations) {
        const auto write = [this](const Json &source, const AnnotationQuery *before, const AnnotationQuery &after) {
            return m_source.annotation(source, before, after);
        };
        const Json &list = valueAt(model, m_source.annotationsPointer());
        model = withValueAt(model, m_source.annotationsPointer(),
                            editedList(list, m_before.annotations, m_after.annotations, write));
    }
    return model;
}

Json Editing::withContents(Json model, const Detours &detours) const
{
    for (const PanelChange &change : m_changes.panels) {
        if (!change.before || !change.after)
            continue;
        const bool whole = detours.whole.contains(change.after);
        if (!whole && sameContent(*change.before, *change.after))
            continue;
        const QString pointer = change.pointer.mid(m_source.pointer().size());
        model = withValueAt(model, pointer, m_source.panel(valueAt(model, pointer), change, whole));
    }
    return model;
}

Json Editing::withLayout(const Json &model, const Detours &detours) const
{
    switch (m_source.layout()) {
    case ExportSource::Layout::Rows:
        return withRowsLayout(model, m_source, m_changes);
    case ExportSource::Layout::V2:
        return withV2Layout(model, m_source, m_changes, detours.everyPlace);
    case ExportSource::Layout::Grid:
        return withGridLayout(model, m_source, m_changes, detours.everyPlace);
    case ExportSource::Layout::SinglePanel:
        break;
    }
    return model;
}

/// Whether two dashboards read the same from top to bottom in the same sizes, whatever the exact places.
bool sameOrder(const Dashboard &one, const Dashboard &other)
{
    const auto sequence = [](const Dashboard &dashboard) {
        QList<std::tuple<int, int, QString>> parts;
        const auto look = [](const PanelSpec &panel) -> QString {
            return u"%1x%2 "_s.arg(QString::number(panel.rect.width), QString::number(panel.rect.height)) + panel.title;
        };
        for (const Row &row : dashboard.rows) {
            parts.append({row.y, -1, row.title});
            for (const PanelSpec &panel : row.folded)
                parts.append({row.y, panel.rect.y * 24 + panel.rect.x, look(panel)});
        }
        for (const PanelSpec &panel : dashboard.panels)
            parts.append({panel.rect.y, panel.rect.x, look(panel)});
        std::sort(parts.begin(), parts.end());
        QStringList titles;
        for (const auto &part : std::as_const(parts))
            titles.append(std::get<2>(part));
        return titles;
    };
    return sequence(one) == sequence(other);
}

/// Whether panels of the document place themselves one after the other.
bool flows(const ExportSource &source)
{
    if (source.layout() == ExportSource::Layout::Rows)
        return true;
    const QByteArray layout = writeJsonCompact(source.model()[u"layout"]);
    return layout.contains("\"AutoGridLayout\"") || layout.contains("\"ResponsiveGridLayout\"");
}

/// A document with `rows` as one with `panels` on the grid; the dashboard's parts find theirs again.
Json onGrid(const Json &document, const GrafanaModel &found, Dashboard &dashboard)
{
    ImportLedger untold;
    Json model = withoutOldRows(found.model, found.pointer, untold);
    QHash<QString, QString> moved;
    const auto take = [&moved](const Json &list, const QString &pointer) {
        Json result = Json::array();
        for (qsizetype i = 0; i < list.size(); ++i) {
            Json one = list.at(i);
            moved.insert(one[PointerKey].toString(), pointer + u'/' + QString::number(i));
            one.remove(PointerKey);
            result.append(one);
        }
        return result;
    };
    const QString place = found.pointer + u"/panels"_s;
    Json panels = take(model[u"panels"], place);
    for (qsizetype i = 0; i < panels.size(); ++i) {
        Json one = panels.at(i);
        if (one[u"panels"].size() > 0) {
            one.set(u"panels", take(one[u"panels"], place + u'/' + QString::number(i) + u"/panels"_s));
            panels.replaceItem(i, one);
        }
    }
    model.set(u"panels", panels);
    // From here on Grafana knows panels on the grid.
    model.set(u"schemaVersion", Json(int(std::max(16.0, model[u"schemaVersion"].numberLike().value_or(0.0)))));
    const auto follow = [&moved](auto &part) { part.original = Json(moved.value(part.original.toString())); };
    std::for_each(dashboard.panels.begin(), dashboard.panels.end(), follow);
    for (Row &row : dashboard.rows) {
        follow(row);
        std::for_each(row.folded.begin(), row.folded.end(), follow);
    }
    return withValueAt(document, found.pointer, model);
}

/// Writes, reads again, and takes the detours that are needed until the document says what it should.
class Export
{
public:
    explicit Export(const Dashboard &edited)
        : m_document(edited.original)
        , m_libraries(librariesOf(edited))
        , m_wanted(asSaved(withNumberIds(edited)))
    {
    }

    GrafanaExport run()
    {
        const auto found = findGrafanaModel(m_document);
        if (!found)
            return {classicJson(m_wanted), {}};
        const Dashboard before = importedFrom(m_document, m_libraries);
        if (before == m_wanted)
            return {m_document, {}};
        return written(*found, before, true);
    }

private:
    GrafanaExport written(const GrafanaModel &found, const Dashboard &before, bool mayChangeForm);
    void check(const Json &document)
    {
        m_got = importedFrom(document, m_libraries);
        m_fit = fitOf(m_wanted, m_got);
    }
    GrafanaExport ofSinglePanel(const Editing &editing);
    void addNotices(const Detours &detours);

    Json m_document;
    LibraryModels m_libraries;
    Dashboard m_wanted;
    Dashboard m_got;
    Fit m_fit;
    QStringList m_notices;
};

GrafanaExport Export::written(const GrafanaModel &found, const Dashboard &before, bool mayChangeForm)
{
    const Editing editing(m_document, found, before, m_wanted);
    if (editing.source().layout() == ExportSource::Layout::SinglePanel)
        return ofSinglePanel(editing);
    Detours detours;
    Json document = editing.edited(detours);
    check(document);
    if (!m_fit.misread.isEmpty()) {
        detours.whole = m_fit.misread;
        document = editing.edited(detours);
        check(document);
    }
    const auto layout = editing.source().layout();
    const bool isKept = flows(editing.source()) && sameOrder(m_wanted, m_got);
    if (!m_fit.layout && isKept) {
        m_notices.append(tr("In this form panels follow each other without places of their own; "
                            "some stand elsewhere than here."));
    } else if (!m_fit.layout && layout == ExportSource::Layout::Rows && mayChangeForm) {
        m_document = onGrid(m_document, found, m_wanted);
        m_notices.append(tr("Rows of the old form cannot say where these panels are now; "
                            "they were written as panels on the grid."));
        const auto again = findGrafanaModel(m_document);
        return again ? written(*again, importedFrom(m_document, m_libraries), false) : GrafanaExport{document, m_notices};
    } else if (!m_fit.layout) {
        detours.everyPlace = true;
        document = editing.edited(detours);
        check(document);
        if (layout == ExportSource::Layout::V2)
            m_notices.append(tr("The layout was written anew, as rows and grids."));
    }
    addNotices(detours);
    return {document, m_notices};
}

/// A file of one panel says nothing of a dashboard around it.
GrafanaExport Export::ofSinglePanel(const Editing &editing)
{
    if (m_wanted.panels.size() != 1 || !m_wanted.rows.isEmpty()) {
        return {classicJson(m_wanted),
                {tr("A file of one panel cannot hold these panels; they were written as a dashboard.")}};
    }
    Detours detours;
    Json document = editing.edited(detours);
    check(document);
    if (!m_fit.misread.isEmpty()) {
        detours.whole = m_fit.misread;
        document = editing.edited(detours);
        check(document);
    }
    m_fit.head = true;
    addNotices(detours);
    return {document, m_notices};
}

void Export::addNotices(const Detours &detours)
{
    for (const PanelSpec *panel : detours.whole) {
        m_notices.append(tr("The panel \"%1\" was converted to the form of today; its old one cannot say the change.")
                             .arg(panel->title.left(60)));
    }
    if (!m_fit.head)
        m_notices.append(tr("Not all changes of the dashboard's settings can be said in this form."));
    if (!m_fit.misread.isEmpty())
        m_notices.append(tr("Not all changes of %n panels can be said in this form.", int(m_fit.misread.size())));
}

} // namespace

GrafanaExport editedOriginal(const Dashboard &edited)
{
    return Export(edited).run();
}

} // namespace Promontory
