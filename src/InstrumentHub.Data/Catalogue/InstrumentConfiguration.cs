using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Data.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Catalogue;

internal sealed class InstrumentConfiguration : IEntityTypeConfiguration<Instrument>
{
    public void Configure(EntityTypeBuilder<Instrument> builder)
    {
        builder.ToTable("instruments");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Slug).HasMaxLength(InstrumentRecord.MaxSlugLength);
        builder.Property(i => i.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Origin).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Hash).HasMaxLength(ContentHash.Length);
        builder.Property(i => i.FileHash).HasMaxLength(ContentHash.Length);
        builder.Property(i => i.Record).HasRecordConversion();

        // Slugs are lower case by rule, so databases that compare text with and without case see the same duplicates.
        builder.HasIndex(i => i.Slug).IsUnique();
        builder.HasIndex(i => i.Version);
        builder.HasMany(i => i.Revisions).WithOne().HasForeignKey(r => r.InstrumentId);
    }
}

internal sealed class InstrumentRevisionConfiguration : IEntityTypeConfiguration<InstrumentRevision>
{
    public void Configure(EntityTypeBuilder<InstrumentRevision> builder)
    {
        builder.ToTable("instrument_revisions");
        builder.HasKey(r => new { r.InstrumentId, r.Number });
        builder.Property(r => r.Number).ValueGeneratedNever();
        builder.Property(r => r.Origin).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Reason).HasMaxLength(InstrumentRevision.MaxReasonLength);
        builder.Property(r => r.Record).HasRecordConversion();
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AuthorId);
    }
}

internal sealed class FileProposalConfiguration : IEntityTypeConfiguration<FileProposal>
{
    public void Configure(EntityTypeBuilder<FileProposal> builder)
    {
        builder.ToTable("file_proposals");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Slug).HasMaxLength(InstrumentRecord.MaxSlugLength);
        builder.Property(p => p.Hash).HasMaxLength(ContentHash.Length);
        builder.Property(p => p.Record).HasRecordConversion();
        builder.HasIndex(p => new { p.Slug, p.Hash }).IsUnique();
    }
}
