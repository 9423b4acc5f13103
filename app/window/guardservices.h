#pragma once

namespace Promontory {

class ConfiguredSources;
class CoreServices;
class DashboardFiles;
class Session;

/// What those who stand beside an open page need from the program around it.
struct GuardServices
{
    CoreServices &core;
    ConfiguredSources &sources;
    DashboardFiles &files;
    Session &session;
};

} // namespace Promontory
