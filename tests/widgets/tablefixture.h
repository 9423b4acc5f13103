#pragma once

#include "datasources/frame/fieldconfigjson.h"
#include "datasources/frame/frame.h"

#include <QAbstractItemModel>

namespace Promontory {

using namespace Qt::StringLiterals;

inline FieldConfig configOf(const char *json)
{
    return fieldConfigFromJson(parseJson(QByteArray(json)).value_or(Json()));
}

/// A table of exceptions: hosts, counts, and when each was seen.
inline FramePtr exceptions(std::vector<double> counts = {58, 214, missingSample(), 12})
{
    auto frame = std::make_shared<Frame>();
    frame->meta.kind = FrameKind::Table;
    Field host;
    host.name = host.displayName = u"Host"_s;
    host.values = TextColumn({u"web-10"_s, u"web-2"_s, u"db"_s, u"web-1"_s});
    Field count;
    count.name = count.displayName = u"Count"_s;
    count.values = NumberColumn(std::move(counts));
    Field seen;
    seen.name = seen.displayName = u"Seen"_s;
    seen.values = TimeColumn({1'700'000'000'000, 1'700'000'060'000, 0, 1'700'000'120'000});
    frame->fields = {host, count, seen};
    return frame;
}

/// The texts of a column.
inline QStringList column(const QAbstractItemModel &model, int index)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, index).data().toString());
    return texts;
}

} // namespace Promontory
