#include "app/import/oldsteps.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr double FirstWithoutMerging = 31;

bool joinsLabels(const Json &step)
{
    return step[u"id"].toString() == "labelsToFields"_L1;
}

Json withMerging(const Json &steps)
{
    Json result = Json::array();
    for (const Json &step : steps.items()) {
        result.append(step);
        if (joinsLabels(step))
            result.append(Json::object({{u"id"_s, Json(u"merge"_s)}, {u"options"_s, Json::object()}}));
    }
    result.setOffset(steps.offset());
    return result;
}

Json withOldPanels(const Json &panels)
{
    Json result = panels;
    for (qsizetype i = 0; i < panels.size(); ++i) {
        Json panel = panels.at(i);
        const QList<Json> &steps = panel[u"transformations"].items();
        const bool isOld = std::any_of(steps.begin(), steps.end(), joinsLabels);
        if (isOld)
            panel.set(u"transformations", withMerging(panel[u"transformations"]));
        if (panel[u"panels"].size() > 0)
            panel.set(u"panels", withOldPanels(panel[u"panels"]));
        if (isOld || panel[u"panels"].size() > 0)
            result.replaceItem(i, panel);
    }
    return result;
}

} // namespace

Json withOldSteps(const Json &model)
{
    const auto schema = model[u"schemaVersion"].numberLike();
    if (!schema || *schema >= FirstWithoutMerging || model[u"panels"].size() == 0)
        return model;
    Json result = model;
    result.set(u"panels", withOldPanels(model[u"panels"]));
    return result;
}

} // namespace Promontory
