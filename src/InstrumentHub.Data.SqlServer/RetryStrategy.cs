using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace InstrumentHub.Data.SqlServer;

/// <summary>
/// Tries again what failed for a reason that passes: a deadlock, a failover, a connection of the pool that had gone. Only
/// twice and at once, because somebody waits for the page; what lasts longer is an error that the site knows how to show.
/// Within a transaction of the caller's own nothing is tried again: what was done in it before is gone.
/// </summary>
internal sealed class RetryStrategy(ExecutionStrategyDependencies dependencies) : SqlServerRetryingExecutionStrategy(dependencies, MaxRetries)
{
    private const int MaxRetries = 2;

    /// <summary>From this severity on it is the connection that failed, not the statement. Its numbers differ by platform.</summary>
    private const byte ConnectionLost = 20;

    private bool _inTransaction;

    public static bool IsConnectionLost(Exception error) => error is SqlException { Class: >= ConnectionLost };

    // EF Core itself refuses to work within a transaction that was begun by hand, for it could not try that again.
    protected override void OnFirstExecution()
    {
        _inTransaction = Dependencies.CurrentContext.Context.Database.CurrentTransaction is not null;
        if (_inTransaction) { ExceptionsEncountered.Clear(); }
        else { base.OnFirstExecution(); }
    }

    // Saying no at the last failure lets the error itself out, and not one about retries that nobody knows.
    protected override bool ShouldRetryOn(Exception exception) =>
        !_inTransaction && ExceptionsEncountered.Count < MaxRetries && (IsConnectionLost(exception) || base.ShouldRetryOn(exception));

    protected override TimeSpan? GetNextDelay(Exception lastException) => TimeSpan.FromMilliseconds(100 * ExceptionsEncountered.Count);
}
