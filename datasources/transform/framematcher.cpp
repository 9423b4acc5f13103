#include "datasources/transform/framematcher.h"

#include "datasources/frame/pattern.h"
#include "datasources/transform/fieldnames.h"

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

bool never(const Frame &, std::size_t)
{
    return false;
}

FrameMatcher byText(const Json &options, QString (*textOf)(const Frame &))
{
    const auto pattern = Pattern::fromDelimited(options.toString());
    if (!pattern)
        return never;
    return
        [pattern = *pattern, plain = options.toString(), textOf](const Frame &frame, std::size_t) {
            const QString text = textOf(frame);
            return text == plain || pattern.matches(text);
        };
}

} // namespace

FrameMatcher makeFrameMatcher(const QString &id, const Json &options)
{
    if (id == "byRefId"_L1)
        return byText(options, [](const Frame &frame) { return frame.refId; });
    if (id == "byName"_L1)
        return byText(options, frameTitle);
    if (id == "byIndex"_L1) {
        return [wanted = options.numberLike().value_or(-1)](const Frame &, std::size_t index) {
            return static_cast<double>(index) == wanted;
        };
    }
    return never;
}

} // namespace Promontory
