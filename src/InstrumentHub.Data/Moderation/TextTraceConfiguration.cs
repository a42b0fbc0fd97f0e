using InstrumentHub.Core.Moderation;
using InstrumentHub.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Moderation;

internal sealed class TextTraceConfiguration : IEntityTypeConfiguration<TextTrace>
{
    public void Configure(EntityTypeBuilder<TextTrace> builder)
    {
        builder.ToTable("text_traces");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.SubjectKind).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.SubjectKey).HasMaxLength(Subject.MaxKeyLength);
        builder.Property(t => t.Network).HasMaxLength(TextTrace.MaxNetworkLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId);
        builder.HasIndex(t => t.At);
        builder.HasIndex(t => new { t.AccountId, t.At });
        builder.HasIndex(t => new { t.Network, t.At });
    }
}
