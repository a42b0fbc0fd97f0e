using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Infrastructure;

/// <summary>A key that signs and encrypts cookies and forms; it lives in the database so that every node can read what another wrote.</summary>
public sealed class DataProtectionKey
{
    public const int MaxNameLength = 200;

    public required string Name { get; init; }
    public required string Xml { get; init; }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.HasKey(k => k.Name);
        builder.Property(k => k.Name).HasMaxLength(DataProtectionKey.MaxNameLength);
    }
}
