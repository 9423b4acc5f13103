#include "datasources/transform/steps/partitionbyvalues.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/rowkeys.h"

#include <QCoreApplication>

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

constexpr std::size_t MostParts = 10'000;

// How the parts are told apart.
struct Naming
{
    bool asLabels = true;
    bool append = false;
    bool withNames = false;
    QString beforeValue = u"="_s;
    QString betweenFields = u" "_s;
    bool keepsFields = false;

    explicit Naming(const Json &options)
        : asLabels(options[u"naming"][u"asLabels"].toBool(true))
        , append(options[u"naming"][u"append"].toBool())
        , withNames(options[u"naming"][u"withNames"].toBool())
        , beforeValue(options[u"naming"][u"separator1"].toString(u"="_s))
        , betweenFields(options[u"naming"][u"separator2"].toString(u" "_s))
        , keepsFields(options[u"keepFields"].toBool())
    {
    }

    QString frameName(const Frame &frame, const QList<Labels::Pair> &values) const
    {
        QStringList parts;
        for (const auto &[name, value] : values)
            parts.append(withNames ? QString(name + beforeValue + value) : value);
        const bool appends = append && !frame.name.isEmpty();
        return (appends ? QString(frame.name + u' ') : QString()) + parts.join(betweenFields);
    }
};

std::vector<const Field *> keyFields(const Frame &frame, const Json &names)
{
    std::vector<const Field *> fields;
    for (const Json &name : names.items()) {
        if (const Field *field = findField(frame, name.toString()))
            fields.push_back(field);
    }
    return fields;
}

QList<Labels::Pair> valuesAt(const std::vector<const Field *> &fields, std::size_t row)
{
    QList<Labels::Pair> values;
    for (const Field *field : fields)
        values.append({field->displayName, cellText(cellAt(field->values, row))});
    return values;
}

FramePtr partOf(const Frame &frame, const std::vector<const Field *> &keys, const RowIndexes &rows,
                const Naming &naming)
{
    const QList<Labels::Pair> values = valuesAt(keys, rows.front());
    auto part = emptyCopy(frame, frame.meta.kind);
    if (!naming.asLabels)
        part->name = naming.frameName(frame, values);
    for (const Field &field : frame.fields) {
        const bool isKey = std::find(keys.begin(), keys.end(), &field) != keys.end();
        if (isKey && !naming.keepsFields)
            continue;
        Field own = field;
        own.values = gathered(field.values, rows);
        if (naming.asLabels && !field.isTime())
            own.labels = Labels(field.labels.pairs() + values);
        part->fields.push_back(std::move(own));
    }
    nameFields(*part);
    return part;
}

} // namespace

Result<Frames> partitionByValues(const Frames &frames, const Json &options,
                                 const TransformContext &context)
{
    const Naming naming(options);
    Frames result;
    for (const FramePtr &frame : frames) {
        const std::vector<const Field *> keys = keyFields(*frame, options[u"fields"]);
        if (keys.empty() || frame->rows() == 0) {
            result.push_back(frame);
            continue;
        }
        const auto groups = rowsByKey(RowKeys(keys.size()).keysOf(keys, frame->rows()));
        if (groups.size() + result.size() > MostParts)
            return failure(ErrorKind::TooLarge,
                           Text::tr("It would give more than %L1 frames.").arg(MostParts));
        for (const RowIndexes &rows : groups) {
            if (context.stops())
                return frames;
            result.push_back(partOf(*frame, keys, rows, naming));
        }
    }
    return result;
}

} // namespace Promontory
