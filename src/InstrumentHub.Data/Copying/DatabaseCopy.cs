using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace InstrumentHub.Data.Copying;

/// <summary>What was copied of one table: how many rows, and the sum of what they say.</summary>
public sealed record TableCopied(string Table, long Rows, UInt128 Checksum);

/// <summary>Why a copy was not made; nothing was written.</summary>
public sealed class CopyException(string message) : Exception(message);

/// <summary>
/// Copies a whole database into an empty one, of the same kind or another. It goes by the model's tables, so whatever is
/// added to the model is copied too. Rows are streamed: memory holds one batch.
/// </summary>
/// <param name="provider">That of the database that is written.</param>
public sealed class DatabaseCopy(DbContext from, DbContext to, IDatabaseProvider provider)
{
    /// <summary>One transaction: a copy that differs from what was read is rolled back.</summary>
    /// <param name="told">Told of each table when it is there and was found to be the same.</param>
    /// <exception cref="CopyException">The source is not up to date, the target is not empty, or what arrived is not what was sent.</exception>
    public async Task<IReadOnlyList<TableCopied>> RunAsync(Action<TableCopied> told, CancellationToken cancel)
    {
        // A copy of a large table may take longer than a page may.
        from.Database.SetCommandTimeout(TimeSpan.Zero);
        to.Database.SetCommandTimeout(TimeSpan.Zero);
        // One moment of the source, though the site may go on writing.
        await using var reading = await from.Database.BeginTransactionAsync(IsolationLevel.Snapshot, cancel);
        await using var writing = await to.Database.BeginTransactionAsync(cancel);
        var tables = TableCopy.Between(from, to).ToList();
        foreach (var table in tables) { await RefuseUnlessEmptyAsync(table, cancel); }

        // Tables may refer to each other in a circle, so the references come back last, and are then all checked.
        await to.ExecuteAsync(to.References((table, key) => new DropForeignKeyOperation { Table = table.Name, Schema = table.Schema, Name = key.Name }), cancel);
        var copied = new List<TableCopied>();
        foreach (var table in tables)
        {
            copied.Add(await CopyAsync(table, cancel));
            told(copied[^1]);
        }
        await to.ExecuteAsync(to.References((_, key) => AddForeignKeyOperation.CreateFrom(key)), cancel);
        await writing.CommitAsync(cancel);
        return copied;
    }

    /// <summary>Makes the target's tables, unless it has something already.</summary>
    public static async Task PrepareAsync(DbContext from, DbContext to, Func<Task> migrate, CancellationToken cancel)
    {
        if ((await from.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            throw new CopyException("The database to copy from is of an older version. Start the site on it once, which brings it up to date.");
        }
        await PrepareAsync(to, migrate, cancel);
    }

    /// <inheritdoc cref="PrepareAsync(DbContext, DbContext, Func{Task}, CancellationToken)"/>
    public static async Task PrepareAsync(DbContext to, Func<Task> migrate, CancellationToken cancel)
    {
        if (!(await to.Database.GetAppliedMigrationsAsync(cancel)).Any()) { await migrate(); }
        else if ((await to.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            throw new CopyException("The database to copy to is in use, by an older version. Name an empty one.");
        }
    }

    internal static async Task RefuseUnlessEmptyAsync(TableCopy table, CancellationToken cancel)
    {
        if (await table.AnyInTargetAsync(cancel)) { throw new CopyException($"The database to copy to is not empty: there are rows in {table.Name}. Name an empty one."); }
    }

    private async Task<TableCopied> CopyAsync(TableCopy table, CancellationToken cancel)
    {
        await to.ExecuteAsync([table.Numbered is null ? null : provider.BeforeNumberedRows(table.QuotedName)], cancel);
        var sent = await table.WriteAsync(cancel);
        await to.ExecuteAsync([table.Numbered is { } column ? provider.AfterNumberedRows(table.QuotedName, column) : null], cancel);
        var arrived = await table.ReadBackAsync(cancel);
        return sent == arrived
            ? sent
            : throw new CopyException($"What arrived in {table.Name} is not what was sent: {sent.Rows} rows, {sent.Checksum:x32}; {arrived.Rows} rows, {arrived.Checksum:x32}.");
    }
}

internal static class CopyCommands
{
    /// <summary>A statement for each reference between tables.</summary>
    public static IEnumerable<string> References(this DbContext context, Func<ITable, IForeignKeyConstraint, MigrationOperation> operation)
    {
        var model = context.GetService<IDesignTimeModel>().Model;
        var operations = model.GetRelationalModel().Tables.SelectMany(t => t.ForeignKeyConstraints.Select(key => operation(t, key)));
        return context.GetService<IMigrationsSqlGenerator>().Generate([.. operations], model).Select(c => c.CommandText);
    }

    public static async Task ExecuteAsync(this DbContext context, IEnumerable<string?> statements, CancellationToken cancel)
    {
        foreach (var sql in statements.OfType<string>())
        {
            await using var command = context.Command(sql);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>A command in the transaction that the context is in, without a time limit.</summary>
    public static DbCommand Command(this DbContext context, string sql)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
