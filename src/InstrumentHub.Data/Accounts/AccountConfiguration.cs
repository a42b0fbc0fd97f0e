using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(Account.MaxNameLength);
        builder.Property(a => a.Handle).HasMaxLength(Account.MaxHandleLength);
        builder.Property(a => a.Language).HasMaxLength(2);
        builder.Property(a => a.RulesVersion).HasMaxLength(Account.MaxRulesVersionLength);
        builder.Property(a => a.Role).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(a => a.Handle).IsUnique();
        // Identity asks whether an address is free before it writes; only the database can promise it.
        builder.HasIndex(a => a.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
    }
}

internal sealed class SignInTablesConfiguration :
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    /// <summary>The most that WebAuthn lets a credential's id be.</summary>
    private const int MaxCredentialIdBytes = 1023;

    /// <summary>A subject of OpenID Connect is at most 255 ASCII characters.</summary>
    private const int MaxNameLength = 128, MaxProviderKeyLength = 255;

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("account_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("account_logins");
        builder.Property(l => l.LoginProvider).HasMaxLength(MaxNameLength);
        builder.Property(l => l.ProviderKey).HasMaxLength(MaxProviderKeyLength);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("account_tokens");
        builder.Property(t => t.LoginProvider).HasMaxLength(MaxNameLength);
        builder.Property(t => t.Name).HasMaxLength(MaxNameLength);
    }

    /// <summary>Identity adds this table only when the application's services ask for it; tools that have no services would make a smaller model.</summary>
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("account_passkeys");
        // A credential's id may be longer than every database takes for a key.
        builder.Property<Guid>("Id");
        builder.HasKey("Id");
        builder.Property(p => p.CredentialId).HasMaxLength(MaxCredentialIdBytes);
        builder.OwnsOne(p => p.Data).ToJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
    }
}
