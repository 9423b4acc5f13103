#pragma once

#include "app/query/panelquestion.h"

namespace Promontory {

/// What an empty panel says about the question that found nothing, and what it offers.
struct EmptyTexts
{
    QString range;  ///< "the last 6 hours", or both ends
    QString filter; ///< `view = "admin", job = "shop"`: the chosen values its queries use
    QString wider;  ///< the action that widens the range; empty for a fixed range
    QString ownTime; ///< "Last 1h", "1d earlier": a time of its own, for the header; empty: the dashboard's
};

EmptyTexts emptyTextsOf(const PanelSpec &panel, const QuestionContext &context);

} // namespace Promontory
