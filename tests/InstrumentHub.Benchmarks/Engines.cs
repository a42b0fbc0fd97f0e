using InstrumentHub.Search;

namespace InstrumentHub.Benchmarks;

/// <summary>The search engines that this build has, our own first.</summary>
internal static class Engines
{
    public static IReadOnlyList<(string Name, ISearchEngine Engine)> All { get; } = Made();

    private static List<(string, ISearchEngine)> Made()
    {
        var made = new List<(string, ISearchEngine)> { ("own engine", new LexicalEngine()) };
#if LUCENE
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        var lucene = new InstrumentHub.Search.Lucene.LuceneEngine(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            lucene.Dispose();
            Directory.Delete(folder, recursive: true);
        };
        made.Add(("Lucene.Net", lucene));
#endif
        return made;
    }
}
