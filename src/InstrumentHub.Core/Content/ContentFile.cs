using System.Text;

namespace InstrumentHub.Core.Content;

/// <summary>One file of the catalogue, not yet read.</summary>
/// <param name="Path">Relative to the content folder, with forward slashes: <c>instruments/doelenscan.md</c>.</param>
public sealed record ContentFile(string Path, string Text)
{
    /// <summary>In bytes. The longest record we have is under a tenth of this.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>More files than this are not a catalogue but an accident or an attack.</summary>
    public const int MaxFiles = 20_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Folder => Path.Split('/')[0];

    /// <summary>The file's name without folder and extension: the slug it must hold.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>
    /// Reads every <c>.md</c> and <c>.yml</c> below a content folder, in order of path. Files that are too large, not UTF-8 or reached through
    /// a link are reported and left out.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static (IReadOnlyList<ContentFile> Files, IReadOnlyList<ContentFault> Faults) ReadFolder(string root)
    {
        var (files, faults) = (new List<ContentFile>(), new List<ContentFault>());
        var everyFile = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var found = new DirectoryInfo(root).EnumerateFiles("*", everyFile)
            .Where(f => f.Extension is ".md" or ".yml")
            .Select(f => (Info: f, Path: System.IO.Path.GetRelativePath(root, f.FullName).Replace('\\', '/')))
            .Where(f => f.Path.Contains('/', StringComparison.Ordinal))
            .OrderBy(f => f.Path, StringComparer.Ordinal);
        foreach (var (info, path) in found)
        {
            if (files.Count == MaxFiles)
            {
                faults.Add(new(path, 1, $"There are more than {MaxFiles} files."));
                break;
            }
            if (Read(info, path, faults) is { } text) { files.Add(new(path, text)); }
        }
        return (files, faults);
    }

    private static string? Read(FileInfo info, string path, List<ContentFault> faults)
    {
        if (info.Length > MaxBytes)
        {
            faults.Add(new(path, 1, $"The file is {info.Length} bytes; at most {MaxBytes} are read."));
            return null;
        }
        try
        {
            return StrictUtf8.GetString(File.ReadAllBytes(info.FullName)).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new(path, 1, "The file is not valid UTF-8."));
            return null;
        }
    }
}
