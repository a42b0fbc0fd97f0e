using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace InstrumentHub.Data.Copying;

/// <summary>How a value of one column is read from any database and written to another: as the model stores it, without what the model makes of it.</summary>
internal sealed class ColumnCopy
{
    private static readonly MethodInfo ReadMethod = typeof(ColumnCopy).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Func<DbDataReader, int, object> _read;
    private readonly RelationalTypeMapping _write;

    public ColumnCopy(IColumn source, IColumn target, DbContext to)
    {
        Name = target.Name;
        var mapping = source.PropertyMappings.Count > 0 ? source.PropertyMappings[0] : null;
        var type = mapping is null ? typeof(string) : Stored(mapping.TypeMapping);
        Kind = mapping is null ? typeof(JsonText) : type;
        _read = ReadMethod.MakeGenericMethod(type, mapping is null ? typeof(JsonText) : type).CreateDelegate<Func<DbDataReader, int, object>>();
        _write = to.GetService<IRelationalTypeMappingSource>().FindMapping(type, target.StoreType)
            ?? throw new NotSupportedException($"{target.Table.Name}.{Name}: {type.Name} cannot be written as {target.StoreType}.");
        IsNumbered = mapping?.Property is { ValueGenerated: ValueGenerated.OnAdd } property && (type == typeof(int) || type == typeof(long))
            && property.GetValueGeneratorFactory() is null && !property.IsForeignKey();
    }

    public string Name { get; }

    /// <summary>What <see cref="Read"/> gives where there is a value.</summary>
    public Type Kind { get; }

    /// <summary>Whether the database counts it up by itself.</summary>
    public bool IsNumbered { get; }

    public object Read(DbDataReader reader, int ordinal) => _read(reader, ordinal);

    public DbParameter Parameter(DbCommand command, string name, object? value) =>
        _write.CreateParameter(command, name, value is JsonText json ? json.Text : value, nullable: true);

    private static Type Stored(RelationalTypeMapping mapping)
    {
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    // A column without a property holds a whole object as JSON.
    private static object ReadAs<TStored, TKept>(DbDataReader reader, int ordinal) where TStored : notnull =>
        typeof(TKept) == typeof(JsonText) ? new JsonText(reader.GetString(ordinal)) : reader.GetFieldValue<TStored>(ordinal);
}

/// <summary>JSON, of which a database may change the order and the white space.</summary>
internal sealed record JsonText(string Text);
