#if LUCENE
using InstrumentHub.Search;
using InstrumentHub.Search.Lucene;
using InstrumentHub.Search.Lucene.Analysis;
using InstrumentHub.Search.Lucene.Storage;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace InstrumentHub.UnitTests.Search;

/// <summary>What an engine with files promises beyond the contract.</summary>
public sealed class LuceneEngineTests : IDisposable
{
    private readonly string _path = System.IO.Directory.CreateTempSubdirectory("hub-lucene-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_path, recursive: true);

    [Fact]
    public void A_restart_indexes_nothing_again_and_answers_the_same()
    {
        var (first, indexed) = Ask(Catalogue.Documents);
        Assert.Equal(Catalogue.Documents.Count, indexed);
        Assert.Equal((first, 0), Ask(Catalogue.Documents));
    }

    [Fact]
    public void An_update_indexes_what_changed()
    {
        var documents = Catalogue.Documents.ToList();
        Ask(documents);
        documents[2] = Catalogue.Text("netwerkbarometer", "kaart partners");
        documents.RemoveAt(5);
        Assert.Equal(1, Ask(documents).Indexed);
    }

    [Fact]
    public void Another_version_makes_the_index_again()
    {
        using var chains = new Chains();
        var documents = Catalogue.Documents.ToDictionary(d => d.Id, StringComparer.Ordinal);
        foreach (var (version, indexed) in (ReadOnlySpan<(string, int)>)[("one", documents.Count), ("one", 0), ("two", documents.Count), ("two", 0)])
        {
            using var folder = IndexFolder.Open(_path, chains, version);
            using var reader = folder.Update(documents);
            Assert.Equal(indexed, folder.Indexed);
            Assert.Equal(documents.Count, reader.NumDocs);
        }
    }

    [Theory]
    [InlineData("segments_*")]
    [InlineData("*.cf?")]
    [InlineData("segments.gen")]
    public void What_cannot_be_read_is_made_again(string files)
    {
        var (first, _) = Ask(Catalogue.Documents);
        foreach (var file in System.IO.Directory.GetFiles(Path.Combine(_path, "documents", "0"), files)) File.WriteAllText(file, "rubbish");
        Assert.Equal(first, Ask(Catalogue.Documents).Answers);
        Assert.Equal((first, 0), Ask(Catalogue.Documents));
    }

    [Fact]
    public void Two_nodes_on_one_disk_keep_out_of_each_others_way()
    {
        using var one = new LuceneEngine(_path);
        using var other = new LuceneEngine(_path);
        var built = one.Build(Catalogue.Documents, SearchSettings.Default);
        var empty = other.Build([], SearchSettings.Default);
        Assert.Equal(Catalogue.Documents.Count, built.Search("").Total);
        Assert.Equal(0, empty.Search("").Total);
        Assert.Equal(["0", "1"], System.IO.Directory.GetDirectories(Path.Combine(_path, "documents")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Old_files_go_when_nobody_reads_them()
    {
        using var engine = new LuceneEngine(_path);
        for (var round = 0; round < 30; round++)
        {
            engine.Build(WriterToKill.Of(round), SearchSettings.Default);
            GC.Collect();
        }

        Assert.InRange(System.IO.Directory.GetFiles(Path.Combine(_path, "documents", "0")).Length, 2, 60);
    }

    [Fact]
    public async Task A_killed_writer_leaves_a_usable_index()
    {
        var (round, folder) = (0, Path.Combine(_path, "documents", "0"));
        for (var kill = 1; kill <= 4; kill++)
        {
            using (var writer = WriterToKill.Start(_path, round + 1)) round = await writer.KillAfterAsync(kill);
            using (var files = FSDirectory.Open(folder)) Assert.True(new CheckIndex(files).DoCheckIndex().Clean);
            using var engine = new LuceneEngine(_path);
            var snapshot = engine.Build(WriterToKill.Of(round), SearchSettings.Default);
            // It may have committed one round more than it said; what never changed is there in any case.
            Assert.Contains(engine.Indexed("documents"), (int[])[0, WriterToKill.Changing]);
            Assert.Equal(WriterToKill.Changing, snapshot.Search(new SearchQuery { Text = $"ronde{round} ", PrefixLastWord = false }).Total);
            Assert.Equal(WriterToKill.Documents, snapshot.Count);
        }
    }

    private (string Answers, int Indexed) Ask(IReadOnlyList<SearchDocument> documents)
    {
        using var engine = new LuceneEngine(_path);
        var snapshot = engine.Build(documents, SearchSettings.Default);
        string[] questions = ["kaart partners", "co creatie", "netwerkbarometr", "ideeen", "\"stille mensen\"", ""];
        var answers = questions.Select(q => snapshot.Search(new SearchQuery { Text = q })).Select(results =>
            $"{results.DidYouMean} {string.Join(' ', results.Hits.Select(hit => $"{hit.Id}:{hit.Score:F5}"))} {string.Join(' ', results.Words.SelectMany(w => w.Found))}");
        return (string.Join('\n', answers), engine.Indexed("documents"));
    }
}
#endif
