#include "datasources/transform/steps/renamebyregex.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/textreplace.h"

namespace Promontory {

using namespace Qt::StringLiterals;

Result<Frames> renameByRegex(const Frames &frames, const Json &options, const TransformContext &)
{
    const QString expression = options[u"regex"].toString();
    if (expression.isEmpty())
        return frames;
    const auto pattern = Pattern::fromDelimited(expression);
    if (!pattern)
        return failure(pattern.error());
    const QString form = options[u"renamePattern"].toString();
    Frames result;
    for (const FramePtr &frame : frames) {
        auto next = std::make_shared<Frame>(*frame);
        for (Field &field : next->fields) {
            const QString name = replacedMatches(field.displayName, *pattern, form);
            if (field.displayName != "Time"_L1 && name != field.displayName)
                renameField(field, name);
        }
        result.push_back(std::move(next));
    }
    return result;
}

} // namespace Promontory
