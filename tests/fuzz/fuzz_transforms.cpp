#include "datasources/transform/fieldnames.h"
#include "datasources/transform/transform.h"

#include <cstdint>
#include <cstdlib>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

FramePtr series(const QString &refId, const QString &job, qint64 firstMs)
{
    auto frame = std::make_shared<Frame>();
    frame->refId = refId;
    frame->fields = {plainField(u"Time"_s, TimeColumn({firstMs, firstMs + 10, firstMs + 20})),
                     plainField(u"Value"_s, NumberColumn({1.5, missingSample(), -3}))};
    frame->fields.back().labels = Labels({{u"job"_s, job}, {u"le"_s, u"0.5"_s}});
    nameFields(*frame);
    return frame;
}

FramePtr table(const QString &refId)
{
    auto frame = std::make_shared<Frame>();
    frame->refId = refId;
    frame->meta.kind = FrameKind::Table;
    frame->fields = {
        plainField(u"Time"_s, TimeColumn({5, MissingTime, 7})),
        plainField(u"job"_s, TextColumn({u"web"_s, QString(), u"{\"a\":1}"_s})),
        plainField(u"Value"_s, NumberColumn({1, 2, std::numeric_limits<double>::infinity()})),
        plainField(u"up"_s, BoolColumn({0, 1, MissingFlag}))};
    nameFields(*frame);
    return frame;
}

Frames frames()
{
    return {series(u"A"_s, u"web"_s, 0), series(u"A"_s, u"db"_s, 10), table(u"B"_s), table(u"C"_s),
            std::make_shared<const Frame>()};
}

QList<TransformSpec> specsIn(const Json &json)
{
    constexpr qsizetype MostSteps = 8;
    QList<TransformSpec> specs;
    for (const Json &item : json.items()) {
        if (specs.size() < MostSteps)
            specs.append({item[u"id"].toString(),
                          item[u"options"],
                          item[u"disabled"].toBool(),
                          item[u"filter"],
                          {}});
    }
    return specs;
}

} // namespace

/// The input is a list of transformations as a dashboard has it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto json = parseJson(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!json)
        return 0;
    TransformContext context;
    context.mostCells = 100'000;
    const Noted<Frames> result = applyTransforms(frames(), specsIn(*json), context);
    require(cellCount(result.value) <= context.mostCells);
    for (const FramePtr &frame : result.value) {
        for (const Field &field : frame->fields)
            require(field.size() == frame->rows());
    }
    for (const Notice &notice : result.notices)
        require(!notice.text.isEmpty());
    return 0;
}
