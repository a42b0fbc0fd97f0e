using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Administration;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Act).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.Target).HasMaxLength(AuditEntry.MaxTargetLength);
        builder.Property(e => e.Reason).HasMaxLength(AuditEntry.MaxReasonLength);
        builder.Property(e => e.Before).HasMaxLength(AuditEntry.MaxStateLength);
        builder.Property(e => e.After).HasMaxLength(AuditEntry.MaxStateLength);
        // No key leads to the account: the log outlives it.
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => e.Target);
    }
}

internal sealed class SiteStateConfiguration : IEntityTypeConfiguration<SiteState>
{
    public void Configure(EntityTypeBuilder<SiteState> builder)
    {
        builder.ToTable("site_state");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.Settings).HasRecordConversion();
        builder.Property<Maintenance>(nameof(SiteState.Maintenance)).HasRecordConversion().IsRequired(false);
    }
}

internal sealed class UsageDayConfiguration : IEntityTypeConfiguration<UsageDay>
{
    public void Configure(EntityTypeBuilder<UsageDay> builder)
    {
        builder.ToTable("usage_days");
        builder.HasKey(u => new { u.Day, u.Kind, u.Key });
        builder.Property(u => u.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(u => u.Key).HasMaxLength(UsageDay.MaxKeyLength);
    }
}

internal sealed class VocabularyRevisionConfiguration : IEntityTypeConfiguration<VocabularyRevision>
{
    public void Configure(EntityTypeBuilder<VocabularyRevision> builder)
    {
        builder.ToTable("vocabulary_revisions");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.SchemeId).HasMaxLength(20);
        builder.Property(r => r.ConceptId).HasMaxLength(Concept.MaxIdLength);
        builder.Property(r => r.ReplacedBy).HasMaxLength(Concept.MaxIdLength);
        builder.Property(r => r.Reason).HasMaxLength(VocabularyRevision.MaxReasonLength);
        builder.HasIndex(r => new { r.SchemeId, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.SchemeId, r.ConceptId });
    }
}
