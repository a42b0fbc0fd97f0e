using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Notifications;

internal sealed class FollowConfiguration : IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Follow> builder)
    {
        builder.ToTable("follows");
        builder.HasKey(f => new { f.AccountId, f.SubjectKind, f.SubjectKey });
        builder.Property(f => f.SubjectKind).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.SubjectKey).HasMaxLength(Subject.MaxKeyLength);
        builder.Property(f => f.FeedKey).HasMaxLength(PrivateKey.Length);
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId);
        builder.HasIndex(f => new { f.SubjectKind, f.SubjectKey });
        builder.HasIndex(f => f.FeedKey).IsUnique();
    }
}

internal sealed class MailWishesConfiguration : IEntityTypeConfiguration<MailWishes>
{
    public void Configure(EntityTypeBuilder<MailWishes> builder)
    {
        builder.ToTable("mail_wishes");
        builder.HasKey(w => w.AccountId);
        builder.Property(w => w.AccountId).ValueGeneratedNever();
        builder.Property(w => w.Digest).HasConversion<string>().HasMaxLength(10);
        builder.Property(w => w.UnsubscribeKey).HasMaxLength(PrivateKey.Length);
        builder.HasOne<Account>().WithOne().HasForeignKey<MailWishes>(w => w.AccountId);
        builder.HasIndex(w => w.UnsubscribeKey).IsUnique();
    }
}
