using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace InstrumentHub.IntegrationTests.Databases;

/// <summary>
/// Where PostgreSQL and SQL Server differ, and what the model must therefore be. The rules are reckoned from the model and not
/// from what a provider made of it, so that a build without SQL Server finds them too.
/// </summary>
internal static class ModelRules
{
    private const int MaxIdentifier = 63;           // PostgreSQL, in bytes; SQL Server has 128
    private const int MaxPrimaryKeyBytes = 900;     // SQL Server, where a table lies in the order of its primary key
    private const int MaxIndexKeyBytes = 1700;      // SQL Server, any other key
    private const int MaxColumnsInKey = 32;

    /// <summary>What is wrong with the model, in sentences that say what to do.</summary>
    public static IEnumerable<string> Faults(IModel model)
    {
        var tables = model.GetRelationalModel().Tables.ToList();
        return tables.SelectMany(Columns)
            .Concat(tables.SelectMany(Keys))
            .Concat(tables.SelectMany(Filters))
            .Concat(Identifiers(tables))
            .Concat(CascadePaths(tables));
    }

    private static IEnumerable<string> Columns(ITable table)
    {
        foreach (var column in table.Columns.Where(c => c.PropertyMappings.Any()))
        {
            var property = column.PropertyMappings[0].Property;
            var name = $"{table.Name}.{column.Name}";
            var stored = Stored(property);
            if (property.GetElementType() is not null) { yield return $"{name} is a list: an array on PostgreSQL, JSON on SQL Server. Keep it as JSON with a conversion, or as rows."; }
            if (stored == typeof(TimeSpan)) { yield return $"{name} is a TimeSpan, which SQL Server ends at 24 hours. Keep a number."; }
            if (stored == typeof(DateTime)) { yield return $"{name} is a DateTime, which says nothing of its zone. Keep a DateTimeOffset in UTC."; }
            if (stored == typeof(char) || stored == typeof(uint) || stored == typeof(ulong)) { yield return $"{name} is a {stored.Name}, which one of the two does not have."; }
            if (property.FindAnnotation(RelationalAnnotationNames.DefaultValueSql) is not null || property.FindAnnotation(RelationalAnnotationNames.ComputedColumnSql) is not null)
            {
                yield return $"{name} has SQL of its own, which one of the two does not understand.";
            }
        }
    }

    private static IEnumerable<string> Keys(ITable table) => table.UniqueConstraints
        .Select(key => (key.Name, key.Columns, Limit: key.GetIsPrimaryKey() ? MaxPrimaryKeyBytes : MaxIndexKeyBytes))
        .Concat(table.Indexes.Select(index => (index.Name, index.Columns, Limit: MaxIndexKeyBytes)))
        .SelectMany(key => KeyFaults(table, key.Name, key.Columns, key.Limit));

    private static IEnumerable<string> KeyFaults(ITable table, string name, IReadOnlyList<IColumn> columns, int limit)
    {
        if (columns.Count > MaxColumnsInKey) { yield return $"{name} has {columns.Count} columns, and SQL Server takes {MaxColumnsInKey}."; }
        foreach (var column in columns.Where(c => Bytes(c) is null))
        {
            yield return $"{name}: {table.Name}.{column.Name} has no HasMaxLength; PostgreSQL takes any length in a key, and SQL Server none without an end.";
        }
        if (columns.Sum(c => Bytes(c) ?? 0) is var bytes && bytes > limit)
        {
            yield return $"{name} takes up to {bytes} bytes ({string.Join(" + ", columns.Select(c => $"{c.Name} {Bytes(c)}"))}), and SQL Server {limit}. A character takes 2.";
        }
    }

    // EF Core leaves rows without a value out of a unique index on SQL Server, where otherwise only one row might be without; PostgreSQL
    // does so by itself. A filter of one's own is SQL, of which this much means the same to both.
    private static IEnumerable<string> Filters(ITable table) => table.Indexes.SelectMany(i => i.MappedIndexes).SelectMany(FilterFaults);

