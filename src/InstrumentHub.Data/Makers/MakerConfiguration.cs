using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Makers;
using InstrumentHub.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Makers;

internal sealed class MakerClaimConfiguration : IEntityTypeConfiguration<MakerClaim>
{
    public void Configure(EntityTypeBuilder<MakerClaim> builder)
    {
        builder.ToTable("maker_claims");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Instrument).HasMaxLength(InstrumentRecord.MaxSlugLength);
        builder.Property(c => c.Explanation).HasMaxLength(MakerClaim.MaxExplanationLength);
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        builder.HasIndex(c => new { c.Instrument, c.AccountId }).IsUnique();
    }
}

internal sealed class MakerNoteConfiguration : IEntityTypeConfiguration<MakerNote>
{
    public void Configure(EntityTypeBuilder<MakerNote> builder)
    {
        builder.ToTable("maker_notes");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Instrument).HasMaxLength(InstrumentRecord.MaxSlugLength);
        builder.Property(n => n.Text).HasMaxLength(MakerNote.MaxTextLength);
        builder.Property(n => n.HiddenAs).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId);
        builder.HasIndex(n => new { n.Instrument, n.At });
    }
}

internal sealed class FreshnessConfiguration : IEntityTypeConfiguration<Freshness>
{
    public void Configure(EntityTypeBuilder<Freshness> builder)
    {
        builder.ToTable("instrument_freshness");
        builder.HasKey(f => f.Instrument);
        builder.Property(f => f.Instrument).HasMaxLength(InstrumentRecord.MaxSlugLength);
        builder.Property(f => f.Edition).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.StewardId);
    }
}
