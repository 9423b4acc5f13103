#pragma once

#include "datasources/frame/frame.h"
#include "datasources/json/json.h"

#include <QList>
#include <QString>

namespace Promontory {

/// Which columns of a frame hold configuration, and of what kind: the "mappings" of configFromData
/// and rowsToFields, [{ fieldName, handlerKey, reducerId }]. Columns without a mapping are taken by
/// their name: "Min", "unit", "color", "threshold1" …
class ConfigMappings
{
public:
    ConfigMappings(const Json &mappings, const Frame &source);

    /// Sets what the columns say, each reduced to one value (the last one unless the mapping says
    /// otherwise).
    void applyReduced(FieldConfig &config, const Frame &source) const;
    /// Sets what one row says.
    void applyRow(FieldConfig &config, const Frame &source, std::size_t row) const;

    bool reads(const QString &fieldName) const;
    /// The column for "field.name", "field.value" …; nothing if there is none.
    const Field *fieldFor(QStringView handler, const Frame &source) const;
    /// The handler of a column; empty if it has none.
    QString handlerOf(const QString &fieldName) const;

private:
    struct Mapping
    {
        QString fieldName;
        QString handler;
        QString reducer;
    };
    QList<Mapping> m_mappings;
};

} // namespace Promontory
