using System.Security.Cryptography;
using System.Text;

namespace InstrumentHub.Data.PostgreSql.Embedded;

internal static class PathTools
{
    public static IEnumerable<string> Ancestors(string path)
    {
        for (var at = Path.GetFullPath(path); at is not null; at = Path.GetDirectoryName(at)) yield return at;
    }

    /// <summary>
    /// The path without symbolic links. The kernel reports a server's working directory that way, and two spellings of
    /// one directory must lead to one server.
    /// </summary>
    public static string Real(string path)
    {
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        foreach (var name in Path.GetFullPath(path)[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, name);
            if (Directory.Exists(real) && Directory.ResolveLinkTarget(real, returnFinalTarget: true) is { } target) real = Real(target.FullName);
        }
        return real;
    }

    /// <summary>A short name for a long path, the same on every start.</summary>
    public static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];

    public static void DeleteDirectory(string path)
    {
        try { Directory.Delete(path, recursive: true); }
        catch (DirectoryNotFoundException) { }
    }
}
