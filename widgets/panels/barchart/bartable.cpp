#include "widgets/panels/barchart/bartable.h"

#include "datasources/format/formatvalue.h"
#include "widgets/common/values/oneline.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr std::size_t MostNames = 5'000;
constexpr qsizetype MostColumns = 500;
constexpr qint64 Minute = 60'000;
constexpr qint64 Day = 86'400'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("BarChart", text);
}

bool isNamed(const Field &field, const QString &name)
{
    return field.displayName == name || field.name == name;
}

const Field *namedField(const Frame &frame, const QString &name)
{
    const auto found = std::find_if(frame.fields.begin(), frame.fields.end(),
                                    [&](const Field &field) { return !name.isEmpty() && isNamed(field, name); });
    return found == frame.fields.end() ? nullptr : &*found;
}

/// The asked for field, else the first text, else the first time.
const Field *nameFieldOf(const Frame &frame, const QString &wished)
{
    if (!wished.isEmpty())
        return namedField(frame, wished);
    const auto text = std::find_if(frame.fields.begin(), frame.fields.end(),
                                   [](const Field &field) { return field.texts() != nullptr; });
    return text != frame.fields.end() ? &*text : frame.timeField();
}

/// How moments are told apart on an axis that spans this long.
QString timeFormat(const TimeColumn &times)
{
    if (times.isEmpty())
        return {};
    const auto all = times.span();
    const auto [first, last] = std::minmax_element(all.begin(), all.end());
    const qint64 span = *last - *first;
    // Names of neighbours must differ: seconds where a minute has several.
    const bool isFine = all.size() > 1 && span > 0 && span / static_cast<qint64>(all.size() - 1) < Minute;
    if (span <= Day && (isFine || (span > 0 && span < 5 * Minute)))
        return u"HH:mm:ss"_s;
    return span <= Day ? u"HH:mm"_s : span < 300 * Day ? u"MM/DD HH:mm"_s : u"YYYY-MM-DD"_s;
}

/// The names of a field's rows as texts.
class NameTexts
{
public:
    NameTexts(const Field &field, const QTimeZone &zone)
        : m_field(field)
        , m_zone(zone)
        , m_format(field.times() ? timeFormat(*field.times()) : QString())
    {
    }

    QString text(std::size_t row) const { return told(row, m_format); }
    QString title(std::size_t row) const { return told(row, u"YYYY-MM-DD HH:mm:ss"_s); }
    /// What rows of several frames are joined by.
    QString key(std::size_t row) const
    {
        if (const TimeColumn *times = m_field.times())
            return QString::number((*times)[row]);
        return m_field.texts() ? (*m_field.texts())[row] : text(row);
    }

private:
    QString told(std::size_t row, const QString &format) const
    {
        if (const TimeColumn *times = m_field.times())
            return formatTime((*times)[row], m_zone, format);
        if (const TextColumn *texts = m_field.texts())
            return oneLine(formatText((*texts)[row], m_field.config).joined());
        const NumberColumn *numbers = m_field.numbers();
        return numbers ? formatValue((*numbers)[row], m_field.config).joined() : QString();
    }

    const Field &m_field;
    QTimeZone m_zone;
    QString m_format;
};

NumberColumn numbersIn(const Field &field)
{
    const NumberColumn *numbers = field.numbers();
    return numbers ? *numbers : NumberColumn();
}

struct Part
{
    const Frame *frame = nullptr;
    const Field *names = nullptr;
    std::size_t rows = 0;
};

QList<const Field *> numbersOf(const Part &part)
{
    QList<const Field *> fields;
    for (const Field &field : part.frame->fields) {
        if (&field != part.names && field.isNumber() && fields.size() < MostColumns)
            fields.append(&field);
    }
    return fields;
}

/// Rows of several frames side by side: one row per name, in the order they come (times in theirs).
class Joined
{
public:
    explicit Joined(const QTimeZone &zone) : m_zone(zone) {}

    void add(const Part &part);
    BarTable table() &&;

private:
    struct Row
    {
        QString name;
        QString title;
        qint64 timeMs = 0;
    };
    QTimeZone m_zone;
    QHash<QString, std::size_t> m_places;
    std::vector<Row> m_rows;
    QList<const Field *> m_fields;
    std::vector<std::vector<double>> m_values;
    const Field *m_nameField = nullptr;
};

