namespace InstrumentHub.Web.Infrastructure;

/// <summary>Where the application finds its own files, whether it was built in a checkout or published.</summary>
internal static class ApplicationPaths
{
    /// <summary>The folder with <c>wwwroot</c>: that of the published application, or the project's in a checkout.</summary>
    public static string ContentRoot()
    {
        var application = AppContext.BaseDirectory;
        if (Directory.Exists(Path.Combine(application, "wwwroot"))) { return application; }
        return Ancestors(application).Select(a => Path.Combine(a, "src", "InstrumentHub.Web")).FirstOrDefault(Directory.Exists) ?? Directory.GetCurrentDirectory();
    }

    /// <summary>The catalogue's files: beside the published application, or at the checkout's top; null when there are none.</summary>
    public static string? Content(string contentRoot) =>
        Ancestors(contentRoot).Select(a => Path.Combine(a, "content")).FirstOrDefault(path => Directory.Exists(Path.Combine(path, "instruments")));

    private static IEnumerable<string> Ancestors(string path)
    {
        for (var directory = new DirectoryInfo(path); directory is not null; directory = directory.Parent) { yield return directory.FullName; }
    }
}
