using InstrumentHub.Core;
using InstrumentHub.Core.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Links;

internal sealed class LinkCheckConfiguration : IEntityTypeConfiguration<LinkCheck>
{
    public void Configure(EntityTypeBuilder<LinkCheck> builder)
    {
        builder.ToTable("link_checks");
        builder.HasKey(l => l.Key);
        builder.Property(l => l.Key).HasMaxLength(LinkCheck.KeyLength);
        builder.Property(l => l.Url).HasMaxLength(LinkCheck.MaxUrlLength);
        builder.Property(l => l.Host).HasMaxLength(LinkCheck.MaxHostLength);
        builder.Property(l => l.Reason).HasMaxLength(LinkCheck.MaxReasonLength);
        builder.HasIndex(l => l.NextAt);
        builder.HasIndex(l => l.DeadAt);
        builder.HasIndex(l => new { l.Host, l.CheckedAt });
    }
}

internal sealed class WorkLeaseConfiguration : IEntityTypeConfiguration<WorkLease>
{
    public void Configure(EntityTypeBuilder<WorkLease> builder)
    {
        builder.ToTable("work_leases");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(WorkLease.MaxNameLength);
    }
}
