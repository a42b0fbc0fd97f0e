using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Catalogue;

internal sealed class CatalogueDocumentConfiguration : IEntityTypeConfiguration<CatalogueDocument>
{
    public void Configure(EntityTypeBuilder<CatalogueDocument> builder)
    {
        builder.ToTable("catalogue_documents");
        builder.HasKey(d => new { d.Kind, d.Key });
        builder.Property(d => d.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Key).HasMaxLength(InstrumentRecord.MaxSlugLength);
        builder.Property(d => d.Hash).HasMaxLength(ContentHash.Length);
        builder.Property(d => d.FileHash).HasMaxLength(ContentHash.Length);
        builder.Property(d => d.Origin).HasConversion<string>().HasMaxLength(20).HasDefaultValue(RecordOrigin.File);
    }
}

internal sealed class CatalogueStateConfiguration : IEntityTypeConfiguration<CatalogueState>
{
    public void Configure(EntityTypeBuilder<CatalogueState> builder)
    {
        builder.ToTable("catalogue_state");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
