using InstrumentHub.Core.Notifications;
using InstrumentHub.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Notifications;

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(n => n.TextNl).HasMaxLength(Notice.MaxTextLength);
        builder.Property(n => n.TextEn).HasMaxLength(Notice.MaxTextLength);
        builder.Property(n => n.UrlNl).HasMaxLength(Notice.MaxUrlLength);
        builder.Property(n => n.UrlEn).HasMaxLength(Notice.MaxUrlLength);
        builder.Property(n => n.DedupeKey).HasMaxLength(Notice.MaxDedupeKeyLength);
        builder.Ignore(n => n.Text);
        builder.Ignore(n => n.Url);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId);
        builder.HasIndex(n => new { n.AccountId, n.At });
        builder.HasIndex(n => new { n.AccountId, n.DedupeKey }).IsUnique();
        builder.HasIndex(n => new { n.MailedAt, n.At });
    }
}
