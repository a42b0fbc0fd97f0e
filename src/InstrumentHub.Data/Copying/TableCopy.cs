using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace InstrumentHub.Data.Copying;

/// <summary>One table of the model on its way from one database to another.</summary>
internal sealed class TableCopy
{
    // SQL Server takes 2100 parameters in one statement, less a few for itself, and 1000 rows.
    private const int MaxParameters = 2000;
    private const int MaxRows = 500;

    private readonly DbContext _from;
    private readonly DbContext _to;
    private readonly IReadOnlyList<ColumnCopy> _columns;
    private readonly string _read;

    private TableCopy(DbContext from, DbContext to, ITable source, ITable target)
    {
        (_from, _to, Name) = (from, to, target.Name);
        _columns = [.. target.Columns.Where(c => !c.IsRowVersion).Select(c => new ColumnCopy(source.FindColumn(c.Name)!, c, to))];
        Numbered = _columns.FirstOrDefault(c => c.IsNumbered)?.Name;
        QuotedName = Quote(to, target.Name, target.Schema);
        _read = $"SELECT {Names(from)} FROM {Quote(from, source.Name, source.Schema)}";
    }

    public string Name { get; }

    public IReadOnlyList<ColumnCopy> Columns => _columns;

    /// <summary>As the target writes it.</summary>
    public string QuotedName { get; }

    /// <summary>The column that the database counts up by itself, if there is one.</summary>
    public string? Numbered { get; }

    /// <summary>All tables of the model. What one kind of database has for its own use stays behind.</summary>
    public static IEnumerable<TableCopy> Between(DbContext from, DbContext to) =>
        from.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(source => (Source: source, Target: to.Model.GetRelationalModel().FindTable(source.Name, source.Schema)))
            .Where(pair => pair.Target is not null)
            .Select(pair => new TableCopy(from, to, pair.Source, pair.Target!));

    public async Task<bool> AnyInTargetAsync(CancellationToken cancel)
    {
        await using var command = _to.Command($"SELECT CASE WHEN EXISTS (SELECT 1 FROM {QuotedName}) THEN 1 ELSE 0 END");
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) == 1;
    }

    /// <summary>Reads all rows of the source and writes them.</summary>
    public async Task<TableCopied> WriteAsync(CancellationToken cancel)
    {
        var batch = new List<object?[]>();
        var size = Math.Clamp(MaxParameters / _columns.Count, 1, MaxRows);
        var copied = await ReadAsync(_from, _read, async row =>
        {
            batch.Add(row);
            if (batch.Count < size) { return; }
            await InsertAsync(batch, cancel);
            batch.Clear();
        }, cancel);
        if (batch.Count > 0) { await InsertAsync(batch, cancel); }
        return copied;
    }

    /// <summary>Reads all rows of the source, one after the other.</summary>
    public Task<TableCopied> ReadAsync(Func<object?[], Task> each, CancellationToken cancel) => ReadAsync(_from, _read, each, cancel);

    /// <summary>Writes rows that came from elsewhere; they have a value for each of <see cref="Columns"/>.</summary>
    public async Task<TableCopied> WriteAsync(IAsyncEnumerable<object?[]> rows, CancellationToken cancel)
    {
        var (count, sum, digest, batch) = (0L, UInt128.Zero, new RowDigest(), new List<object?[]>());
        var size = Math.Clamp(MaxParameters / _columns.Count, 1, MaxRows);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            (count, sum) = (count + 1, unchecked(sum + digest.Of(row)));
            batch.Add(row);
            if (batch.Count < size) { continue; }
            await InsertAsync(batch, cancel);
            batch.Clear();
        }
        if (batch.Count > 0) { await InsertAsync(batch, cancel); }
        return new(Name, count, sum);
    }

    /// <summary>What the target says that it has now.</summary>
    public Task<TableCopied> ReadBackAsync(CancellationToken cancel) =>
        ReadAsync(_to, $"SELECT {Names(_to)} FROM {QuotedName}", _ => Task.CompletedTask, cancel);

    private async Task<TableCopied> ReadAsync(DbContext context, string sql, Func<object?[], Task> each, CancellationToken cancel)
    {
        var (rows, sum, digest) = (0L, UInt128.Zero, new RowDigest());
        await using var command = context.Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var row = new object?[_columns.Count];
            for (var i = 0; i < row.Length; i++) { row[i] = await reader.IsDBNullAsync(i, cancel) ? null : _columns[i].Read(reader, i); }
            // A sum does not mind the order, and the two kinds of database sort keys differently.
            sum = unchecked(sum + digest.Of(row));
            rows++;
            await each(row);
        }
        return new(Name, rows, sum);
    }

    private async Task InsertAsync(List<object?[]> rows, CancellationToken cancel)
    {
        await using var command = _to.Command("");
        var places = rows.Select((row, r) => $"({string.Join(", ", row.Select((value, c) => Add(command, $"@p{r}_{c}", _columns[c], value)))})").ToList();
        command.CommandText = $"INSERT INTO {QuotedName} ({Names(_to)}) VALUES {string.Join(", ", places)}";
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Add(DbCommand command, string name, ColumnCopy column, object? value)
    {
        command.Parameters.Add(column.Parameter(command, name, value));
        return name;
    }

    private string Names(DbContext context) => string.Join(", ", _columns.Select(c => Quote(context, c.Name)));

    private static string Quote(DbContext context, string name, string? schema = null) => context.GetService<ISqlGenerationHelper>().DelimitIdentifier(name, schema);
}
