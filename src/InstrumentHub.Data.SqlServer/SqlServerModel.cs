using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace InstrumentHub.Data.SqlServer;

/// <summary>Says in SQL Server's words what the model leaves to the database and PostgreSQL does by itself.</summary>
internal sealed class SqlServerModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    // Text is equal when it is the same and sorts by its codes, as PostgreSQL's C.UTF-8 has it, whatever the database's own collation is.
    internal const string Collation = "Latin1_General_100_BIN2";

    // Microseconds, which is what PostgreSQL keeps: a time that moves from one to the other stays the same.
    internal const int TimePrecision = 6;

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        RungTopic.Map(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()).SelectMany(Columns)) { Settle(property); }
    }

    private static IEnumerable<IMutableProperty> Columns(IMutableTypeBase type) => type.GetDeclaredProperties()
        .Concat(type.GetDeclaredComplexProperties().Select(c => c.ComplexType).Where(c => !c.IsMappedToJson()).SelectMany(Columns));

    private static void Settle(IMutableProperty property)
    {
        var stored = property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        if (stored == typeof(string)) { property.SetCollation(Collation); }
        if (stored == typeof(DateTimeOffset) || stored == typeof(DateTime)) { property.SetPrecision(TimePrecision); }
    }
}
