using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace InstrumentHub.Data.SqlServer;

/// <summary>Brings the database up to the code at start.</summary>
public static class DatabaseStart
{
    /// <summary>"The server is being upgraded": its own start, after an update of its own.</summary>
    private const int ScriptUpgrade = 18401;

    private static readonly MigrationLock Lock = new(
        $"""
        DECLARE @taken int;
        EXEC @taken = sp_getapplock @Resource = N'instrumenthub.migration', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = -1;
        IF @taken < 0 THROW 51000, N'The lock for migrating was not given.', 1;
        """,
        $"""
        IF APPLOCK_MODE(N'public', N'instrumenthub.migration', N'Session') <> N'NoLock'
            EXEC sp_releaseapplock @Resource = N'instrumenthub.migration', @LockOwner = N'Session';
        """,
        $"SELECT CAST(CASE WHEN OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL THEN 0 ELSE 1 END AS bit) AS [Value]",
        error => RetryStrategy.IsConnectionLost(error) || error is SqlException { Number: ScriptUpgrade });

    /// <inheritdoc cref="IDatabaseProvider.MigrateAsync"/>
    /// <exception cref="InvalidOperationException">The database lacks a setting; the message says what to run.</exception>
    public static Task MigrateAsync(DbContext context, ILogger logger, Func<Task>? then = null, CancellationToken cancel = default) => MigrationRun.RunAsync(context, Lock, logger, async () =>
    {
        await CheckSettingsAsync(context, cancel);
        if (then is not null) { await then(); }
    }, cancel);

    // Without these two a reader waits for whoever writes, and a catalogue read in several queries could be one that never was.
    private static async Task CheckSettingsAsync(DbContext context, CancellationToken cancel)
    {
        var right = await context.Database.SqlQuery<bool>(
            $"""
            SELECT CAST(CASE WHEN is_read_committed_snapshot_on = 1 AND snapshot_isolation_state = 1 THEN 1 ELSE 0 END AS bit) AS [Value]
            FROM sys.databases WHERE database_id = DB_ID()
            """).SingleAsync(cancel);
        if (right) { return; }
        throw new InvalidOperationException(
            "The database lacks two settings. With nobody connected to it, run: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON; "
            + "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;");
    }
}
