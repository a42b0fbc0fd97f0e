using System.Data.Common;

namespace InstrumentHub.Data;

/// <summary>
/// What a database or its driver said when something failed, however deep it lies: Entity Framework wraps it in "likely a transient failure" or in an error of saving, and a driver
/// keeps the broken line inside its own.
/// </summary>
public static class DatabaseFault
{
    /// <returns>A <see cref="DbException"/> or a <see cref="TimeoutException"/>; null when the failure was of another kind.</returns>
    public static Exception? In(Exception? error)
    {
        while (error is not (null or DbException or TimeoutException)) { error = error.InnerException; }
        return error;
    }
}
