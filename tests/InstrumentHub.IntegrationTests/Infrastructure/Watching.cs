using System.Runtime.CompilerServices;

namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>
/// Nothing in a run of tests changes a file that an application watches. Each watcher takes one of the few inotify
/// instances that Linux gives a user (128 by default), and dozens of applications side by side would use them up.
/// </summary>
internal static class Watching
{
    [ModuleInitializer]
    internal static void Stop()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");
    }
}