void Joined::add(const Part &part)
{
    m_nameField = m_nameField ? m_nameField : part.names;
    const NameTexts texts(*part.names, m_zone);
    const std::size_t first = m_values.size();
    std::vector<NumberColumn> columns;
    for (const Field *field : numbersOf(part)) {
        if (m_fields.size() < MostColumns) {
            m_fields.append(field);
            m_values.emplace_back(m_rows.size(), missingSample());
            columns.push_back(numbersIn(*field));
        }
    }
    for (std::size_t row = 0; row < part.rows; ++row) {
        const QString key = texts.key(row);
        const auto known = m_places.constFind(key);
        const std::size_t place = known == m_places.cend() ? m_rows.size() : *known;
        if (place == m_rows.size()) {
            if (m_rows.size() == MostNames)
                continue;
            m_places.insert(key, place);
            const TimeColumn *times = part.names->times();
            m_rows.push_back({texts.text(row), texts.title(row), times ? (*times)[row] : 0});
        }
        for (std::size_t column = first; column < m_values.size(); ++column) {
            m_values[column].resize(m_rows.size(), missingSample());
            m_values[column][place] = columns[column - first][row];
        }
    }
}

BarTable Joined::table() &&
{
    std::vector<std::size_t> order(m_rows.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [this](std::size_t a, std::size_t b) { return m_rows[a].timeMs < m_rows[b].timeMs; });
    BarTable table;
    table.nameField = m_nameField;
    for (const std::size_t row : order) {
        table.names.append(m_rows[row].name);
        table.titles.append(m_rows[row].title);
    }
    for (std::size_t column = 0; column < m_values.size(); ++column) {
        m_values[column].resize(m_rows.size(), missingSample());
        std::vector<double> sorted;
        for (const std::size_t row : order)
            sorted.push_back(m_values[column][row]);
        table.columns.append({m_fields.at(qsizetype(column)), NumberColumn(std::move(sorted))});
    }
    return table;
}

BarTable single(const Part &part, const BarTableWish &wish)
{
    BarTable table;
    table.nameField = part.names;
    const NameTexts texts(*part.names, wish.zone);
    const std::size_t rows = std::min(part.rows, MostNames);
    for (std::size_t row = 0; row < rows; ++row) {
        table.names.append(texts.text(row));
        table.titles.append(texts.title(row));
    }
    for (const Field *field : numbersOf(part))
        table.columns.append({field, numbersIn(*field).sub(0, rows)});
    table.colorField = namedField(*part.frame, wish.colorField);
    return table;
}

std::size_t commonRows(const Frame &frame)
{
    std::size_t rows = frame.rows();
    for (const Field &field : frame.fields)
        rows = std::min(rows, field.size());
    return rows;
}

} // namespace

Result<BarTable> barTableFrom(const Frames &frames, const BarTableWish &wish)
{
    QList<Part> parts;
    for (const FramePtr &frame : frames) {
        const Field *names = frame ? nameFieldOf(*frame, wish.nameField) : nullptr;
        if (names)
            parts.append({frame.get(), names, commonRows(*frame)});
    }
    if (parts.isEmpty() && !wish.nameField.isEmpty())
        return failure(ErrorKind::Unsupported,
                       tr("The data has no field “%1” to take names from.").arg(oneLine(wish.nameField, 80)));
    if (parts.isEmpty())
        return failure(ErrorKind::Unsupported, tr("A bar chart needs a field of texts or of times."));
    BarTable table;
    if (parts.size() == 1) {
        table = single(parts.constFirst(), wish);
    } else {
        Joined joined(wish.zone);
        for (const Part &part : std::as_const(parts))
            joined.add(part);
        table = std::move(joined).table();
    }
    if (table.columns.isEmpty())
        return failure(ErrorKind::Unsupported, tr("A bar chart needs a field of numbers."));
    table.areFrameRows = parts.size() == 1;
    for (BarTable::Column &column : table.columns)
        column.origin = originIn(frames, *column.field);
    return table;
}

} // namespace Promontory
