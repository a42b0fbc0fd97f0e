using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

/// <summary>
/// What every engine behind <see cref="ISearchEngine"/> must do, run on each that is built. A test that one engine cannot pass says nothing
/// about engines and does not belong here.
/// </summary>
public abstract partial class SearchEngineContract(EngineFixture engine)
{
    /// <summary>Of the small catalogue.</summary>
    private ISearchSnapshot Snapshot => engine.Snapshot;

    private ISearchSnapshot Build(IReadOnlyCollection<SearchDocument> documents, SearchSettings? settings = null) => engine.Build(documents, settings);
}

/// <summary>An engine for the length of a test class.</summary>
public abstract class EngineFixture
{
    private readonly Lazy<ISearchSnapshot> _snapshot;
    private int _built;

    protected EngineFixture() => _snapshot = new(() => Build(Catalogue.Documents));

    public ISearchSnapshot Snapshot => _snapshot.Value;

    public abstract ISearchEngine Engine { get; }

    /// <summary>An index of its own, whatever was built before.</summary>
    public ISearchSnapshot Build(IReadOnlyCollection<SearchDocument> documents, SearchSettings? settings = null) =>
        Engine.Build(documents, (settings ?? SearchSettings.Default) with { Name = $"test-{Interlocked.Increment(ref _built)}" });
}

public sealed class LexicalEngineFixture : EngineFixture
{
    public override ISearchEngine Engine { get; } = new LexicalEngine();
}

public sealed class LexicalEngineContract(LexicalEngineFixture engine) : SearchEngineContract(engine), IClassFixture<LexicalEngineFixture>;
