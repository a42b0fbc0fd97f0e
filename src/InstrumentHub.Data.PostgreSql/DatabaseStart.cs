using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InstrumentHub.Data.PostgreSql;

/// <summary>Brings the database up to the code at start.</summary>
public static partial class DatabaseStart
{
    // Any number will do, as long as nothing else in the database uses it.
    private const long MigrationLock = 0x1_4855_4221;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Applies what is missing, one node at a time: the others wait and then find nothing to do. A database that is still
    /// starting is waited for, a minute at most; one that does not exist or refuses us is an error at once.
    /// </summary>
    public static async Task MigrateAsync(DbContext context, ILogger logger, CancellationToken cancel = default)
    {
        await OpenAsync(context, logger, cancel);
        try
        {
            // Held by the session, so the lock of a node that dies is free again. A statement's time limit must not end
            // the wait: another node's migration may take long.
            context.Database.SetCommandTimeout(TimeSpan.Zero);
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancel);
            var missing = (await context.Database.GetPendingMigrationsAsync(cancel)).ToList();
            if (missing.Count == 0) return;
            LogMigrating(logger, missing.Count, missing[^1]);
            await context.Database.MigrateAsync(cancel);
        }
        finally
        {
            await UnlockAsync(context);
        }
    }

    private static async Task OpenAsync(DbContext context, ILogger logger, CancellationToken cancel)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await context.Database.OpenConnectionAsync(cancel);
                return;
            }
            catch (NpgsqlException error) when (error.IsTransient && started.Elapsed < Patience)
            {
                LogWaiting(logger, error.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }

    private static async Task UnlockAsync(DbContext context)
    {
        // The connection goes back to a pool, and its session with it: only saying so gives the lock up.
        if (context.Database.GetDbConnection().State == System.Data.ConnectionState.Open)
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        context.Database.SetCommandTimeout((int?)null);
        await context.Database.CloseConnectionAsync();
    }

    [LoggerMessage(LogLevel.Information, "Applying {Count} migrations, up to {Last}.")]
    private static partial void LogMigrating(ILogger logger, int count, string last);

    [LoggerMessage(LogLevel.Information, "The database does not answer yet: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);
}
