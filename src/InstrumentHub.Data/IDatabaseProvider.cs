using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace InstrumentHub.Data;

/// <summary>A kind of database that the model can be kept in: all that differs from one kind to the next.</summary>
public interface IDatabaseProvider
{
    /// <summary>As the configuration and the commands name it.</summary>
    string Name { get; }

    DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString);

    /// <summary>Whoever asks for it closes it, when it can be closed.</summary>
    IDoorbell NewDoorbell(string connectionString, TimeProvider time, ILoggerFactory loggers);

    /// <summary>
    /// Applies what is missing, one node at a time: the others wait and then find nothing to do. A database that is still
    /// starting is waited for, a minute at most; one that does not exist or refuses us is an error at once.
    /// </summary>
    /// <param name="then">What else one node must do before another looks, such as filling the tables.</param>
    Task MigrateAsync(DbContext context, ILogger logger, Func<Task>? then = null, CancellationToken cancel = default);

    /// <summary>SQL that lets rows come in with the numbers they have already; null when the database needs no telling.</summary>
    /// <param name="table">Quoted as the database wants it.</param>
    string? BeforeNumberedRows(string table);

    /// <summary>SQL that ends <see cref="BeforeNumberedRows"/> and lets the table count on from the highest number in it.</summary>
    /// <param name="table">Quoted as the database wants it.</param>
    /// <param name="column">The plain name.</param>
    string AfterNumberedRows(string table, string column);
}
