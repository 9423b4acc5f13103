// What tests of bars, slices and buckets are made from.
#pragma once

#include "datasources/json/json.h"
#include "tests/support/framebuilder.h"
#include "widgets/panels/panelview.h"

#include <QTest>

namespace MarkFixture {

using namespace Promontory;
using namespace Qt::StringLiterals;

inline Json json(const QByteArray &text)
{
    return parseJson(text).value_or(Json());
}

inline Field textField(const QString &name, std::vector<QString> texts)
{
    Field field;
    field.name = field.displayName = name;
    field.values = TextColumn(std::move(texts));
    return field;
}

inline Field numberField(const QString &name, std::vector<double> numbers)
{
    Field field;
    field.name = field.displayName = name;
    field.values = NumberColumn(std::move(numbers));
    return field;
}

inline PanelData dataOf(Frames frames)
{
    PanelData data;
    data.frames = std::move(frames);
    data.range = {1'700'000'000'000, 1'700'003'600'000};
    data.generation = 1;
    return data;
}

/// A view with options and data, on the screen.
inline void show(PanelView &view, const Theme &theme, const PanelData &data, const QByteArray &options,
                 const QSize &size)
{
    view.resize(size);
    view.setContext({theme, QTimeZone::utc(), false, true});
    view.setOptions(json(options));
    view.setData(data);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
}

} // namespace MarkFixture
