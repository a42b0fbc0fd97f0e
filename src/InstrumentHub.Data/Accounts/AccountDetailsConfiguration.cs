using InstrumentHub.Core.Accounts;
using InstrumentHub.Data.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Accounts;

/// <summary>What hangs on an account and goes with it.</summary>
internal sealed class AccountDetailsConfiguration :
    IEntityTypeConfiguration<OneTimeKey>, IEntityTypeConfiguration<SignInRecord>, IEntityTypeConfiguration<Profile>
{
    public void Configure(EntityTypeBuilder<OneTimeKey> builder)
    {
        builder.ToTable("one_time_keys");
        builder.HasKey(k => k.Hash);
        builder.Property(k => k.Hash).HasMaxLength(OneTimeKey.HashLength);
        builder.Property(k => k.Purpose).HasConversion<string>().HasMaxLength(30);
        builder.Property(k => k.Data).HasMaxLength(OneTimeKey.MaxDataLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(k => k.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<SignInRecord> builder)
    {
        builder.ToTable("account_sign_ins");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Browser).HasMaxLength(SignInRecord.MaxBrowserLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        builder.HasIndex(s => new { s.AccountId, s.At });
    }

    public void Configure(EntityTypeBuilder<Profile> builder)
    {
        builder.ToTable("account_profiles");
        builder.HasKey(p => p.AccountId);
        builder.Property(p => p.Expertise).HasRecordConversion();
        builder.Property(p => p.Sectors).HasRecordConversion();
        builder.Property(p => p.CanDo).HasRecordConversion();
        builder.Property(p => p.WantsToLearn).HasRecordConversion();
        builder.Ignore(p => p.Said).Ignore(p => p.IsPublic);
        builder.Property(p => p.HiddenAs).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Account>().WithOne().HasForeignKey<Profile>(p => p.AccountId);
    }
}