    private static IEnumerable<string> FilterFaults(IIndex index)
    {
        var (name, filter) = (index.GetDatabaseName(), index.GetFilter());
        if (filter is not null && !NotNullOnly(filter))
        {
            yield return $"{name}: the filter {filter} is not understood by both. Both understand \"Column\" IS NOT NULL, with AND between.";
            yield break;
        }
        var chosen = index.FindAnnotation(RelationalAnnotationNames.Filter) is not null;
        foreach (var property in index.Properties.Where(p => index.IsUnique && chosen && p.IsNullable && filter?.Contains(p.GetColumnName(), StringComparison.Ordinal) != true))
        {
            yield return $"{name}: the filter must leave out rows without {property.GetColumnName()}, of which SQL Server would take only one.";
        }
    }

    private static bool NotNullOnly(string filter) => filter.Split(" AND ").All(part =>
        part.EndsWith(" IS NOT NULL", StringComparison.Ordinal) && part[..^" IS NOT NULL".Length] is ['"', .., '"'] or ['[', .., ']']);

    private static IEnumerable<string> Identifiers(IReadOnlyList<ITable> tables)
    {
        var names = tables.SelectMany(t => t.Columns.Select(c => (In: t.Name, c.Name))
                .Concat(t.Indexes.Select(i => (In: t.Name + ", indexes", i.Name)))
                .Concat(t.UniqueConstraints.Select(k => (In: "keys", k.Name)))
                .Concat(t.ForeignKeyConstraints.Select(k => (In: "keys", k.Name))))
            .Concat(tables.Select(t => (In: "keys", t.Name)))
            .ToList();
        return names.Where(n => System.Text.Encoding.UTF8.GetByteCount(n.Name) > MaxIdentifier)
            .Select(n => $"The name {n.Name} is longer than {MaxIdentifier} bytes, where PostgreSQL ends.")
            .Concat(names.GroupBy(n => (n.In, Name: n.Name.ToUpperInvariant())).Where(g => g.Count() > 1)
                .Select(g => $"{g.First().Name} is there twice ({g.Key.In}): SQL Server knows no difference between A and a."));
    }

    /// <summary>SQL Server refuses a table that one deletion could reach in two ways, or that could reach itself.</summary>
    private static IEnumerable<string> CascadePaths(IReadOnlyList<ITable> tables)
    {
        var acts = tables.SelectMany(t => t.ForeignKeyConstraints)
            .Where(k => k.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault)
            .ToLookup(k => k.PrincipalTable.Name);
        foreach (var table in tables)
        {
            foreach (var reached in Reached(table.Name, acts, []).GroupBy(path => path[^1].Table.Name).Where(paths => paths.Count() > 1 || paths.Key == table.Name))
            {
                var ways = string.Join("; ", reached.Select(path => string.Join(" > ", path.Select(k => k.Name))));
                yield return $"A deletion in {table.Name} reaches {reached.Key} in more than one way ({ways}). Give all but one OnDelete(DeleteBehavior.Restrict) or ClientCascade.";
            }
        }
    }

    private static IEnumerable<IReadOnlyList<IForeignKeyConstraint>> Reached(
        string table, ILookup<string, IForeignKeyConstraint> acts, IReadOnlyList<IForeignKeyConstraint> before)
    {
        foreach (var key in acts[table])
        {
            IReadOnlyList<IForeignKeyConstraint> path = [.. before, key];
            yield return path;
            // What is set to nothing stays, so it takes nothing along; and a circle is told once.
            if (key.OnDeleteAction != ReferentialAction.Cascade || path.Any(k => k.PrincipalTable == key.Table)) { continue; }
            foreach (var further in Reached(key.Table.Name, acts, path)) { yield return further; }
        }
    }

    /// <summary>The bytes that a column takes in SQL Server's key at most; null where there is no end.</summary>
    private static int? Bytes(IColumn column)
    {
        var property = column.PropertyMappings.Count > 0 ? column.PropertyMappings[0].Property : null;
        if (property is null) { return null; }
        var stored = Stored(property);
        return stored switch
        {
            _ when stored == typeof(string) => property.GetMaxLength() * 2,
            _ when stored == typeof(byte[]) => property.IsConcurrencyToken && property.ValueGenerated == ValueGenerated.OnAddOrUpdate ? 8 : property.GetMaxLength(),
            _ when stored == typeof(Guid) => 16,
            _ when stored == typeof(DateTimeOffset) => 10,
            _ when stored == typeof(decimal) => 17,
            _ when stored == typeof(bool) || stored == typeof(byte) => 1,
            _ when stored == typeof(int) || stored == typeof(float) => 4,
            _ => 8,
        };
    }

    private static Type Stored(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
