#include "datasources/transform/steps/regression.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/polynomial.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

struct Pair
{
    const Frame *frame = nullptr;
    const Field *x = nullptr;
    const Field *y = nullptr;
};

const Field *xField(const Frame &frame, const QString &name)
{
    if (!name.isEmpty())
        return findField(frame, name);
    const Field *time = frame.timeField();
    return time ? time : frame.numberField();
}

const Field *yField(const Frame &frame, const QString &name, const Field *x)
{
    if (!name.isEmpty())
        return findField(frame, name);
    for (const Field &field : frame.fields) {
        if (field.isNumber() && &field != x)
            return &field;
    }
    return nullptr;
}

// The first frame that has both.
Pair fieldsFrom(const Frames &frames, const Json &options)
{
    for (const FramePtr &frame : frames) {
        const Field *x = xField(*frame, options[u"xFieldName"].toString());
        const Field *y = x ? yField(*frame, options[u"yFieldName"].toString(), x) : nullptr;
        if (x && y && !x->texts())
            return {frame.get(), x, y};
    }
    return {};
}

FramePtr predictions(const Pair &fields, const Polynomial &curve, std::size_t count,
                     const QString &title)
{
    std::vector<double> places;
    std::vector<double> values;
    const double last = static_cast<double>(std::max<std::size_t>(count, 2) - 1);
    for (std::size_t i = 0; i < std::max<std::size_t>(count, 2); ++i) {
        const double part = static_cast<double>(i) / last;
        const double place = curve.firstX() + (curve.lastX() - curve.firstX()) * part;
        places.push_back(fields.x->isTime() ? std::round(place) : place);
        values.push_back(curve.at(places.back()));
    }
    FieldValues x = NumberColumn(std::move(places));
    if (fields.x->isTime()) {
        std::vector<qint64> moments;
        for (const double place : std::get<NumberColumn>(x).span())
            moments.push_back(momentOf(place));
        x = TimeColumn(std::move(moments));
    }
    auto result = emptyCopy(*fields.frame, fields.frame->meta.kind);
    result->name = title;
    result->meta.stepMs = 0;
    Field moved = *fields.x;
    moved.values = std::move(x);
    result->fields = {moved, plainField(title, NumberColumn(std::move(values)))};
    result->fields.back().config = fields.y->config;
    result->fields.back().config.displayName.clear();
    nameFields(*result);
    return result;
}

} // namespace

Result<Frames> regressionOf(const Frames &frames, const Json &options, const TransformContext &)
{
    constexpr double UsualCount = 100;
    constexpr double MostCount = 10'000;
    if (frames.empty())
        return Frames();
    const Pair fields = fieldsFrom(frames, options);
    if (!fields.x)
        return failure(ErrorKind::Syntax, Text::tr("One of its fields is not there."));
    const bool isPolynomial = options[u"modelType"].toString() == "polynomial"_L1;
    const double degree = isPolynomial ? options[u"degree"].numberLike().value_or(2) : 1;
    const double count = options[u"predictionCount"].numberLike().value_or(UsualCount);
    const NumberColumn x = numbersOf(fields.x->values);
    const NumberColumn y = numbersOf(fields.y->values);
    const auto curve =
        Polynomial::fitted(x.span(), y.span(), static_cast<int>(std::clamp(degree, 1.0, 5.0)));
    if (!curve)
        return failure(ErrorKind::Syntax, Text::tr("There are too few values to fit a curve."));
    Frames result(frames.begin(), frames.end());
    result.push_back(
        predictions(fields, *curve, static_cast<std::size_t>(std::clamp(count, 2.0, MostCount)),
                    isPolynomial ? u"Polynomial regression"_s : u"Linear regression"_s));
    return result;
}

} // namespace Promontory
