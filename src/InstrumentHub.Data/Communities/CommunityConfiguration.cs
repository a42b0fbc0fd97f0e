using InstrumentHub.Core.Communities;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Data.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Communities;

internal sealed class CommunityConfiguration : IEntityTypeConfiguration<Community>
{
    public void Configure(EntityTypeBuilder<Community> builder)
    {
        builder.ToTable("communities");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Slug).HasMaxLength(Community.MaxSlugLength);
        builder.Property(c => c.Name).HasMaxLength(Community.MaxNameLength);
        builder.Property(c => c.Challenge).HasMaxLength(Community.MaxChallengeLength);
        builder.Property(c => c.Region).HasMaxLength(Community.MaxRegionLength);
        builder.Property(c => c.Phase).HasMaxLength(Community.MaxSlugLength);
        builder.Property(c => c.Description).HasMaxLength(Community.MaxDescriptionLength);
        builder.Property(c => c.Visibility).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.HiddenAs).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Sectors).HasRecordConversion();
        builder.Property(c => c.Instruments).HasRecordConversion();
        builder.HasIndex(c => c.Slug).IsUnique();
        builder.HasMany(c => c.Members).WithOne().HasForeignKey(m => m.CommunityId);
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasKey(m => new { m.CommunityId, m.AccountId });
        builder.Property(m => m.Role).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        builder.HasIndex(m => m.AccountId);
    }
}
