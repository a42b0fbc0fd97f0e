namespace InstrumentHub.Data.PostgreSql.Embedded;

/// <summary>
/// A lock that the kernel releases when its holder dies, however it dies. On Unix this is <c>flock</c>, which the
/// watchdog's command of the same name understands too.
/// </summary>
internal static class FileLock
{
    /// <summary>Nothing when somebody holds the lock.</summary>
    public static IDisposable? TryExclusive(string path) => TryOpen(path, FileShare.None);

    public static Task<IDisposable> ExclusiveAsync(string path, TimeSpan timeout, CancellationToken cancel) =>
        WaitAsync(path, FileShare.None, timeout, cancel);

    public static Task<IDisposable> SharedAsync(string path, TimeSpan timeout, CancellationToken cancel) =>
        WaitAsync(path, FileShare.Read, timeout, cancel);

    private static async Task<IDisposable> WaitAsync(string path, FileShare share, TimeSpan timeout, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(timeout);
        while (true)
        {
            if (TryOpen(path, share) is { } held) return held;
            try { await Task.Delay(20, patience.Token); }
            catch (OperationCanceledException error) when (!cancel.IsCancellationRequested)
            {
                throw new TimeoutException($"Another process has held {path} for more than {timeout}. Is a start of the embedded PostgreSQL stuck?", error);
            }
        }
    }

    // Opened for reading, so that a plain user can lock a file that root made.
    private static FileStream? TryOpen(string path, FileShare share)
    {
        try { return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share); }
        catch (IOException error) when (error is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException)) { return null; }
    }
}
