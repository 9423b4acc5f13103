#include "app/variables/interpolate.h"
#include "app/variables/variableoptions.h"
#include "app/variables/variablequery.h"
#include "tests/support/expressionskeleton.h"

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

VariableValues oneVariable(const QString &text, bool multi)
{
    VariableValue value;
    value.values = {text};
    value.texts = {text};
    value.multi = multi;
    value.fromServer = true;
    VariableValues values;
    values.byName.insert(u"x"_s, value);
    return values;
}

/// A value from a server adds nothing to what an expression selects, whatever it holds.
void requireSameSelectors(const QString &form, const QString &text, bool multi)
{
    InterpolationScope scope;
    scope.place = TextPlace::Prometheus;
    const auto result = interpolate(form, oneVariable(text, multi), scope);
    const auto harmless = interpolate(form, oneVariable(u"w"_s, multi), scope);
    if (!result) {
        require(!result.error().message.isEmpty());
        return;
    }
    require(result->size() <= scope.limit);
    const ExpressionSkeleton got = skeletonOf(*result);
    if (harmless && !got.isBroken())
        require(got.selectors <= skeletonOf(*harmless).selectors);
}

void requireBoundedTitles(const QString &form, const QString &text)
{
    MacroContext macros;
    macros.range = {0, 3'600'000};
    require(interpolateTitle(form, oneVariable(text, true), macros).size() <= TitleLimit);
    for (const TextPlace place : {TextPlace::Html, TextPlace::Url, TextPlace::Regex, TextPlace::Json}) {
        InterpolationScope scope;
        scope.place = place;
        scope.macros = macros;
        const auto result = interpolate(form, oneVariable(text, false), scope);
        require(!result || result->size() <= scope.limit);
    }
}

} // namespace

/// The first line is the template, the rest the value of the variable x.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString input = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString form = input.section(u'\n', 0, 0);
    const QString text = input.section(u'\n', 1);
    // These formats put text of the template's author into the result.
    const bool bringsText = form.contains(":raw"_L1) || form.contains(":date"_L1) || form.contains(":custom"_L1);
    for (const bool multi : {false, true}) {
        if (!bringsText)
            requireSameSelectors(form, text, multi);
    }
    requireBoundedTitles(form, text);
    require(referencedVariables(form).size() <= form.size());
    parseVariableQuery(form);
    parseCustomList(text);
    const auto options = optionsFromTexts(text.split(u'\n'), form, int(size % 9));
    require(options.has_value() || !options.error().message.isEmpty());
    return 0;
}
