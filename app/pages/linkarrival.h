#pragma once

namespace Promontory {

class DashboardPage;
struct LinkArrival;

/// Shows a page as a link asks for: its range, the values of variables that it has, one panel alone, how often it
/// refreshes, and the zone. Nothing of the dashboard changes; what makes no sense is left as it is.
void arriveAt(DashboardPage &page, const LinkArrival &arrival);

} // namespace Promontory
