using InstrumentHub.Core.Contributions;
using InstrumentHub.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Contributions;

internal sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("proposals");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Target).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Key).HasMaxLength(Proposal.MaxKeyLength);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Reason).HasMaxLength(Proposal.MaxReasonLength);
        // A form that shows an older edition is refused by the entity; two saves at the same instant are refused here.
        builder.Property(p => p.Edition).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AuthorId);
        builder.HasIndex(p => new { p.AuthorId, p.State });
        builder.HasIndex(p => new { p.Target, p.Key, p.State });
    }
}
