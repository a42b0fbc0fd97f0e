using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InstrumentHub.UnitTests;

/// <summary>Who may know whom; see docs/architecture.md.</summary>
public sealed partial class ArchitectureTests
{
    [Theory]
    [InlineData("Core", "")]
    [InlineData("Search", "")]
    [InlineData("Search.Lucene", "Search")]
    [InlineData("Data", "Core")]
    [InlineData("Data.PostgreSql", "Data")]
    [InlineData("Data.SqlServer", "Data")]
    public void A_project_knows_only_what_it_may(string project, string allowed)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", $"InstrumentHub.{project}", $"InstrumentHub.{project}.csproj"));

        var known = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)["InstrumentHub.".Length..]);

        Assert.Equal(allowed.Split(',', StringSplitOptions.RemoveEmptyEntries), known);
    }

    [Fact]
    public void Search_uses_nothing_but_the_platform()
    {
        Assert.Empty(XDocument.Load(Path.Combine(Repository.Root, "src", "InstrumentHub.Search", "InstrumentHub.Search.csproj")).Descendants("PackageReference"));
    }

    [Fact]
    public void Only_the_reading_of_content_knows_yaml_and_markdown()
    {
        Assert.DoesNotContain(Sources("InstrumentHub.Core"), f => !f.Path.Contains("/Content/", StringComparison.Ordinal) && FormatLibrary().IsMatch(f.Text));
    }

    [Fact]
    public void Only_one_file_of_the_web_project_names_a_kind_of_database()
    {
        var naming = Sources("InstrumentHub.Web").Where(f => f.Text.Contains("Npgsql", StringComparison.Ordinal) || f.Text.Contains("Data.PostgreSql", StringComparison.Ordinal)
            || f.Text.Contains("SqlClient", StringComparison.Ordinal) || f.Text.Contains("Data.SqlServer", StringComparison.Ordinal));

        Assert.Equal(["Database.cs"], naming.Select(f => Path.GetFileName(f.Path)));
    }

    private static readonly string[] Neutral = ["InstrumentHub.Core", "InstrumentHub.Data", "InstrumentHub.Web"];

    /// <summary>
    /// SQL of one's own is written for one kind of database, and <c>RepeatableRead</c> means a snapshot to one and locks to the other;
    /// <c>Snapshot</c> means the same to both.
    /// </summary>
    [Fact]
    public void What_is_neutral_to_the_database_says_nothing_that_only_one_understands()
    {
        var partial = from project in Neutral
                      from file in Sources(project)
                      where OneDatabaseOnly().IsMatch(file.Text) && Path.GetFileName(file.Path) != "MigrationRun.cs"
                      select file.Path;

        Assert.Empty(partial);
    }

    [Fact]
    public void Only_one_file_of_the_web_project_names_a_kind_of_search_engine()
    {
        var naming = Sources("InstrumentHub.Web").Where(f => f.Text.Contains("LexicalEngine", StringComparison.Ordinal) || f.Text.Contains("LuceneEngine", StringComparison.Ordinal));

        Assert.Equal(["SearchEngines.cs"], naming.Select(f => Path.GetFileName(f.Path)));
    }

    [Fact]
    public void No_code_carries_a_mark_that_it_is_unfinished()
    {
        var marks = from project in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName)
                    from file in Sources(project!)
                    where Unfinished().IsMatch(file.Text)
                    select file.Path;

        Assert.Empty(marks);
    }

    private static IEnumerable<(string Path, string Text)> Sources(string project) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories)
        .Select(f => f.Replace('\\', '/'))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal))
        .Select(f => (f, File.ReadAllText(f)));

    [GeneratedRegex(@"using (YamlDotNet|Markdig)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormatLibrary();

    [GeneratedRegex(@"\b(FromSql|ExecuteSql|SqlQuery)(Raw|Interpolated)?(Async)?\b|IsolationLevel\.(RepeatableRead|Serializable)|HasDefaultValueSql|HasComputedColumnSql|HasCheckConstraint|HasColumnType",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneDatabaseOnly();

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|NotImplemented" + @"Exception)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();
}
