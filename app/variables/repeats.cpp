#include "app/variables/repeats.h"

#include "app/dashboard/gridlayout.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr int Columns = 24;
constexpr int Bottom = 1'000'000;     // rows of the grid, far beyond what is read from files
constexpr QChar KeySeparator(0x1f);   // never a part of an id

/// The values of variables, each once, that something is repeated for.
class Copies
{
public:
    explicit Copies(const VariableValues &values) : m_values(values) { }

    /// One for each copy; none: it stands once, as it is.
    RepeatScope of(const std::optional<Repeat> &repeat, const RepeatScope &scope)
    {
        const bool isScoped = repeat && std::any_of(scope.cbegin(), scope.cend(), [&](const ScopedValue &one) {
            return one.name == repeat->variable;
        });
        if (!repeat || isScoped)
            return {};
        const auto known = m_known.constFind(repeat->variable);
        if (known != m_known.cend())
            return *known;
        return *m_known.insert(repeat->variable, listed(repeat->variable));
    }

private:
    RepeatScope listed(const QString &name) const
    {
        RepeatScope copies;
        QSet<QString> seen;
        const VariableValue *value = m_values.find(name);
        for (qsizetype i = 0; value && i < value->values.size(); ++i) {
            const QString &one = value->values.at(i);
            if (!seen.contains(one))
                copies.append({name, one, value->texts.value(i, one)});
            seen.insert(one);
        }
        return copies;
    }

    const VariableValues &m_values;
    QHash<QString, RepeatScope> m_known;
};

/// A row header with its panels, or the panels above the first row.
struct Section
{
    const Row *row = nullptr;
    QList<const PanelSpec *> panels; ///< in reading order
    RepeatScope copies;              ///< of the row
};

QList<Section> sectionsOf(const Dashboard &dashboard, Copies &copies)
{
    QList<Section> sections{Section()};
    for (const Row &row : dashboard.rows)
        sections.append({&row, {}, copies.of(row.repeat, {})});
    std::stable_sort(sections.begin() + 1, sections.end(),
                     [](const Section &a, const Section &b) { return a.row->y < b.row->y; });
    for (const PanelSpec &panel : dashboard.panels) {
        const auto next = std::upper_bound(sections.begin() + 1, sections.end(), panel.rect.y,
                                           [](int y, const Section &section) { return y < section.row->y; });
        std::prev(next)->panels.append(&panel);
    }
    for (Section &section : sections) {
        std::stable_sort(section.panels.begin(), section.panels.end(),
                         [](const PanelSpec *a, const PanelSpec *b) {
                             return std::pair(a->rect.y, a->rect.x) < std::pair(b->rect.y, b->rect.x);
                         });
    }
    return sections;
}

/// Writes the copies out, section by section, from the top.
class Writer
{
public:
    Writer(const Dashboard &dashboard, const VariableValues &values)
        : m_copies(values)
        , m_sections(sectionsOf(dashboard, m_copies))
    {
        count();
    }

    bool hasRepeats() const { return m_result.wanted > 0; }

    PlacedDashboard write()
    {
        int shift = 0; // by how much copies have pushed down what follows
        for (qsizetype i = 0; i < m_sections.size(); ++i) {
            const Section &section = m_sections.at(i);
            const int top = (section.row ? section.row->y : 0) + shift;
            const bool isLast = i + 1 == m_sections.size();
            const int height = isLast ? 0 : m_sections.at(i + 1).row->y + shift - top;
            const int needed = writeSection(section, top);
            shift += isLast ? 0 : std::max(0, needed - height);
        }
        compact();
        m_result.shown = m_shown;
        return m_result;
    }

private:
    /// Everything that would be made, before anything is.
    void count()
    {
        for (const Section &section : std::as_const(m_sections)) {
            qint64 inRow = section.panels.isEmpty() && !section.copies.isEmpty() ? 1 : 0;
            for (const PanelSpec *panel : section.panels)
                inRow += copiesOf(*panel, section);
            m_result.wanted += inRow * std::max<qint64>(1, section.copies.size());
        }
    }

    qint64 copiesOf(const PanelSpec &panel, const Section &section)
    {
        const qint64 own = m_copies.of(panel.repeat, section.copies.mid(0, 1)).size();
        return own > 0 ? own : section.copies.isEmpty() ? 0 : 1;
    }

    /// The height of all copies of the section, headers included.
    int writeSection(const Section &section, int top)
    {
        // A row of which not even one copy has room stands as it is.
        const bool hasRoom = m_shown + std::max<qsizetype>(1, section.panels.size()) <= MostRepeats;
        if (section.copies.isEmpty() || !hasRoom)
            return writeCopy(section, {}, top, true);
        int height = 0;
        for (qsizetype i = 0; i < section.copies.size() && m_shown < MostRepeats; ++i)
            height += writeCopy(section, {section.copies.at(i)}, top + height, i == 0);
        return height;
    }

