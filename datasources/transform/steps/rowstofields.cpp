#include "datasources/transform/steps/rowstofields.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/configmapping.h"
#include "datasources/transform/fieldnames.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

constexpr std::size_t MostFields = 10'000;

const Field *firstUnmapped(const Frame &frame, const ConfigMappings &mappings, bool isNumber)
{
    for (const Field &field : frame.fields) {
        const bool isWanted = isNumber ? field.isNumber() : field.texts() != nullptr;
        if (isWanted && !mappings.reads(field.displayName))
            return &field;
    }
    return nullptr;
}

// Columns that are neither name, value nor configuration label the field.
Labels labelsOf(const Frame &frame, const ConfigMappings &mappings, const Field *name,
                const Field *value, std::size_t row)
{
    QList<Labels::Pair> pairs;
    for (const Field &field : frame.fields) {
        const QString handler = mappings.handlerOf(field.displayName);
        const bool isLabel = handler == "field.label"_L1 ||
                             (handler.isEmpty() && &field != name && &field != value);
        if (isLabel && !isMissingAt(field.values, row))
            pairs.append({field.displayName, cellText(cellAt(field.values, row))});
    }
    return Labels(pairs);
}

FramePtr fieldsOfRows(const Frame &frame, const Json &options)
{
    const ConfigMappings mappings(options[u"mappings"], frame);
    const Field *givenName = mappings.fieldFor(u"field.name", frame);
    const Field *givenValue = mappings.fieldFor(u"field.value", frame);
    const Field *name = givenName ? givenName : firstUnmapped(frame, mappings, false);
    const Field *value = givenValue ? givenValue : firstUnmapped(frame, mappings, true);
    if (!name || !value)
        return {};
    auto result = emptyCopy(frame, FrameKind::Table);
    for (std::size_t row = 0; row < frame.rows(); ++row) {
        const RowIndexes one{static_cast<RowIndex>(row)};
        Field field = plainField(cellText(cellAt(name->values, row)), gathered(value->values, one));
        field.config = value->config;
        field.config.displayName.clear();
        mappings.applyRow(field.config, frame, row);
        field.labels = labelsOf(frame, mappings, name, value, row);
        result->fields.push_back(std::move(field));
    }
    nameFields(*result);
    return result;
}

} // namespace

Result<Frames> rowsToFields(const Frames &frames, const Json &options, const TransformContext &)
{
    Frames result;
    for (const FramePtr &frame : frames) {
        if (frame->rows() > MostFields)
            return failure(ErrorKind::TooLarge,
                           Text::tr("More than %L1 rows would become fields.").arg(MostFields));
        FramePtr next = fieldsOfRows(*frame, options);
        result.push_back(next ? next : frame);
    }
    return result;
}

} // namespace Promontory
