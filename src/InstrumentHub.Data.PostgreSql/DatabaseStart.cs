using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace InstrumentHub.Data.PostgreSql;

/// <summary>Brings the database up to the code at start.</summary>
public static class DatabaseStart
{
    // Any number will do, as long as nothing else in the database uses it.
    private const long LockNumber = 0x1_4855_4221;

    private static readonly MigrationLock Lock = new(
        $"SELECT pg_advisory_lock({LockNumber})", $"SELECT pg_advisory_unlock({LockNumber})",
        $"SELECT to_regclass('\"__EFMigrationsHistory\"') IS NOT NULL AS \"Value\"", error => error.IsTransient);

    /// <inheritdoc cref="IDatabaseProvider.MigrateAsync"/>
    public static Task MigrateAsync(DbContext context, ILogger logger, Func<Task>? then = null, CancellationToken cancel = default) =>
        MigrationRun.RunAsync(context, Lock, logger, then, cancel);
}