    int writeCopy(const Section &section, const RepeatScope &scope, int top, bool isFirst)
    {
        const int origin = section.row ? section.row->y : 0;
        int bottom = section.row ? 1 : 0;
        if (section.row) {
            PlacedRow placed{keyOf(section.row->id, scope), *section.row, scope};
            placed.row.y = top;
            m_result.rows.append(placed);
            m_shown += section.panels.isEmpty() && !scope.isEmpty() ? 1 : 0;
        }
        int shift = 0;      // for panels below the line of the one that repeats
        int nextShift = 0;
        int line = 0;
        qsizetype left = section.panels.size();
        for (const PanelSpec *panel : section.panels) {
            // The first copy of a row is whole: each of its panels has room for one.
            m_room = MostRepeats - (isFirst && !scope.isEmpty() ? --left : 0);
            if (panel->rect.y > line)
                shift = nextShift;
            line = panel->rect.y;
            if (!isFirst && m_shown >= MostRepeats)
                break;
            const int added = writePanel(*panel, scope, top - origin + shift);
            nextShift = std::max(nextShift, shift + added);
            bottom = std::max(bottom, panel->rect.y - origin + panel->rect.height + shift + added);
        }
        return bottom;
    }

    /// How much higher than one panel its copies stand together.
    int writePanel(const PanelSpec &panel, const RepeatScope &rowScope, int shift)
    {
        const RepeatScope copies = m_copies.of(panel.repeat, rowScope);
        const qsizetype count = std::min<qsizetype>(copies.size(), m_room - m_shown);
        if (count <= 0) {
            append(panel, rowScope, panel.rect, shift);
            m_shown += rowScope.isEmpty() ? 0 : 1;
            return 0;
        }
        GridRect last = panel.rect;
        for (qsizetype i = 0; i < count; ++i) {
            last = panel.repeat->horizontal ? besideOf(panel, i, count) : belowOf(panel, i);
            append(panel, rowScope + RepeatScope{copies.at(i)}, last, shift);
            ++m_shown;
        }
        return last.y - panel.rect.y;
    }

    /// Copies side by side share the whole width; they end at the same columns in every line.
    static GridRect besideOf(const PanelSpec &panel, qsizetype index, qsizetype count)
    {
        const int inLine = int(std::min<qsizetype>(count, std::clamp(panel.repeat->maxPerRow, 1, Columns)));
        const int place = int(index) % inLine;
        const int left = (place * Columns + inLine / 2) / inLine;
        const int right = ((place + 1) * Columns + inLine / 2) / inLine;
        return {left, panel.rect.y + int(index) / inLine * panel.rect.height, right - left,
                panel.rect.height};
    }

    static GridRect belowOf(const PanelSpec &panel, qsizetype index)
    {
        GridRect rect = panel.rect;
        rect.y += int(index) * rect.height;
        return rect;
    }

    static QString keyOf(const PanelId &id, const RepeatScope &scope)
    {
        QString key = id.toText();
        for (const ScopedValue &one : scope)
            key += KeySeparator + one.value;
        return key;
    }

    void append(const PanelSpec &panel, const RepeatScope &scope, GridRect rect, int shift)
    {
        rect.y = std::clamp(rect.y + shift, 0, Bottom);
        PlacedPanel placed{keyOf(panel.id, scope), panel, scope};
        placed.panel.rect = rect;
        m_result.panels.append(placed);
    }

    /// Everything falls upwards, as after an edit.
    void compact()
    {
        QList<GridRect> rects;
        for (const PlacedRow &row : std::as_const(m_result.rows))
            rects.append(rowRect(row.row));
        for (const PlacedPanel &panel : std::as_const(m_result.panels))
            rects.append(panel.panel.rect);
        rects = compacted(rects);
        qsizetype next = 0;
        for (PlacedRow &row : m_result.rows)
            row.row.y = rects.at(next++).y;
        for (PlacedPanel &panel : m_result.panels)
            panel.panel.rect = rects.at(next++);
    }

    Copies m_copies;
    QList<Section> m_sections;
    PlacedDashboard m_result;
    qint64 m_shown = 0;
    qint64 m_room = MostRepeats; // copies that may be shown when the present panel is written
};

PlacedDashboard asItStands(const Dashboard &dashboard)
{
    PlacedDashboard placed;
    for (const PanelSpec &panel : dashboard.panels)
        placed.panels.append({panel.id.toText(), panel, {}});
    for (const Row &row : dashboard.rows)
        placed.rows.append({row.id.toText(), row, {}});
    return placed;
}

} // namespace

QString PlacedDashboard::message() const
{
    if (shown >= wanted)
        return {};
    return QCoreApplication::translate("Repeats", "%1 repeats, showing %2")
        .arg(QLocale(QLocale::English).toString(wanted), QString::number(shown));
}

PlacedDashboard writtenOut(const Dashboard &dashboard, const VariableValues &values)
{
    Writer writer(dashboard, values);
    return writer.hasRepeats() ? writer.write() : asItStands(dashboard);
}

VariableValues scopedValues(const VariableValues &values, const RepeatScope &scope)
{
    VariableValues scoped = values;
    for (const ScopedValue &one : scope)
        scoped = scoped.scopedTo(one.name, one.value, one.text);
    return scoped;
}

GridRect documentRect(const PanelSpec &panel, const GridRect &placed, const GridRect &target)
{
    GridRect rect = panel.rect;
    rect.y = std::max(0, rect.y + target.y - placed.y);
    rect.height = target.height;
    if (panel.repeat && panel.repeat->horizontal)
        return rect; // its copies share the whole width
    rect.x = target.x;
    rect.width = target.width;
    return rect;
}

} // namespace Promontory
