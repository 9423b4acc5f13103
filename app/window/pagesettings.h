#pragma once

namespace Promontory {

class CoreServices;
class DashboardPage;

/// Opens the window with the settings of this page's dashboard, or brings the one that is open to
/// the front.
void openPageSettings(DashboardPage &page, CoreServices &services);

/// Closes it. False: something in it is not applied; it stays and asks.
bool closePageSettings(DashboardPage &page);

} // namespace Promontory
