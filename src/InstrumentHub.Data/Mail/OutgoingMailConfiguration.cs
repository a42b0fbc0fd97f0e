using InstrumentHub.Core.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Mail;

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("outgoing_mail");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.To).HasMaxLength(OutgoingMail.MaxAddressLength);
        builder.Property(m => m.Subject).HasMaxLength(OutgoingMail.MaxSubjectLength);
        builder.Property(m => m.UnsubscribeUrl).HasMaxLength(OutgoingMail.MaxUrlLength);
        builder.Property(m => m.DedupeKey).HasMaxLength(OutgoingMail.MaxDedupeKeyLength);
        builder.Property(m => m.LastError).HasMaxLength(OutgoingMail.MaxErrorLength);
        builder.HasIndex(m => m.DedupeKey).IsUnique();
        builder.HasIndex(m => new { m.SentAt, m.NextAttemptAt });
    }
}
