using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InstrumentHub.Data.PostgreSql.Embedded;

/// <summary>
/// A PostgreSQL server that comes with the application. Several processes may use one cluster: the first starts the
/// server, the others join, the last one out stops it, and a process that is killed counts as gone.
/// </summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    private const string DatabaseName = "instrumenthub";

    private readonly Cluster _cluster;
    private readonly Postmaster _postmaster;
    private readonly EmbeddedPostgresOptions _options;
    private readonly ILogger _logger;
    private NpgsqlConnectionStringBuilder _address = new();
    private IDisposable? _use;

    private EmbeddedPostgres(Cluster cluster, EmbeddedPostgresOptions options, ILogger logger) =>
        (_cluster, _postmaster, _options, _logger) = (cluster, new Postmaster(cluster, options), options, logger);

    /// <summary>Where the cluster is. As root, elsewhere than asked when the server's account cannot reach that place.</summary>
    public string Directory => _cluster.Root;

    /// <summary>True when the server ran already and this process joined it.</summary>
    public bool Attached { get; private set; }

    public string ConnectionString => ConnectionStringFor(DatabaseName);

    public string ConnectionStringFor(string database) =>
        new NpgsqlConnectionStringBuilder(_address.ConnectionString) { Database = database }.ConnectionString;

    /// <summary>Starts or joins the server. When it returns, the database <c>instrumenthub</c> exists and takes connections.</summary>
    /// <exception cref="InvalidOperationException">The server cannot run here; the message says why and what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancel = default)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        var started = Stopwatch.StartNew();
        var server = await PrepareAsync(options, logger, cancel);
        try
        {
            using (await FileLock.ExclusiveAsync(server._cluster.Starting, options.Timeout, cancel))
            {
                // Waits while a watchdog is stopping the server of a killed process.
                server._use = await FileLock.SharedAsync(server._cluster.InUse, options.Timeout, cancel);
                await server._cluster.Account.OwnAsync(server._cluster.Starting, server._cluster.InUse);
                await server.StartLockedAsync(cancel);
            }
            server.LogStarted(server.Attached ? "Joined" : "Started", server._cluster.Binaries.Version, server.Directory, started.ElapsedMilliseconds);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server unless another process still uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use) return;
        using var starting = await FileLock.ExclusiveAsync(_cluster.Starting, _options.Timeout, CancellationToken.None);
        use.Dispose();
        using var alone = FileLock.TryExclusive(_cluster.InUse);
        if (alone is null)
        {
            // Either others use the server, or the watchdog was quicker and is stopping it: then this waits until it has.
            // A temporary cluster is left to it, for it removes the very file to wait on.
            if (!_options.Temporary) (await FileLock.SharedAsync(_cluster.InUse, _options.Timeout, CancellationToken.None)).Dispose();
            return;
        }

        // Idle connections in the pools would be handed out, broken, after a next start at the same address.
        NpgsqlConnection.ClearAllPools();
        if (await _postmaster.StopAsync() is { } refusal) LogNotStopped(Directory, refusal);
        else LogStopped(Directory);
        if (_options.Temporary) PathTools.DeleteDirectory(Directory);
    }

    private static async Task<EmbeddedPostgres> PrepareAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancel)
    {
        var asked = PathTools.Real(options.Directory);
        var binaries = await PostgresBinaries.FindAsync(options.BinariesDirectory, cancel);
        var (directory, account) = await ClusterPlace.ChooseAsync(asked);
        var server = new EmbeddedPostgres(new Cluster(directory, binaries, account), options, logger);
        if (directory != asked) server.LogMoved(asked, directory);
        if (await account.CanReachAsync(binaries.Program("postgres"))) return server;

        using (await FileLock.ExclusiveAsync(server._cluster.Starting, options.Timeout, cancel)) binaries = binaries.CopyTo(directory);
        return new EmbeddedPostgres(new Cluster(directory, binaries, account), options, logger);
    }

    private async Task StartLockedAsync(CancellationToken cancel)
    {
        var created = await _cluster.CreateDataAsync(_options, cancel);
        if (created) LogCreated(Directory);
        (_address, Attached) = await _postmaster.StartAsync(cancel);
        if (!Attached) _postmaster.Watch();

        await using var connection = new NpgsqlConnection(_address.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using var exists = new NpgsqlCommand($"SELECT 1 FROM pg_database WHERE datname = '{DatabaseName}'", connection);
        if (await exists.ExecuteScalarAsync(cancel) is not null) return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {DatabaseName}", connection);
        await create.ExecuteNonQueryAsync(cancel);
    }

    [LoggerMessage(LogLevel.Information, "Made a new PostgreSQL cluster in {Directory}.")]
    private partial void LogCreated(string directory);

    [LoggerMessage(LogLevel.Information, "{How} PostgreSQL {Version} in {Directory} after {Milliseconds} ms.")]
    private partial void LogStarted(string how, string version, string directory, long milliseconds);

    [LoggerMessage(LogLevel.Information, "The account that runs PostgreSQL cannot reach {Asked}; the data is in {Directory}.")]
    private partial void LogMoved(string asked, string directory);

    [LoggerMessage(LogLevel.Information, "Stopped PostgreSQL in {Directory}.")]
    private partial void LogStopped(string directory);

    [LoggerMessage(LogLevel.Warning, "PostgreSQL in {Directory} did not stop: {Output}. The next start takes it over.")]
    private partial void LogNotStopped(string directory, string output);
}
