#if LUCENE
using InstrumentHub.Search;
using InstrumentHub.Search.Lucene;

namespace InstrumentHub.UnitTests.Search;

public sealed class LuceneEngineFixture : EngineFixture, IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("hub-lucene-").FullName;
    private readonly LuceneEngine _engine;

    public LuceneEngineFixture() => _engine = new LuceneEngine(_path);

    public override ISearchEngine Engine => _engine;

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_path, recursive: true);
    }
}

public sealed class LuceneEngineContract(LuceneEngineFixture engine) : SearchEngineContract(engine), IClassFixture<LuceneEngineFixture>;
#endif
