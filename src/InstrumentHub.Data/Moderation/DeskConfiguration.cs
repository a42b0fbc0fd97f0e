using InstrumentHub.Core.Moderation;
using InstrumentHub.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Moderation;

internal sealed class DeskItemConfiguration : IEntityTypeConfiguration<DeskItem>
{
    public void Configure(EntityTypeBuilder<DeskItem> builder)
    {
        builder.ToTable("desk_items");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.SubjectKind).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.SubjectKey).HasMaxLength(Subject.MaxKeyLength);
        builder.Property(i => i.Title).HasMaxLength(DeskItem.MaxTitleLength);
        builder.Property(i => i.Reach).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Edition).IsConcurrencyToken();
        builder.Ignore(i => i.Subject);
        builder.HasIndex(i => new { i.ClosedAt, i.Weight, i.OpenedAt });
        builder.HasIndex(i => new { i.SubjectKind, i.SubjectKey });
        builder.HasIndex(i => i.CommunityId);
    }
}

internal sealed class FlagConfiguration : IEntityTypeConfiguration<Flag>
{
    public void Configure(EntityTypeBuilder<Flag> builder)
    {
        builder.ToTable("flags");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Reason).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.Note).HasMaxLength(Flag.MaxNoteLength);
        builder.Property(f => f.Email).HasMaxLength(Flag.MaxEmailLength);
        builder.Property(f => f.Language).HasMaxLength(2);
        builder.HasOne<DeskItem>().WithMany().HasForeignKey(f => f.DeskItemId);
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId);
    }
}

internal sealed class ObjectionConfiguration : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.ToTable("objections");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Text).HasMaxLength(Objection.MaxTextLength);
        builder.HasOne<Decision>().WithMany().HasForeignKey(o => o.DecisionId);
        // One objection per decision: what was decided on it is decided.
        builder.HasIndex(o => o.DecisionId).IsUnique();
    }
}

internal sealed class ReasonTextConfiguration : IEntityTypeConfiguration<ReasonText>
{
    public void Configure(EntityTypeBuilder<ReasonText> builder)
    {
        builder.ToTable("reason_texts");
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).HasMaxLength(ReasonText.MaxKeyLength);
        builder.Property(t => t.Name).HasMaxLength(ReasonText.MaxNameLength);
        builder.Property(t => t.Nl).HasMaxLength(Decision.MaxReasonLength);
        builder.Property(t => t.En).HasMaxLength(Decision.MaxReasonLength);
    }
}

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decisions");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Act).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.SubjectKind).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.SubjectKey).HasMaxLength(Subject.MaxKeyLength);
        builder.Property(d => d.Reason).HasMaxLength(Decision.MaxReasonLength);
        builder.Property(d => d.Ground).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Before).HasMaxLength(Decision.MaxBeforeLength);
        builder.Ignore(d => d.Subject);
        // No key leads to the account or the item: the log outlives both.
        builder.HasIndex(d => d.At);
        builder.HasIndex(d => new { d.SubjectKind, d.SubjectKey });
        builder.HasIndex(d => d.ConcernsAccountId);
        builder.HasIndex(d => d.UndoesId).IsUnique();
    }
}
