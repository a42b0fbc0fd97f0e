using System.Reflection;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace InstrumentHub.IntegrationTests.Accounts;

/// <summary>
/// Puts a row of somebody into every table that can know of an account, with the rows that it hangs on, whatever the model is: a new entity is in it
/// without anybody thinking of it. Every text is one that stands nowhere else.
/// </summary>
internal sealed class TracesOfSomebody(HubContext hub, Guid account, string mark)
{
    private readonly Dictionary<IEntityType, EntityEntry> _rows = [];
    private int _texts;

    /// <summary>The texts of their own rows, by entity and property.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    public async Task LeaveAsync()
    {
        var columns = AccountColumns.In(hub.Model);
        foreach (var entity in columns.Select(c => (IEntityType)c.DeclaringType).Distinct()) { Row(entity, columns); }
        await hub.SaveChangesAsync();
    }

    private EntityEntry Row(IEntityType entity, IReadOnlyList<IProperty> columns)
    {
        if (_rows.TryGetValue(entity, out var known)) { return known; }
        if (entity.ClrType == typeof(Instrument)) { return _rows[entity] = hub.Entry(hub.Instruments.OrderBy(i => i.Slug).First()); }
        var row = hub.Entry(Activator.CreateInstance(entity.ClrType, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, Arguments(entity.ClrType), null)!);
        if (row.Entity is IdentityUserPasskey<Guid> passkey) { passkey.Data = new() { Name = "", PublicKey = [1], AttestationObject = [1], ClientDataJson = [1] }; }
        foreach (var property in entity.GetProperties().Where(p => !p.IsShadowProperty() || p.IsPrimaryKey()))
        {
            if (Value(entity, property, row, columns) is { } value) { row.Property(property.Name).CurrentValue = value; }
        }
        hub.Add(row.Entity);
        return _rows[entity] = row;
    }

    /// <summary>Null leaves it as the entity itself made it.</summary>
    private object? Value(IEntityType entity, IProperty property, EntityEntry row, IReadOnlyList<IProperty> columns)
    {
        if (columns.Contains(property)) { return account; }
        if (property.GetContainingForeignKeys().FirstOrDefault(k => k.PrincipalEntityType.ClrType != typeof(Account) && k.PrincipalEntityType != entity) is { } key)
        {
            return Row(key.PrincipalEntityType, columns).Property(key.PrincipalKey.Properties[key.Properties.ToList().IndexOf(property)].Name).CurrentValue;
        }
        var type = property.ClrType;
        if (type == typeof(string)) { return Text(entity, property, isOwn: columns.Any(c => c.DeclaringType == entity)); }
        if (property.IsNullable || property.ValueGenerated == ValueGenerated.OnAdd && type != typeof(Guid)) { return null; }
        return type == typeof(Guid) ? Guid.NewGuid()
            : type == typeof(DateTimeOffset) ? DateTimeOffset.UtcNow.AddDays(1)
            : type == typeof(DateOnly) ? new DateOnly(2026, 5, 4)
            : type == typeof(byte[]) ? Guid.NewGuid().ToByteArray()
            : type == typeof(int) && property.IsPrimaryKey() ? (mark.Sum(c => c) * 1_000) + ++_texts
            : row.Property(property.Name).CurrentValue is null ? Made(type)
            : null;
    }

    private string? Text(IEntityType entity, IProperty property, bool isOwn)
    {
        var text = $"{mark}{++_texts}q";
        if (property.GetMaxLength() is { } most && most < text.Length) { return property.IsNullable ? null : text[..most]; }
        if (isOwn) { Texts[$"{entity.ClrType.Name}.{property.Name}"] = text; }
        return text;
    }

    /// <summary>A record that is kept as JSON, as empty as it may be.</summary>
    private object Made(Type type) => type == typeof(InstrumentRecord) ? hub.Instruments.OrderBy(i => i.Slug).First().Record : Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, Arguments(type), null)!;

    private static object?[] Arguments(Type type)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var constructor = type.GetConstructors(Any).Where(c => c.GetParameters() is not [{ } only] || only.ParameterType != type).MinBy(c => c.GetParameters().Length)!;
        return [.. constructor.GetParameters().Select(p => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : p.ParameterType == typeof(string) ? "" : null)];
    }
}
