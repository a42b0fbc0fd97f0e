namespace InstrumentHub.UnitTests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Content => Path.Combine(Root, "content");

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "InstrumentHub.sln"))) { return directory.FullName; }
        }
        throw new InvalidOperationException("The tests do not run in a checkout.");
    }
}
