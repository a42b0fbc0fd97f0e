namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>One application for all tests that only read; nothing they do leaves a trace in it.</summary>
public sealed class ReadOnlyApp : IAsyncLifetime
{
    internal HubApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await HubApp.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class Reading : ICollectionFixture<ReadOnlyApp>
{
    public const string Name = "reading";
}
