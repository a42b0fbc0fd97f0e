using InstrumentHub.Core.Collections;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Data.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Collections;

internal sealed class CollectionConfiguration : IEntityTypeConfiguration<Collection>
{
    public void Configure(EntityTypeBuilder<Collection> builder)
    {
        builder.ToTable("collections");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Slug).HasMaxLength(Collection.MaxSlugLength);
        builder.Property(c => c.Name).HasMaxLength(Collection.MaxNameLength);
        builder.Property(c => c.Description).HasMaxLength(Collection.MaxDescriptionLength);
        builder.Property(c => c.Items).HasRecordConversion();
        builder.Property(c => c.HiddenAs).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Edition).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.OwnerId);
        builder.HasIndex(c => c.Slug).IsUnique();
        builder.HasIndex(c => new { c.IsPublic, c.ChangedAt });
    }
}
