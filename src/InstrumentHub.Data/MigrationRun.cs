using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace InstrumentHub.Data;

/// <summary>
/// How a kind of database keeps two nodes from migrating at once. The lock belongs to the session, so that of a node that
/// dies is free again.
/// </summary>
/// <param name="Take">Waits for the lock, however long.</param>
/// <param name="Release">Gives it up.</param>
/// <param name="HasHistory">Whether the table of applied migrations is there, as a column <c>Value</c>.</param>
/// <param name="StillStarting">Whether an error in opening says that the server may yet come.</param>
public sealed record MigrationLock(FormattableString Take, FormattableString Release, FormattableString HasHistory, Func<DbException, bool> StillStarting);

/// <summary>Brings a database up to the code; see <see cref="IDatabaseProvider.MigrateAsync"/>.</summary>
public static partial class MigrationRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(DbContext context, MigrationLock held, ILogger logger, Func<Task>? then, CancellationToken cancel)
    {
        await OpenAsync(context, held, logger, cancel);
        try
        {
            // A statement's time limit must not end the wait: another node's migration may take long.
            context.Database.SetCommandTimeout(TimeSpan.Zero);
            await context.Database.ExecuteSqlAsync(held.Take, cancel);
            // Without its table the list of what was applied is asked for in vain, and logged as an error at every first start.
            if (!await context.Database.SqlQuery<bool>(held.HasHistory).SingleAsync(cancel))
            {
                await context.Database.ExecuteSqlRawAsync(context.GetService<IHistoryRepository>().GetCreateIfNotExistsScript(), cancel);
            }
            var missing = (await context.Database.GetPendingMigrationsAsync(cancel)).ToList();
            if (missing.Count > 0)
            {
                LogMigrating(logger, missing.Count, missing[^1]);
                await context.Database.MigrateAsync(cancel);
            }
            context.Database.SetCommandTimeout((int?)null);
            if (then is not null) await then();
        }
        finally
        {
            await ReleaseAsync(context, held);
        }
    }

    private static async Task OpenAsync(DbContext context, MigrationLock held, ILogger logger, CancellationToken cancel)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await context.Database.OpenConnectionAsync(cancel);
                return;
            }
            catch (Exception error) when (DatabaseFault.In(error) is DbException said && held.StillStarting(said) && started.Elapsed < Patience)
            {
                LogWaiting(logger, said.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }

    private static async Task ReleaseAsync(DbContext context, MigrationLock held)
    {
        // The connection goes back to a pool, and its session with it: only saying so gives the lock up.
        if (context.Database.GetDbConnection().State == ConnectionState.Open) await context.Database.ExecuteSqlAsync(held.Release, CancellationToken.None);
        context.Database.SetCommandTimeout((int?)null);
        await context.Database.CloseConnectionAsync();
    }

    [LoggerMessage(LogLevel.Information, "Applying {Count} migrations, up to {Last}.")]
    private static partial void LogMigrating(ILogger logger, int count, string last);

    [LoggerMessage(LogLevel.Information, "The database does not answer yet: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);
}
