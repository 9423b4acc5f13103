/// app/links knows where the links of a dashboard lead: their templates with variables and range filled in, and
/// addresses that name dashboards. Pure; what opens them is the window's business.
#pragma once

#include "app/variables/interpolate.h"
#include "app/variables/macros.h"

namespace Promontory {

/// What links of a dashboard or a panel are filled in with.
struct LinkContext
{
    VariableValues variables;
    MacroContext macros;
};

/// A link's template with variables and built-in ones filled in behind its host, each encoded for one component
/// of an address unless it asks for `:raw`, `:uriencode` or parameters. What belongs to a value (${__value.raw},
/// ${__data.fields…}) stays. A template whose values would decide about scheme or host stays as it is.
QString filledAddress(const QString &form, const LinkContext &context);

/// The template with more parameters behind those it has, before its fragment.
QString withParameters(const QString &form, const QStringList &parameters);

} // namespace Promontory
