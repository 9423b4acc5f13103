#pragma once

#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/transform.h"

#include <QTest>

namespace Promontory {

using namespace Qt::StringLiterals;

inline constexpr double Null = 1e300; ///< stands for a missing number in lists of numbers

inline Field numbers(const QString &name, std::vector<double> values,
                     const QList<Labels::Pair> &labels = {})
{
    std::replace(values.begin(), values.end(), Null, missingSample());
    Field field = plainField(name, NumberColumn(std::move(values)));
    field.labels = Labels(labels);
    return field;
}

inline Field texts(const QString &name, const QStringList &values)
{
    return plainField(name, TextColumn(std::vector<QString>(values.begin(), values.end())));
}

inline Field times(const QString &name, std::vector<qint64> values)
{
    return plainField(name, TimeColumn(std::move(values)));
}

inline Field flags(const QString &name, std::vector<char> values)
{
    return plainField(name, BoolColumn(std::move(values)));
}

inline FramePtr table(const QString &refId, std::vector<Field> fields)
{
    auto frame = std::make_shared<Frame>();
    frame->refId = refId;
    frame->meta.kind = FrameKind::Table;
    frame->fields = std::move(fields);
    nameFields(*frame);
    return frame;
}

/// A series whose legend calls it `name`.
inline FramePtr series(const QString &refId, const QString &name, std::vector<qint64> moments,
                       std::vector<double> values, const QList<Labels::Pair> &labels = {})
{
    auto frame = std::make_shared<Frame>();
    frame->refId = refId;
    frame->fields = {times(u"Time"_s, std::move(moments)),
                     numbers(u"Value"_s, std::move(values), labels)};
    frame->fields.back().legendName = name;
    nameFields(*frame);
    return frame;
}

inline QString textOf(const Field &field)
{
    QStringList values;
    for (std::size_t row = 0; row < field.size(); ++row)
        values.append(cellText(cellAt(field.values, row)));
    return field.displayName + u": "_s + values.join(u' ');
}

/// "job: a b | Value: 1 null", frames divided by " // ".
inline QString textOf(const Frames &frames)
{
    QStringList parts;
    for (const FramePtr &frame : frames) {
        QStringList fields;
        for (const Field &field : frame->fields)
            fields.append(textOf(field));
        parts.append(fields.join(u" | "_s));
    }
    return parts.join(u" // "_s);
}

/// Columns of the tables of cases.
inline void addCaseColumns()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<Frames>("frames");
    QTest::addColumn<QString>("expected"); // the frames, or the notice
}

inline void addCase(const char *name, const QString &id, const QByteArray &options,
                    const Frames &frames, const QString &expected)
{
    QTest::newRow(name) << id << options << frames << expected;
}

/// Runs the case of the current row.
inline void runCase()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, options);
    QFETCH(Frames, frames);
    QFETCH(QString, expected);
    const auto json = parseJson(options);
    QVERIFY2(json, options.constData());
    const QString before = textOf(frames);
    const Noted<Frames> result = applyTransforms(frames, {{id, *json, false, {}, {}}}, {});
    QCOMPARE(textOf(frames), before);
    if (result.notices.isEmpty()) {
        QCOMPARE(textOf(result.value), expected);
        return;
    }
    QCOMPARE(result.notices.first().text, expected);
    QCOMPARE(textOf(result.value), before);
}

} // namespace Promontory
